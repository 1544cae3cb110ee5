import type { Page } from 'playwright'
import type { CellValue } from '#shared/ledger/cell.ts'
import { columnId } from './ledgerRows.ts'

/** What a person does on the harness's sheet, and what can be seen and read of it. */
export function handsOn(page: Page) {
  const at = (row: number, column: string) =>
    page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${columnId(column)}"]`)
  const settle = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return {
    at,
    settle,
    header: (column: string) => page.locator(`.ag-header-cell[col-id="${columnId(column)}"] .kb-head-name`),
    rowNumber: (row: number) => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="#"]`),
    input: () => page.locator('.kb-input'),
    async select(row: number, column: string, modifiers: ('Control' | 'Shift' | 'Alt')[] = []) {
      await at(row, column).click({ position: { x: 4, y: 10 }, modifiers })
    },
    async press(...keys: string[]) {
      for (const key of keys) await page.keyboard.press(key)
    },
    async drag(from: readonly [number, string], to: readonly [number, string], key?: 'Control') {
      const start = await at(...from).boundingBox()
      const end = await at(...to).boundingBox()
      if (start === null || end === null) throw new Error('nothing to drag')
      if (key !== undefined) await page.keyboard.down(key)
      await page.mouse.move(start.x + 20, start.y + 10)
      await page.mouse.down()
      await page.mouse.move(end.x + 20, end.y + 10, { steps: 5 })
      await page.mouse.up()
      if (key !== undefined) await page.keyboard.up(key)
    },
    cell: (n: number, column: string): Promise<CellValue> =>
      page.evaluate(([n, column]) => window.bench.cell(n as number, column as string), [n, column]),
    async text(row: number, column: string) {
      await settle()
      return (await at(row, column).textContent())?.trim()
    },
    async cursor() {
      await settle()
      return page.evaluate(() => window.bench.cursor)
    },
    async summary() {
      await settle()
      return page.evaluate(() => window.bench.summary)
    },
    edits: () => page.evaluate(() => window.bench.edits),
    notices: () => page.evaluate(() => window.bench.notices),
    clipboard: (html: string, plain: string) =>
      page.evaluate(
        async ([html, plain]) => {
          const item = {
            'text/plain': new Blob([plain ?? ''], { type: 'text/plain' }),
            ...(html !== '' && { 'text/html': new Blob([html ?? ''], { type: 'text/html' }) }),
          }
          await navigator.clipboard.write([new ClipboardItem(item)])
        },
        [html, plain],
      ),
    copied: () => page.evaluate(async () => (await navigator.clipboard.readText()).replaceAll('\r', '')),
  }
}

export type Hands = ReturnType<typeof handsOn>
