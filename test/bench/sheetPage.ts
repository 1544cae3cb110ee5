import type { CDPSession, Page } from 'playwright'
import { percentile } from './result.ts'

/** What frames of one stretch of time were like. */
export interface Frames {
  readonly perSecond: number
  readonly p95Ms: number
  /** Frames in which a row in sight stood without its text. */
  readonly blank: number
  readonly longTasks: number
}

interface Seen {
  /** When the frame stands painted in which `isDone` holds for the first time. */
  painted(isDone: () => boolean): Promise<number>
  startFrames(isBlank: () => boolean): void
  stopFrames(): { readonly times: readonly number[]; readonly blank: number; readonly longTasks: number }
  /** Where the gesture that is being measured began. */
  since: number
}

export type SeenPage = Window & { seen: Seen }

/** Runs in the page before its own scripts. */
export function watchFrames(): void {
  const afterPaint = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        // Posted within the frame, heard once it has been painted.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(), { once: true })
        port1.start()
        port2.postMessage(null)
      })
    })
  let times: number[] = []
  let blank = 0
  let longTasks = 0
  let isRunning = false
  const seen: Seen = {
    since: 0,
    async painted(isDone) {
      const givenUp = performance.now() + 60_000
      // Asked after each frame, so that the first which shows it counts and not one more.
      for (;;) {
        await afterPaint()
        const at = performance.now()
        if (isDone()) return at
        if (at > givenUp) throw new Error('nothing was painted within a minute')
      }
    },
    startFrames(isBlank) {
      times = []
      blank = 0
      longTasks = 0
      isRunning = true
      const watcher = new PerformanceObserver((list) => (longTasks += list.getEntries().length))
      watcher.observe({ entryTypes: ['longtask'] })
      const step = (at: number) => {
        if (!isRunning) return watcher.disconnect()
        times.push(at)
        void afterPaint().then(() => (blank += Number(isRunning && isBlank())))
        requestAnimationFrame(step)
      }
      requestAnimationFrame(step)
    },
    stopFrames() {
      isRunning = false
      return { times, blank, longTasks }
    },
  }
  ;(window as unknown as SeenPage).seen = seen
  // A click acts when the button is let go. When the browser heard of it counts, not when the page came to it.
  for (const name of ['pointerup', 'keydown', 'beforeinput'] as const) {
    addEventListener(name, ({ timeStamp }) => (seen.since = timeStamp), { capture: true })
  }
}

/** Frames while `work` goes on. `blankAt`: a cell class of whose rows in sight none may be empty; null where nobody can tell. */
export async function framesDuring(page: Page, work: () => Promise<void>, blankAt: string | null): Promise<Frames> {
  await page.evaluate((cell) => {
    const isBlank = () => {
      if (cell === null) return false
      const area = document.querySelector('[data-bench-area]')?.getBoundingClientRect()
      if (area === undefined) return false
      const saysSomething = (y: number) =>
        document
          .elementsFromPoint(area.left + 120, area.top + y)
          .some((each) => (each.closest(cell)?.textContent ?? '') !== '')
      // A dozen points down the names' column: under each there must be a cell that says something, or a line between
      // two rows, which is a pixel high.
      for (let part = 0.1; part < 0.9; part += 0.07) {
        const y = area.height * part
        if (!saysSomething(y) && !saysSomething(y + 2)) return true
      }
      return false
    }
    ;(window as unknown as SeenPage).seen.startFrames(isBlank)
  }, blankAt)
  await work()
  const { times, blank, longTasks } = await page.evaluate(() => (window as unknown as SeenPage).seen.stopFrames())
  const gaps = times.slice(1).map((at, place) => at - (times[place] ?? at))
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
  return { perSecond: gaps.length / seconds, p95Ms: percentile(gaps, 95), blank, longTasks }
}

/** Turns the wheel over the sheet, so many pixels a second. */
export async function scroll(
  devtools: CDPSession,
  { pixels, speed }: { readonly pixels: number; readonly speed: number },
) {
  await devtools.send('Input.synthesizeScrollGesture', {
    x: 600,
    y: 420,
    yDistance: -pixels,
    speed,
    gestureSourceType: 'mouse',
    preventFling: true,
  })
}

/** JavaScript heap after a garbage collection. */
export async function heapMb(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}
