import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest'
import type { SheetCursor } from '../../client/sheet/sheetProps.ts'
import { startBrowser } from '../e2e/kebu.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { handsOnCells } from './hands.ts'
import { columnId } from './ledgerRows.ts'

type SheetHands = ReturnType<typeof handsOnCells> & {
  readonly page: Page
  /** Has a new sheet on so many rows, with nothing left of the one before. */
  lay(rows: number): Promise<void>
  cell(n: number, column: string): Promise<CellValue>
  cursor(): Promise<SheetCursor | null>
}

/**
 * The hands of somebody at the sheet alone: one page from the first test of a file to its last, and for each test a new
 * sheet on so many rows. After a failure the page is opened anew too: what went wrong is not handed on.
 */
export function openSheet(rows: number): SheetHands {
  let browser: Browser
  let page: Page | null = null
  const faults: string[] = []
  const present = () => page ?? fail()
  const hands: SheetHands = {
    ...handsOnCells(present, columnId),
    get page() {
      return present()
    },
    async lay(rows) {
      await present().evaluate((rows) => window.lay(rows), rows)
      await present().waitForSelector('.kb-row[row-index="0"]', { timeout: 60_000 })
    },
    cell: (n, column) => present().evaluate(([n, column]) => window.bench.cell(n, column), [n, column] as const),
    cursor: () => present().evaluate(() => window.bench.cursor),
  }

  beforeAll(async () => {
    browser = await startBrowser()
  })
  beforeEach(async () => {
    page ??= await openPage(browser, faults)
    await hands.lay(rows)
  })
  afterEach(async ({ task }) => {
    const thrown = faults.splice(0)
    if (task.result?.state === 'fail' || thrown.length > 0) {
      await page?.context().close()
      page = null
    }
    expect(thrown, 'what the page threw').toEqual([])
  })
  afterAll(() => browser?.close())
  return hands
}

async function openPage(browser: Browser, faults: string[]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 760 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message))
  page.on('console', (message) => message.type() === 'error' && console.error(`console: ${message.text()}`))
  await page.goto(inject('harnessUrl'))
  return page
}

function fail(): never {
  throw new Error('the sheet is laid with the first test')
}
