import { readdirSync, readFileSync } from 'node:fs'
import { chromium, type BrowserContext, type Page } from 'playwright'
import { cpuMsOf } from './process.ts'

/** What one opening took, counted from the start of the navigation. */
export interface Opening {
  /** The first row of the sheet stood painted. */
  readonly paintedMs: number
  /** The first key stood in the cell's editor. */
  readonly typedMs: number
  /** Processor time of the whole browser from the navigation to the key. */
  readonly cpuMs: number
  /** JavaScript heap after a garbage collection. */
  readonly heapMb: number
}

/** A browser process of its own on a profile that outlives it: what a person has who closes and opens the app. */
export async function openBrowser(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
}

/** Opens the ledger, types one key into the first row, and says how long a person would have waited for both. */
export async function openLedger(profile: string, url: string, customers: number): Promise<Opening> {
  const context = await openBrowser(profile)
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    await page.addInitScript(watch)
    const cpuBefore = browserCpuMs(profile)
    await page.goto(`${url}/ledger`, { waitUntil: 'commit' })
    await page.waitForFunction(() => 'painted' in window, undefined, { polling: 10, timeout: 60_000 })
    const box = await page.evaluate(() => (window as Watched).painted)
    if (box === undefined) throw new Error('a painted row has its place')
    await page.mouse.click(box.x, box.y)
    await page.keyboard.press('k')
    await page.waitForFunction(() => 'typedAt' in window, undefined, { polling: 10, timeout: 60_000 })
    const cpuMs = browserCpuMs(profile) - cpuBefore
    const typedMs = await page.evaluate(() => (window as Watched).typedAt ?? Number.NaN)
    await page.keyboard.press('Escape')
    const shown = await page.getByRole('grid').getAttribute('aria-rowcount')
    if (Number(shown) < customers) throw new Error(`${shown} rows are shown of ${customers} customers`)
    return { paintedMs: box.at, typedMs, cpuMs, heapMb: await heapMb(page) }
  } finally {
    await context.close()
  }
}

type Watched = Window & {
  painted?: { readonly at: number; readonly x: number; readonly y: number }
  typedAt?: number
}

/** Runs in the page before its own scripts: notes when the first name stands painted, and when a key has arrived. */
function watch(): void {
  const seen = window as Watched
  const firstName = () =>
    document.querySelector('[role="grid"] .ag-row[row-index="0"] .ag-cell:not(:empty)[col-id^="col_"]')
  const look = () => {
    const name = firstName()
    requestAnimationFrame(() => {
      // The frame that holds it was painted before this one began; a row drawn anew meanwhile was not.
      if (name === null || name !== firstName()) return look()
      const { left, top, height } = name.getBoundingClientRect()
      seen.painted = { at: performance.now(), x: left + 40, y: top + height / 2 }
    })
  }
  requestAnimationFrame(look)
  document.addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLTextAreaElement && target.value === 'k') seen.typedAt ??= performance.now()
    },
    { capture: true },
  )
}

async function heapMb(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}

/** Processor time of every process of the browser that runs on `profile`. */
function browserCpuMs(profile: string): number {
  const parentOf = new Map<number, number>()
  const roots = new Set<number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const stat = textOf(`/proc/${pid}/stat`)
    if (stat === null) continue
    parentOf.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    if (textOf(`/proc/${pid}/cmdline`)?.includes(`--user-data-dir=${profile}`) === true) roots.add(pid)
  }
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parentOf.get(at))
      if (roots.has(at)) return true
    return false
  }
  return [...parentOf.keys()]
    .filter(belongs)
    .reduce((sum, pid) => sum + (textOf(`/proc/${pid}/stat`) === null ? 0 : cpuMsOf(pid)), 0)
}

/** Null: the process ended meanwhile. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
