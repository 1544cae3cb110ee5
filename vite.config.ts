import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('./client'),
  plugins: [react()],
  resolve: { alias: [{ find: /^#shared\//, replacement: `${here('./shared')}/` }] },
  server: { proxy: { '/api': 'http://localhost:8787', '/sync': { target: 'ws://localhost:8787', ws: true } } },
  build: { outDir: here('./dist/client'), emptyOutDir: true, target: 'es2023' },
  test: {
    root: here('.'),
    // Suffix says cost: .test.ts every save, .fuzz.test.ts every push, .e2e.ts a browser.
    projects: [
      {
        extends: true,
        test: { name: 'fast', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/**/*.fuzz.test.ts'] },
      },
      { extends: true, test: { name: 'fuzz', include: ['test/**/*.fuzz.test.ts'], testTimeout: 600_000 } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
