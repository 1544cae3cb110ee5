import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright'
import { createServer, type ViteDevServer } from 'vite'

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

/** Serves the harness page straight from the sources and opens a browser on it. */
export async function openHarness(): Promise<Harness> {
  const server: ViteDevServer = await createServer({
    configFile: false,
    root: here('./harness'),
    cacheDir: here('../../node_modules/.cache/sheet-harness'),
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: [{ find: /^#shared\//, replacement: `${here('../../shared')}/` }] },
    server: { port: 20_000 + Math.floor(Math.random() * 20_000), host: '127.0.0.1', fs: { allow: [here('../..')] } },
  })
  await server.listen()
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
  const origin = server.resolvedUrls?.local[0] ?? ''
  return {
    browser,
    async open(rows) {
      const context = await browser.newContext({ viewport: { width: 1400, height: 760 } })
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
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
    },
  }
}
