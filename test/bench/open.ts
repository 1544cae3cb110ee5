import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstSync, foundCompany } from './openCompany.ts'
import { openLedger, type Opening } from './openPage.ts'
import { freePort } from './process.ts'
import { buildClient, fillCompany, startProduct } from './product.ts'
import { atMost, figure, percentile, type BenchResult } from './result.ts'

const rounds = 3
const sizes = (process.env['KEBU_BENCH_CUSTOMERS'] ?? '10000,50000').split(',').map(Number)

/** Cold and without a network: a new browser process on a known profile, from the navigation to a key in a cell. */
export async function run(say: (line: string) => void): Promise<readonly BenchResult[]> {
  buildClient()
  const results: BenchResult[] = []
  for (const customers of sizes) {
    const openings = await openWith(customers, say)
    const median = (figureOf: (opening: Opening) => number) => percentile(openings.map(figureOf), 50)
    const typed = median(({ typedMs }) => typedMs)
    const name = `open ${customers} customers offline, to a key in a cell`
    results.push(
      customers === 50_000 ? atMost(name, typed, 'ms', 1500) : figure(name, typed, 'ms'),
      figure(
        `open ${customers}: first row painted`,
        median(({ paintedMs }) => paintedMs),
        'ms',
      ),
      figure(
        `open ${customers}: processor time of the browser`,
        median(({ cpuMs }) => cpuMs),
        'ms',
      ),
      figure(
        `open ${customers}: JavaScript heap`,
        median(({ heapMb }) => heapMb),
        'MB',
      ),
    )
  }
  return results
}

async function openWith(customers: number, say: (line: string) => void): Promise<readonly Opening[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-bench-open-'))
  const data = join(folder, 'data')
  const profile = join(folder, 'profile')
  const port = await freePort()
  const url = `http://localhost:${port}`
  try {
    const login = await foundCompany(url, () => startProduct(port, data))
    fillCompany(data, customers)
    const start = performance.now()
    await firstSync(profile, { url, ...login }, () => startProduct(port, data))
    say(`${customers} customers: first sync within ${((performance.now() - start) / 1000).toFixed(1)} s`)
    const openings: Opening[] = []
    for (let round = 0; round < rounds; round += 1) {
      const opening = await openLedger(profile, url, customers)
      say(
        `  painted after ${opening.paintedMs.toFixed(0)} ms, typed after ${opening.typedMs.toFixed(0)} ms, ` +
          `${opening.cpuMs} ms of processor, ${opening.heapMb.toFixed(0)} MB of heap`,
      )
      openings.push(opening)
    }
    return openings
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
