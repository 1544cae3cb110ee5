/**
 * How long a cold page takes from nothing to all rows in memory: `npx node test/replica/openMeasure.ts 50000 25`.
 * A new browser process a run, so that nothing is warm but the disk. Beside the clock it tells the page's own
 * processor time, which a busy machine does not lengthen.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type CDPSession } from 'playwright'
import { createServer } from 'vite'

const customers = Number(process.argv[2] ?? 50_000)
const width = Number(process.argv[3] ?? 25)
const folder = fileURLToPath(new URL('./page', import.meta.url))
const shared = fileURLToPath(new URL('../../shared', import.meta.url))
const port = 20_000 + Math.floor(Math.random() * 20_000)
const server = await createServer({
  configFile: false,
  root: folder,
  cacheDir: await mkdtemp(join(tmpdir(), 'kebu-vite-')),
  resolve: { alias: [{ find: /^#shared\//, replacement: `${shared}/` }] },
  server: { port, fs: { strict: false }, hmr: false },
  logLevel: 'error',
})
await server.listen()
const profile = await mkdtemp(join(tmpdir(), 'kebu-open-'))
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

async function inPage<T>(work: string): Promise<{ readonly result: T; readonly cpuMs: number }> {
  const context = await chromium.launchPersistentContext(profile, { executablePath: '/usr/bin/chromium', args })
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(String(error)))
    await page.goto(`http://localhost:${port}/`)
    await page.waitForFunction('globalThis.openIt !== undefined', undefined, { timeout: 60_000 })
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    const before = await taskSeconds(session)
    const result = (await page.evaluate(work)) as T // what the page's function says it returns
    return { result, cpuMs: ((await taskSeconds(session)) - before) * 1_000 }
  } finally {
    await context.close()
  }
}

try {
  const { result: filled } = await inPage<number>(`fill(${customers}, ${width})`)
  console.log(`written in ${Math.round(filled)} ms`)
  for (let run = 1; run <= 3; run += 1) {
    const { result, cpuMs } = await inPage<{ ms: number; rows: number; heapMb: number }>('openIt()')
    const { ms, rows, heapMb } = result
    const took = `${Math.round(ms)} ms by the clock, ${Math.round(cpuMs)} ms of the page's processor time`
    console.log(`run ${run}: ${rows} rows × ${width} columns in memory: ${took}, heap ${Math.round(heapMb)} MB`)
  }
} finally {
  await server.close()
  await rm(profile, { recursive: true, force: true })
}
