import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The whole product as it is shipped: the built client, the server in a process of its own, a folder of its own. */
export interface Kebu extends AsyncDisposable {
  readonly url: string
  /** Where it keeps everything. */
  readonly folder: string
  /** Ends the server as an operator would; the address stays reserved for `start`. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

export async function startKebu({ demo }: { readonly demo: boolean } = { demo: false }): Promise<Kebu> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'kebu-e2e-'))
  let server: ChildProcess | null = null
  const start = async () => {
    server = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'server/main.ts', ...(demo ? ['--demo'] : [])],
      {
        cwd: root,
        env: { ...process.env, PORT: String(port), KEBU_DATA: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await saysReady(server)
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (server === null || server.exitCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
    server = null
  }
  await start()
  return {
    url: `http://localhost:${port}`,
    folder,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  }
}

async function saysReady(server: ChildProcess): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    server.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('Kebu is ready at')) resolve()
    })
  })
  const ended = once(server, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${String(code)} before it was ready`)
  })
  await Promise.race([ready, ended])
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port')),
      )
    })
  })
}

/** Debian's Chromium without its background connections. */
export const launchOptions = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

export const startBrowser = (): Promise<Browser> => chromium.launch(launchOptions)

/** One person at one machine: a context of her own, in Chinese, whose page must not throw. */
export interface Person extends AsyncDisposable {
  readonly page: Page
  readonly context: BrowserContext
  /** The lid is closed: no network at all. */
  goOffline(): Promise<void>
  goOnline(): Promise<void>
}

/** A person's machine. */
export interface Seat {
  readonly width?: number
  readonly height?: number
  /**
   * For a story without a broken network: the program is not kept for offline, which costs a browser two seconds of work.
   */
  readonly alwaysOnline?: boolean
}

export async function sitDown(
  browser: Browser,
  { width = 1366, height = 768, alwaysOnline = false }: Seat = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width, height },
    serviceWorkers: alwaysOnline ? 'block' : 'allow',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: ['clipboard-read', 'clipboard-write'],
    // On a busy machine a list that unfolds is clicked where it stood a frame ago.
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  return {
    page,
    context,
    async goOffline() {
      if (alwaysOnline) throw new Error('whoever is always online keeps no program to be offline with')
      // the app's own files are kept from here on; who leaves sooner has what he opened
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
      await context.setOffline(true)
    },
    goOnline: () => context.setOffline(false),
    [Symbol.asyncDispose]: async () => {
      await context.close()
      if (faults.length > 0) throw new Error(`the page threw: ${faults.join('; ')}`)
    },
  }
}

/** Keeps what was on screen when a story failed, under test/.artifacts. */
export async function keepScreen(person: Person, name: string): Promise<void> {
  await person.page.screenshot({ path: join(root, 'test/.artifacts', `${name}.png`) })
}
