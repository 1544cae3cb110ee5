import type { CDPSession, Page } from 'playwright'
import type { CellValue } from '#shared/ledger/cell.ts'
import { columnId, recordId } from './ledgerRows.ts'

/**
 * What a person does on the harness's sheet, and what can be seen and read of it. What is read is as it is now: ask with
 * `expect.poll`, the page answers an act when it gets to it.
 */
export function handsOn(page: () => Page) {
  const at = (row: number, column: string) =>
    page().locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${columnId(column)}"]`)
  const settle = () =>
    page().evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return {
    get page() {
      return page()
    },
    /** Has a new sheet on so many rows, with nothing left of the one before. */
    async lay(rows: number) {
      await page().evaluate((rows) => window.lay(rows), rows)
      await page().waitForSelector('.ag-row[row-index="0"]', { timeout: 60_000 })
    },
    at,
    settle,
    header: (column: string) => page().locator(`.ag-header-cell[col-id="${columnId(column)}"] .kb-head-name`),
    rowNumber: (row: number) => page().locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="#"]`),
    input: () => page().locator('.kb-input'),
    async select(row: number, column: string, modifiers: ('Control' | 'Shift' | 'Alt')[] = []) {
      await at(row, column).click({ position: { x: 4, y: 10 }, modifiers })
    },
    async press(...keys: string[]) {
      for (const key of keys) await page().keyboard.press(key)
    },
    type: (text: string) => page().keyboard.type(text),
    async drag(from: readonly [number, string], to: readonly [number, string], key?: 'Control') {
      const start = await at(...from).boundingBox()
      const end = await at(...to).boundingBox()
      if (start === null || end === null) throw new Error('nothing to drag')
      const { keyboard, mouse } = page()
      if (key !== undefined) await keyboard.down(key)
      await mouse.move(start.x + 20, start.y + 10)
      await mouse.down()
      await mouse.move(end.x + 20, end.y + 10, { steps: 5 })
      await mouse.up()
      if (key !== undefined) await keyboard.up(key)
    },
    cell: (n: number, column: string): Promise<CellValue> =>
      page().evaluate(([n, column]) => window.bench.cell(n as number, column as string), [n, column]),
    cells: (...places: (readonly [number, string])[]): Promise<CellValue[]> =>
      page().evaluate((places) => places.map(([n, column]) => window.bench.cell(n, column)), places),
    text: async (row: number, column: string) => (await at(row, column).textContent())?.trim(),
    cursor: () => page().evaluate(() => window.bench.cursor),
    summary: () => page().evaluate(() => window.bench.summary),
    count: () => page().evaluate(() => window.bench.count),
    edits: () => page().evaluate(() => window.bench.edits),
    notices: () => page().evaluate(() => window.bench.notices),
    opened: () => page().evaluate(() => window.bench.opened),
    menus: () => page().evaluate(() => window.bench.menus),
    /** What has the keys. */
    focused: () => page().evaluate(() => document.activeElement?.className),
    clipboard: (html: string, plain: string) =>
      page().evaluate(
        async ([html, plain]) => {
          const item = {
            'text/plain': new Blob([plain ?? ''], { type: 'text/plain' }),
            ...(html !== '' && { 'text/html': new Blob([html ?? ''], { type: 'text/html' }) }),
          }
          await navigator.clipboard.write([new ClipboardItem(item)])
        },
        [html, plain],
      ),
    copied: () => page().evaluate(async () => (await navigator.clipboard.readText()).replaceAll('\r', '')),
    /** A colleague writes. */
    put: (row: number, column: string, value: CellValue) =>
      page().evaluate(([id, column, value]) => window.bench.rows.put(id, { [column]: value }), [
        recordId(row),
        columnId(column),
        value,
      ] as const),
    /** An input method as Chromium sees one. */
    async inputMethod() {
      const cdp: CDPSession = await page().context().newCDPSession(page())
      return {
        compose: async (text: string) => {
          const { length } = text
          await cdp.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length })
        },
        commit: async (text: string) => {
          await cdp.send('Input.insertText', { text })
        },
        key: async (key: string) => {
          const windowsVirtualKeyCode = 229 // "the input method has it"
          await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode })
        },
      }
    },
  }
}

export type Hands = ReturnType<typeof handsOn>

/** The cursor in a cell that is not being edited. */
export const inCell = (row: number, column: string) => ({
  record: recordId(row),
  column: columnId(column),
  editing: false,
})
