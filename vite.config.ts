import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Opens without the network: every file of the build is kept; the API and the sockets are never answered from here. */
const offline = VitePWA({
  registerType: 'prompt',
  manifest: {
    id: '/',
    name: '客簿 Kebu',
    short_name: '客簿',
    description: '销售团队共用的客户台账',
    lang: 'zh-CN',
    start_url: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0e7c66',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,png,woff2}'],
    maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
    navigateFallback: '/index.html',
    navigateFallbackDenylist: [/^\/api(\/|$)/, /^\/sync(\/|$)/],
    cleanupOutdatedCaches: true,
  },
})

export default defineConfig({
  root: here('./client'),
  // tests have no service worker, and start faster without its plugin
  plugins: [react(), ...(process.env['VITEST'] === undefined ? [offline] : [])],
  resolve: { alias: [{ find: /^#shared\//, replacement: `${here('./shared')}/` }] },
  server: { proxy: { '/api': 'http://localhost:8787', '/sync': { target: 'ws://localhost:8787', ws: true } } },
  build: { outDir: here('./dist/client'), emptyOutDir: true, target: 'es2023' },
  test: {
    root: here('.'),
    // Suffix says cost: .test.ts every save; .fuzz.test.ts (random stories) and .heavy.test.ts (many rows, processes,
    // real password hashes) every push; .e2e.ts a browser.
    projects: [
      {
        extends: true,
        // The time limit is for what hangs: a busy machine must not fail a test that only waited its turn.
        test: {
          name: 'fast',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/**/*.{fuzz,heavy}.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A worker keeps the modules of one file for the next: a third less work than loading them for each.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'fuzz', include: ['test/**/*.{fuzz,heavy}.test.ts'], testTimeout: 600_000 } },
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
