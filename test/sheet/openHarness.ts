import react from '@vitejs/plugin-react'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'
import { build, preview, type InlineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Harness extends AsyncDisposable {
  readonly browser: Browser
  /** A page with the sheet on so many rows, ready to be typed into. */
  open(rows: number): Promise<Page>
}

/** Builds the harness page once, so that each test's page opens in a blink, and opens a browser on it. */
export async function openHarness(): Promise<Harness> {
  const outDir = await mkdtemp(join(tmpdir(), 'kebu-harness-'))
  const site: InlineConfig = {
    configFile: false,
    root: here('./harness'),
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: [{ find: /^#shared\//, replacement: `${here('../../shared')}/` }] },
    build: { outDir, emptyOutDir: true, minify: false, target: 'es2023' },
    preview: { port: 0, host: '127.0.0.1' },
  }
  await build(site)
  const server = await preview(site)
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
  const origin = server.resolvedUrls?.local[0] ?? ''
  // Pages share a context until a test closes it: a page of a new one compiles everything again, a second each.
  let context: BrowserContext | null = null
  return {
    browser,
    async open(rows) {
      if (context === null) {
        context = await browser.newContext({ viewport: { width: 1400, height: 760 } })
        context.once('close', () => (context = null))
        await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      }
      const page = await context.newPage()
      page.on('pageerror', (error) => console.error(`page: ${error.stack ?? error.message}`))
      page.on('console', (message) => message.type() === 'error' && console.error(`console: ${message.text()}`))
      await page.goto(`${origin}?rows=${rows}`)
      await page.waitForSelector('.ag-row[row-index="0"]', { timeout: 60_000 })
      return page
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await server.close()
      await rm(outDir, { recursive: true })
    },
  }
}
