import { describe, expect, test } from 'vitest'
import { dayOf } from '#shared/base/instant.ts'
import { inCell } from './hands.ts'
import { columnId, recordId } from './ledgerRows.ts'
import { openSheet } from './openSheet.ts'

const hands = openSheet(60)

describe('several ranges', () => {
  test('Ctrl+click and Ctrl+drag lay ranges beside each other, summed as one', async () => {
    await hands.select(1, 'amount')
    await hands.select(4, 'amount', ['Control'])
    await hands.drag([6, 'amount'], [7, 'amount'], 'Control')
    await expect.poll(hands.summary).toMatchObject({ cells: 4, numbers: { count: 4 } })
    await hands.select(4, 'amount', ['Control'])
    await expect.poll(hands.summary).toMatchObject({ cells: 3 })
  })
  test('Delete empties all of them as one gesture', async () => {
    await hands.select(1, 'phone')
    await hands.select(4, 'code', ['Control'])
    await hands.press('Delete')
    await expect.poll(() => hands.cells([1, 'phone'], [4, 'code'])).toEqual([null, null])
    await expect
      .poll(async () => (await hands.edits()).map(({ kind, edits }) => [kind, edits.length]))
      .toEqual([['clear', 2]])
  })
  test('Ctrl+Enter writes what was typed into all of them', async () => {
    await hands.select(1, 'code')
    await hands.select(5, 'code', ['Control'])
    await hands.type('同一')
    await hands.press('Control+Enter')
    await expect.poll(() => hands.cells([1, 'code'], [5, 'code'])).toEqual(['同一', '同一'])
  })
  test('ranges of the same columns are copied below each other; others are told to make no table', async () => {
    await hands.select(5, 'code')
    await hands.select(1, 'code', ['Control'])
    await hands.press('Control+c')
    await expect.poll(hands.copied).toBe('K0013\nK0065')
    await hands.select(2, 'phone', ['Control'])
    await hands.press('Control+c')
    await expect.poll(hands.notices).toEqual([{ kind: 'copy-apart' }])
  })
  test('one copied cell goes into every range', async () => {
    await hands.clipboard('', 'Q1')
    await hands.select(1, 'code')
    await hands.select(4, 'code', ['Control'])
    await hands.press('Control+v')
    await expect.poll(() => hands.cells([1, 'code'], [4, 'code'])).toEqual(['Q1', 'Q1'])
    await expect.poll(async () => (await hands.edits()).length).toBe(1)
  })
  test('Ctrl+click on row numbers and headers adds whole rows and columns', async () => {
    await hands.rowNumber(1).click()
    await hands.rowNumber(3).click({ modifiers: ['Control'] })
    await expect.poll(hands.summary).toMatchObject({ cells: 28 })
    await expect
      .poll(() => hands.page.evaluate(() => window.bench.handle?.selectedRecords()))
      .toEqual([recordId(1), recordId(3)])
    await hands.header('amount').click()
    await hands.header('phone').click({ modifiers: ['Control'] })
    await expect.poll(hands.summary).toMatchObject({ cells: 120 })
    await hands.header('tags').click({ modifiers: ['Shift'] })
    await expect.poll(hands.summary).toMatchObject({ columns: 2 })
  })
})

describe('keys', () => {
  test('Ctrl+Space takes the columns, Shift+Space the rows, both together everything', async () => {
    await hands.select(2, 'amount')
    await hands.press('Shift+ArrowRight', 'Control+Space')
    await expect.poll(hands.summary).toMatchObject({ rows: 60, columns: 2 })
    await hands.select(2, 'amount')
    await hands.press('Shift+ArrowDown', 'Shift+Space')
    await expect.poll(hands.summary).toMatchObject({ rows: 2, columns: 14 })
    await hands.press('Control+Shift+Space')
    await expect.poll(hands.summary).toMatchObject({ rows: 60, columns: 14 })
  })
  test('Alt+PageDown goes a screen to the right and Alt+PageUp back', async () => {
    await hands.select(2, 'stage')
    await hands.press('Alt+PageDown')
    await expect.poll(async () => (await hands.cursor())?.column).not.toBe(columnId('stage'))
    await expect
      .poll(() => hands.page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft))
      .not.toBe(0)
    await hands.press('Alt+PageUp')
    await expect.poll(hands.cursor).toEqual(inCell(2, 'stage'))
  })
  test('Ctrl+; writes today, and the time with Shift', async () => {
    await hands.select(2, 'next')
    await hands.press('Control+;', 'Enter')
    const today = dayOf(Date.now(), 480)
    await expect.poll(() => hands.cell(2, 'next')).toBe(today)
    await hands.select(2, 'code')
    await hands.press('Control+Shift+;', 'Enter')
    await expect.poll(() => hands.cell(2, 'code')).toMatch(/^\d\d:\d\d$/)
    await hands.select(4, 'code')
    await hands.type('起于')
    await hands.press('Control+;', 'Enter')
    await expect.poll(() => hands.cell(4, 'code')).toBe(`起于${today}`)
  })
  test("Ctrl+' takes the value from above, Shift+Backspace leaves one cell of a selection", async () => {
    await hands.select(2, 'code')
    await hands.press("Control+'")
    await expect.poll(() => hands.cell(2, 'code')).toBe('K0013')
    await hands.press('Shift+ArrowDown', 'Shift+Backspace')
    await expect.poll(hands.summary).toMatchObject({ cells: 1 })
    await expect.poll(async () => (await hands.edits()).length).toBe(1)
  })
  test('Ctrl+Backspace brings the cursor back into sight', async () => {
    await hands.select(2, 'code')
    await hands.page.mouse.move(700, 400)
    await hands.page.mouse.wheel(0, 1200)
    await expect.poll(() => hands.at(2, 'code').isVisible()).toBe(false)
    await hands.press('Control+Backspace')
    await expect.poll(() => hands.at(2, 'code').isVisible()).toBe(true)
  })
  test('Alt+↓ opens the list of a select', async () => {
    await hands.select(2, 'stage')
    await hands.press('Alt+ArrowDown')
    await expect.poll(() => hands.page.getByRole('option').count()).toBe(5)
  })
  test('Ctrl+S says that everything is kept already', async () => {
    await hands.select(2, 'code')
    await hands.press('Control+s')
    await expect.poll(hands.notices).toEqual([{ kind: 'saved-always' }])
  })
})
