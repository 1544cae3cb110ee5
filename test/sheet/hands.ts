import type { CDPSession, Page } from 'playwright'
import type { ColumnId } from '#shared/base/id.ts'

/** What a person does on cells, wherever the sheet stands. What is read is as it is now: ask with `expect.poll`. */
export function handsOnCells(page: () => Page, columnId: (name: string) => ColumnId) {
  const at = (row: number, column: string) =>
    page().locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${columnId(column)}"]`)
  const settle = () =>
    page().evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  return {
    at,
    settle,
    /** Presses a header on its name, left of the buttons that come under the pointer. */
    pressHeader: (
      column: string,
      options: { readonly modifiers?: ('Control' | 'Shift')[]; readonly button?: 'right' } = {},
    ) =>
      page()
        .locator(`.ag-header-cell[col-id="${columnId(column)}"] .kb-head-name`)
        .click({ position: { x: 4, y: 6 }, ...options }),
    rowNumber: (row: number) => page().locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="#"]`),
    input: () => page().getByRole('textbox', { name: '单元格输入' }),
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
    /** What the open list of a cell offers. */
    options: () => page().getByRole('listbox', { name: '选项' }).getByRole('option').allTextContents(),
    text: async (row: number, column: string) => (await at(row, column).textContent())?.trim(),
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
