import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/e2e/longestFirst.ts'

type CodeSplittingGroup = Rolldown.CodeSplittingGroup
type ChunkingContext = Rolldown.ChunkingContext

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

/**
 * What every screen needs comes in two chunks, not in fifty: each file costs its way through the service worker. The
 * libraries and the grid stand apart, so that a new version of the app leaves them where they are. Everything else is
 * split by the pages that use it.
 */
function chunkGroups(): CodeSplittingGroup[] {
  const early = reachOf('client/early.ts')
  const app = reachOf('client/main.tsx')
  return [
    group('early', 4, (id, chunks) => early(chunks).has(id)),
    group('libraries', 3, (id, chunks) => id.includes('node_modules') && app(chunks).has(id)),
    group('app', 2, (id, chunks) => app(chunks).has(id)),
    group('grid', 1, (id) => id.includes('ag-grid')),
  ]
}

type Belongs = (id: string, chunks: ChunkingContext) => boolean

const group = (name: string, priority: number, belongs: Belongs): CodeSplittingGroup => ({
  name: (id, chunks) => (belongs(id, chunks) ? name : null),
  debugName: name,
  priority,
})

/** Every module that an entry cannot run without. */
function reachOf(entry: string): (chunks: ChunkingContext) => ReadonlySet<string> {
  let reach: Set<string> | null = null
  return (chunks) => {
    if (reach !== null) return reach
    reach = new Set([here(`./${entry}`)])
    for (const id of reach) for (const next of chunks.getModuleInfo(id)?.importedIds ?? []) reach.add(next)
    return reach
  }
}

export default defineConfig({
  root: here('./client'),
  // tests have no service worker, and start faster without its plugin
  plugins: [react(), ...(process.env['VITEST'] === undefined ? [offline] : [])],
  resolve: { alias: [{ find: /^#shared\//, replacement: `${here('./shared')}/` }] },
  server: { proxy: { '/api': 'http://localhost:8787', '/sync': { target: 'ws://localhost:8787', ws: true } } },
  build: {
    outDir: here('./dist/client'),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { output: { codeSplitting: { groups: chunkGroups() } } },
  },
  test: {
    root: here('.'),
    sequence: { sequencer: LongestFirst },
    // Suffix says cost: .test.ts every save; .fuzz.test.ts (random stories) and .heavy.test.ts (many rows, processes,
    // real password hashes) every push; .e2e.ts a browser.
    projects: [
      {
        extends: true,
        // The time limit is for what hangs: a busy machine must not fail a test that only waited its turn.
        test: {
          name: 'fast',
          include: ['test/**/*.test.{ts,tsx}'],
          // what the benches compare with brings tests of its own
          exclude: ['test/**/*.{fuzz,heavy}.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A worker keeps the modules of one file for the next: a third less work than loading them for each.
          isolate: false,
          // As many at once as the machine of the CI has processors: vitest alone would leave one of two idle.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: { name: 'fuzz', include: ['test/**/*.{fuzz,heavy}.test.ts'], testTimeout: 600_000, maxWorkers: 2 },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.ts'],
          exclude: ['test/http/start.e2e.ts', '**/node_modules/**'],
          globalSetup: 'test/sheet/harnessSite.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What a page shows comes when the machine gets to it: the limit is for what never comes.
          expect: { poll: { timeout: 30_000 } },
          // Three stories at once: each waits for its own server and pages more than it works.
          maxWorkers: 3,
          // A machine that stalls for seconds is no fault of the product; the report says what needed its second try.
          retry: 1,
        },
      },
      // `npm start` builds the client anew, which nobody may be using at that moment.
      {
        extends: true,
        test: { name: 'start', include: ['test/http/start.e2e.ts'], testTimeout: 240_000, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
