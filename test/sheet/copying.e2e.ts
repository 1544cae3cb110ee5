import { describe, expect, test } from 'vitest'
import { openSheet } from './openSheet.ts'

const hands = openSheet(60)

describe('copying, pasting, filling', () => {
  test('a box is copied for Excel: tabs, HTML with text marks', async () => {
    await hands.select(1, 'phone')
    await hands.press('Shift+ArrowDown', 'Control+c')
    const read = await hands.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const html = await (await item!.getType('text/html')).text()
      return { plain: await navigator.clipboard.readText(), html }
    })
    expect(read.plain.replaceAll('\r', '')).toBe('13800000031\n13800000062')
    expect(read.html).toContain('13800000031')
  })
  test('copy and paste inside the sheet keep values whole', async () => {
    await hands.select(1, 'stage')
    await hands.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Control+c')
    await hands.select(5, 'stage')
    await hands.press('Control+v')
    await expect
      .poll(() => hands.cells([5, 'stage'], [5, 'amount'], [5, 'tags']))
      .toEqual(await hands.cells([1, 'stage'], [1, 'amount'], [1, 'tags']))
    await expect.poll(async () => (await hands.edits()).at(-1)?.kind).toBe('paste')
  })
  test('Excel HTML goes in with leading zeros, entities and line breaks', async () => {
    const table = `<html><body><table><tr><td style='mso-number-format:"\\@"'>007</td><td>25%</td><td>A&amp;B<br>二</td></tr></table></body></html>`
    await hands.clipboard(table, '7\t0.25\tA')
    await hands.select(2, 'code')
    await hands.press('Control+v')
    await expect.poll(() => hands.cells([2, 'code'], [2, 'share'], [2, 'note'])).toEqual(['007', 0.25, 'A&B\n二'])
  })
  test('one copied cell fills the whole selection', async () => {
    await hands.clipboard('', 'Q1')
    await hands.select(1, 'code')
    await hands.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+v')
    await expect.poll(() => hands.cells([1, 'code'], [2, 'code'], [3, 'code'])).toEqual(['Q1', 'Q1', 'Q1'])
  })
  test('what does not fit or may not be changed is left out and told', async () => {
    await hands.clipboard('', '100\n很多\n300')
    await hands.select(2, 'amount')
    await hands.press('Control+v')
    await expect.poll(() => hands.cells([2, 'amount'], [3, 'amount'], [4, 'amount'])).toEqual([100, 237.57, 300])
    await expect.poll(hands.notices).toEqual([{ kind: 'skipped-invalid', cells: 1 }])
  })
  test('pasting past the end makes rows', async () => {
    await hands.clipboard('', '甲公司\n乙公司\n丙公司')
    await hands.select(0, 'name')
    await hands.press('Control+ArrowDown', 'Control+v')
    await expect.poll(hands.count).toBe(62)
    await expect.poll(() => hands.cell(59, 'name')).toBe('甲公司')
    await expect.poll(() => hands.text(61, 'name')).toBe('丙公司')
  })
  test('cutting moves', async () => {
    const phone = await hands.cell(1, 'phone')
    await hands.select(1, 'phone')
    await hands.press('Control+x')
    await hands.select(6, 'phone')
    await hands.press('Control+v')
    await expect.poll(() => hands.cells([1, 'phone'], [6, 'phone'])).toEqual([null, phone])
    await expect.poll(async () => (await hands.edits()).length).toBe(1)
  })
  test('Delete empties a box as one gesture and Ctrl+Z brings it back', async () => {
    const before = await hands.cell(1, 'phone')
    await hands.select(1, 'phone')
    await hands.press('Shift+ArrowDown', 'Delete')
    await expect.poll(() => hands.cell(1, 'phone')).toBe(null)
    await expect
      .poll(async () => (await hands.edits()).map(({ kind, edits }) => [kind, edits.length]))
      .toEqual([['clear', 2]])
    await hands.press('Control+z')
    await expect.poll(() => hands.cell(1, 'phone')).toBe(before)
  })
  test('Ctrl+D fills down, Ctrl+R to the right', async () => {
    await hands.select(1, 'code')
    await hands.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
    await expect.poll(() => hands.cell(3, 'code')).toBe(await hands.cell(1, 'code'))
    await hands.select(6, 'name')
    await hands.press('Control+r')
    await expect.poll(() => hands.cell(6, 'name')).toBe('北京食品有限公司06')
  })
  test('the fill handle goes on with a series', async () => {
    await hands.select(1, 'amount')
    await hands.type('10')
    await hands.press('Enter')
    await hands.type('20')
    await hands.press('Enter')
    await hands.select(1, 'amount')
    await hands.press('Shift+ArrowDown')
    await hands.settle()
    const handle = await hands.page.locator('[data-handle]').boundingBox()
    const to = await hands.at(6, 'amount').boundingBox()
    await hands.page.mouse.move(handle!.x + 4, handle!.y + 4)
    await hands.page.mouse.down()
    await hands.page.mouse.move(to!.x + 20, to!.y + 20, { steps: 5 })
    await hands.page.mouse.up()
    await expect.poll(() => hands.cells([4, 'amount'], [5, 'amount'], [6, 'amount'])).toEqual([40, 50, 60])
    await expect.poll(async () => (await hands.notices()).map(({ kind }) => kind)).toEqual(['skipped-locked'])
  })
})
