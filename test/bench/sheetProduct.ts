import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { ColumnId, Random } from '#shared/base/id.ts'
import { openBrowser } from './openPage.ts'
import { percentile } from './result.ts'
import { filterText, someChanges, tabs, type SheetCompany } from './sheetCompany.ts'
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
import type { RemoteWriter } from './sheetWriter.ts'

interface Parts {
  readonly url: string
  readonly company: SheetCompany
  readonly writer: RemoteWriter
  readonly random: Random
}

/** The product's own ledger page on a profile that has every row: a person's clicks and keys, a colleague's changes. */
export async function measureProduct(profile: string, { url, company, writer, random }: Parts): Promise<Measured> {
  const context = await openBrowser(profile)
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    page.setDefaultTimeout(120_000)
    await page.addInitScript(watchFrames)
    await page.goto(`${url}/ledger?view=all`, { waitUntil: 'commit' })
    const firstPaintMs = await page.evaluate(() =>
      (window as unknown as SeenPage).seen.painted(() =>
        [...document.querySelectorAll('.ag-row[row-index="0"] [col-id^="col_"]')].some(
          ({ textContent }) => textContent !== '',
        ),
      ),
    )
    await page.getByRole('button', { name: /已同步/ }).waitFor()
    const devtools = await context.newCDPSession(page)
    // Readings of the names come from a worker in the first seconds; sorting by them before is another matter.
    const first = page.locator(`.ag-row[row-index="0"] [col-id="${company.name}"]`)
    const unsorted = await first.textContent()
    await tab(page, tabs.text)
    while ((await first.textContent()) === unsorted) await wait(100)
    await settle(page)
    const actMs = {} as Record<Act, number>
    for (const act of acts) {
      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        await reset(page)
        times.push(await actOnce(page, act, company.number))
      }
      actMs[act] = percentile(times, 50)
    }
    await reset(page)
    await page.locator('.ag-grid-viewport').evaluate((area) => area.setAttribute('data-bench-area', ''))
    const heap = await heapMb(devtools)
    const wheeled = await framesDuring(page, () => scroll(devtools, wheel), '.ag-cell')
    const flung = await framesDuring(page, () => scroll(devtools, fling), '.ag-cell')
    await reset(page)
    await tab(page, tabs.number)
    await settle(page)
    const changing = await framesDuring(page, () => pour(writer, company, random), '.ag-cell')
    return { name: 'Kebu', firstPaintMs, actMs, wheel: wheeled, fling: flung, changing, heapMb: heap }
  } finally {
    await context.close()
  }
}

const tab = (page: Page, name: string) =>
  page.getByRole('group', { name: '视图' }).getByRole('button', { name, exact: true }).click()

const search = (page: Page, text: string) =>
  page.getByRole('searchbox', { name: '搜索', exact: false }).first().fill(text)

async function reset(page: Page): Promise<void> {
  await search(page, '')
  await tab(page, tabs.plain)
  await settle(page)
}

/** Until nothing was drawn for a while. */
const settle = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, 600)
        const watcher = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(done, 600)
        })
        const done = () => {
          watcher.disconnect()
          resolve()
        }
        clearTimeout(timer)
        timer = setTimeout(done, 600)
        watcher.observe(document.querySelector('[role="grid"], [role="treegrid"]') ?? document.body, {
          childList: true,
          subtree: true,
        })
      }),
  )

async function actOnce(page: Page, act: Act, number: ColumnId): Promise<number> {
  if (act === 'one edit with a sort on') {
    await tab(page, tabs.number)
    await settle(page)
    const cell = page.locator(`.ag-row[row-index="3"] [col-id="${number}"]`)
    await cell.click()
    await page.keyboard.type('1')
  }
  // It watches before the key is sent: both come to the page by ways of their own, and an edit takes one frame.
  const watch = await page.evaluateHandle(() => {
    const grid = document.querySelector('[role="grid"], [role="treegrid"]')
    const textOf = (row: number) =>
      [...document.querySelectorAll(`.ag-row[row-index="${row}"]`)].map(({ textContent }) => textContent).join()
    const state = () => `${textOf(0)} ${textOf(3)} ${grid?.getAttribute('aria-rowcount')}`
    const before = state()
    const { seen } = window as unknown as SeenPage
    return { painted: seen.painted(() => state() !== before).then((at) => at - seen.since) }
  })
  if (act === 'sort number') await tab(page, tabs.number)
  else if (act === 'sort Chinese text') await tab(page, tabs.text)
  else if (act === 'filter') await tab(page, tabs.filter)
  else if (act === 'group') await tab(page, tabs.group)
  else if (act === 'quick search') await search(page, filterText)
  else await page.keyboard.press('Enter')
  return watch.evaluate(({ painted }) => painted)
}

/** A colleague changes the sorted column, so many cells a second. */
async function pour(writer: RemoteWriter, company: SheetCompany, random: Random): Promise<void> {
  const start = performance.now()
  const lots = (changesPerSecond / lot) * changingSeconds
  for (let sent = 0; sent < lots; sent += 1) {
    writer.write(someChanges(company.customers.length, lot, random))
    await wait(Math.max(0, start + ((sent + 1) * lot * 1000) / changesPerSecond - performance.now()))
  }
}
