import { mkdtempSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import { build, preview } from 'vite'
import type { Random } from '#shared/base/id.ts'
import { openBrowser } from './openPage.ts'
import { peersFolder } from './peers/install.ts'
import { percentile } from './result.ts'
import { filterText, someChanges, type SheetCompany } from './sheetCompany.ts'
import {
  acts,
  changesPerSecond,
  changingSeconds,
  fling,
  lot,
  rounds,
  wheel,
  type Act,
  type Measured,
} from './sheetMeasured.ts'
import { framesDuring, heapMb, scroll, watchFrames, type SeenPage } from './sheetPage.ts'

/** A page with one peer on it, as `peers/sheet/*.js` make it. */
type PeerPage = Window & {
  startedAt: number
  peer: Record<string, ((wish: unknown) => unknown) | undefined>
}

export const peers = [
  { id: 'ag', name: 'AG Grid Community 36', area: '.ag-grid-viewport', cell: '.ag-cell' },
  { id: 'glide', name: 'Glide Data Grid 6', area: null, cell: null },
  { id: 'revo', name: 'RevoGrid 4', area: 'revogr-data', cell: '.rgCell' },
] as const
type Peer = (typeof peers)[number]

/** Builds the peers' page, serves the rows beside it, and measures one peer after another. */
export async function measurePeers(
  file: string,
  {
    company,
    random,
    say,
  }: { readonly company: SheetCompany; readonly random: Random; readonly say: (line: string) => void },
): Promise<readonly Measured[]> {
  const root = join(peersFolder(), 'sheet')
  const outDir = mkdtempSync(join(tmpdir(), 'kebu-bench-peers-'))
  await build({ configFile: false, root, logLevel: 'error', build: { outDir, emptyOutDir: true, target: 'es2023' } })
  await copyFile(file, join(outDir, 'rows.json'))
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const url = server.resolvedUrls?.local[0] ?? ''
  const measured: Measured[] = []
  try {
    for (const peer of peers) {
      say(`  ${peer.name} …`)
      measured.push(await measurePeer(peer, `${url}?peer=${peer.id}&rows=rows.json`, company, random))
    }
  } finally {
    await server.close()
    rmSync(outDir, { recursive: true, force: true })
  }
  return measured
}

async function measurePeer(peer: Peer, url: string, company: SheetCompany, random: Random): Promise<Measured> {
  const profile = mkdtempSync(join(tmpdir(), 'kebu-bench-peer-'))
  const context = await openBrowser(profile)
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(300_000)
    await page.addInitScript(watchFrames)
    await page.goto(url, { waitUntil: 'commit' })
    // From the moment the rows lie in memory: what it costs to show them, not to fetch them.
    const firstPaintMs = await page.evaluate(() =>
      (window as unknown as SeenPage).seen
        .painted(() => 'peer' in window)
        .then((at) => at - (window as unknown as PeerPage).startedAt),
    )
    const devtools = await context.newCDPSession(page)
    const actMs = {} as Record<Act, number | null>
    for (const act of acts) {
      const [what] = wishes[act](company)
      if (await page.evaluate((name) => (window as unknown as PeerPage).peer[name] === undefined, what)) {
        actMs[act] = null
        continue
      }
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        await ask(page, 'reset', {})
        times.push(await actOnce(page, act, company))
      }
      actMs[act] = percentile(times, 50)
    }
    await ask(page, 'reset', {})
    await wait(1_000)
    if (peer.area !== null)
      await page
        .locator(peer.area)
        .first()
        .evaluate((area) => area.setAttribute('data-bench-area', ''))
    const heap = await heapMb(devtools)
    const wheeled = await framesDuring(page, () => scroll(devtools, wheel), peer.cell)
    const flung = await framesDuring(page, () => scroll(devtools, fling), peer.cell)
    await ask(page, 'sortNumber', { column: company.number })
    const takesChanges = await page.evaluate(() => (window as unknown as PeerPage).peer['change'] !== undefined)
    const changing = takesChanges ? await framesDuring(page, () => pour(page, company, random), peer.cell) : null
    return { name: peer.name, firstPaintMs, actMs, wheel: wheeled, fling: flung, changing, heapMb: heap }
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }
}

type Asked = Pick<SheetCompany, 'number' | 'name' | 'region' | 'choice'>
const wishes: Readonly<Record<Act, (asked: Asked) => readonly [string, unknown]>> = {
  'sort number': ({ number }) => ['sortNumber', { column: number }],
  'sort Chinese text': ({ name }) => ['sortText', { column: name }],
  filter: ({ region }) => ['filter', { column: region, text: filterText }],
  'quick search': () => ['search', { text: filterText }],
  group: ({ choice }) => ['group', { column: choice }],
  'one edit with a sort on': ({ number }) => ['edit', { column: number, value: 1 }],
}

async function actOnce(page: Page, act: Act, company: SheetCompany): Promise<number> {
  if (act === 'one edit with a sort on') await ask(page, 'sortNumber', { column: company.number })
  return ask(page, ...wishes[act](company))
}

/** From the call to the frame that was painted after it came back. */
function ask(page: Page, what: string, wish: unknown): Promise<number> {
  return page.evaluate(
    async ([name, given]) => {
      const { seen, peer } = window as unknown as SeenPage & PeerPage
      const start = performance.now()
      await peer[String(name)]?.(given)
      return (await seen.painted(() => true)) - start
    },
    [what, wish],
  )
}

/** The page makes the changes itself: no network lies between them and the peer. */
async function pour(page: Page, company: SheetCompany, random: Random): Promise<void> {
  const lots = Array.from({ length: (changesPerSecond / lot) * changingSeconds }, () =>
    someChanges(company.customers.length, lot, random).map((change) => ({ ...change, column: company.number })),
  )
  await page.evaluate(
    async ([given, gapMs]) => {
      const { peer } = window as unknown as PeerPage
      const start = performance.now()
      for (const [sent, changes] of given.entries()) {
        peer['change']?.(changes)
        await new Promise((resolve) => setTimeout(resolve, start + (sent + 1) * gapMs - performance.now()))
      }
    },
    [lots, (lot * 1000) / changesPerSecond] as const,
  )
}
