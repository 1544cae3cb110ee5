import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomFromBytes } from '#shared/base/id.ts'
import { firstSync, foundCompany } from './openCompany.ts'
import { freePort } from './process.ts'
import { buildClient, startProduct } from './product.ts'
import { atMost, figure, round, type BenchResult } from './result.ts'
import { fillSheetCompany } from './sheetCompany.ts'
import { acts, changesPerSecond, type Measured } from './sheetMeasured.ts'
import type { Frames } from './sheetPage.ts'
import { measurePeers } from './sheetPeers.ts'
import { measureProduct } from './sheetProduct.ts'
import { joinAsWriter } from './sheetWriter.ts'

const sizes = (process.env['KEBU_BENCH_ROWS'] ?? '100000,300000').split(',').map(Number)
/** The size that the targets are about. */
const judged = 100_000

/**
 * The ledger page of the built product, on rows that came from its server, beside three grids that hold the same rows
 * in memory: milliseconds from the act to the painted frame, frames while one scrolls and while others write, heap.
 */
export async function run(say: (line: string) => void): Promise<readonly BenchResult[]> {
  buildClient()
  const results: BenchResult[] = []
  for (const rows of sizes) results.push(...(await runWith(rows, say)))
  return results
}

async function runWith(rows: number, say: (line: string) => void): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-bench-sheet-'))
  const [data, profile, file] = [join(folder, 'data'), join(folder, 'profile'), join(folder, 'rows.json')]
  const port = await freePort()
  const url = `http://localhost:${port}`
  const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
  try {
    const login = await foundCompany(url, () => startProduct(port, data))
    const company = await fillSheetCompany(data, rows, file)
    say(`${rows} rows, ${(company.jsonBytes / 2 ** 20).toFixed(0)} MB as plain JSON`)
    await firstSync(profile, { url, ...login }, () => startProduct(port, data))
    say('  Kebu …')
    const own = await measureOwn()
    say(lineOf(own))
    const others = await measurePeers(file, { company, random, say })
    for (const each of others) say(lineOf(each))
    return figures(rows, own, others, company.jsonBytes / 2 ** 20)

    async function measureOwn(): Promise<Measured> {
      await using _server = await startProduct(port, data)
      const writer = await joinAsWriter({ url, ...login }, company, random)
      try {
        return await measureProduct(profile, { url, company, writer, random })
      } finally {
        writer.close()
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

const frameWords = ({ perSecond, p95Ms, blank, longTasks }: Frames) =>
  `${perSecond.toFixed(0)} fps (p95 ${p95Ms.toFixed(0)} ms, ${blank} blank, ${longTasks} long tasks)`

function lineOf({ name, firstPaintMs, actMs, wheel, fling, changing, heapMb }: Measured): string {
  const times = acts.flatMap((act) => (actMs[act] === null ? [] : `${act} ${actMs[act].toFixed(0)}`)).join(' · ')
  const live = changing === null ? '' : ` · ${changesPerSecond} changes/s ${frameWords(changing)}`
  return (
    `${name}: first paint ${firstPaintMs.toFixed(0)} ms · ${times} ms · wheel ${frameWords(wheel)} · ` +
    `fling ${frameWords(fling)}${live} · heap ${heapMb.toFixed(0)} MB`
  )
}

function figures(rows: number, own: Measured, others: readonly Measured[], jsonMb: number): readonly BenchResult[] {
  const isJudged = rows === judged
  const title = (what: string) => `${rows} rows: ${what}`
  const revo = others.find(({ name }) => name.startsWith('RevoGrid'))
  const results: BenchResult[] = [figure(title('first paint'), own.firstPaintMs, 'ms')]
  for (const act of acts) {
    const ownMs = own.actMs[act] ?? Number.NaN // ours does all of them
    const timed = others.flatMap(({ name, actMs }) => (actMs[act] === null ? [] : [{ name, ms: actMs[act] }]))
    const [fastest = null] = timed.toSorted((left, right) => left.ms - right.ms)
    const ratio = fastest === null ? null : round(ownMs / fastest.ms)
    const hasLimit = isJudged && act !== 'one edit with a sort on'
    results.push({
      name: title(act),
      value: round(ownMs),
      unit: 'ms',
      peer: fastest?.name ?? null,
      ratio,
      target: hasLimit ? (ratio === null ? '≤ 100 ms' : '≤ 100 ms and ≤ 1 ×') : null,
      holds: hasLimit ? ownMs <= 100 && (ratio ?? 0) <= 1 : null,
    })
  }
  if (revo !== undefined) {
    const ratio = own.wheel.perSecond / revo.wheel.perSecond
    // Two measurements of one grid differ by some hundredths.
    const fast = { peer: revo.name, ratio: round(ratio), target: '≥ 0.97 ×', holds: ratio >= 0.97 }
    results.push({ name: title('wheel'), value: round(own.wheel.perSecond), unit: 'fps', ...fast })
  }
  results.push(figure(title('fling'), own.fling.perSecond, 'fps'))
  results.push(atMost(title('blank frames'), own.wheel.blank + own.fling.blank, 'frames', 0))
  if (own.changing !== null) {
    const { perSecond, p95Ms, longTasks } = own.changing
    const name = title(`${changesPerSecond} remote changes a second`)
    const target = isJudged ? { target: '≥ 50 fps', holds: perSecond >= 50 } : { target: null, holds: null }
    results.push({ name, value: round(perSecond), unit: 'fps', peer: null, ratio: null, ...target })
    results.push(figure(`${name}: frame p95`, p95Ms, 'ms'), figure(`${name}: long tasks`, longTasks, 'tasks'))
  }
  const heap = own.heapMb / jsonMb
  const target = isJudged ? { target: '≤ 1.5 ×', holds: heap <= 1.5 } : { target: null, holds: null }
  const json = { peer: 'the rows as plain JSON', ratio: round(heap) }
  results.push({ name: title('heap'), value: round(own.heapMb), unit: 'MB', ...json, ...target })
  return results
}
