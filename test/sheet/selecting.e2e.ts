import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayOf } from '#shared/base/instant.ts'
import { handsOn, type Hands } from './hands.ts'
import { columnId, recordId } from './ledgerRows.ts'
import { openHarness, type Harness } from './openHarness.ts'

let harness: Harness
let page: Page
let hands: Hands

beforeAll(async () => {
  harness = await openHarness()
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})
beforeEach(async () => {
  page = await harness.open(60)
  hands = handsOn(page)
})
afterEach(async () => {
  await page.close()
})

const inCell = (row: number, column: string) => ({ record: recordId(row), column: columnId(column), editing: false })

describe('several ranges', () => {
  test('Ctrl+click and Ctrl+drag lay ranges beside each other, summed as one', async () => {
    await hands.select(1, 'amount')
    await hands.select(4, 'amount', ['Control'])
    await hands.drag([6, 'amount'], [7, 'amount'], 'Control')
    expect(await hands.summary()).toMatchObject({ cells: 4, numbers: { count: 4 } })
    await hands.select(4, 'amount', ['Control'])
    expect(await hands.summary()).toMatchObject({ cells: 3 })
  })
  test('Delete empties all of them as one gesture', async () => {
    await hands.select(1, 'phone')
    await hands.select(4, 'code', ['Control'])
    await hands.press('Delete')
    expect([await hands.cell(1, 'phone'), await hands.cell(4, 'code')]).toEqual([null, null])
    expect((await hands.edits()).map(({ kind, edits }) => [kind, edits.length])).toEqual([['clear', 2]])
  })
  test('Ctrl+Enter writes what was typed into all of them', async () => {
    await hands.select(1, 'code')
    await hands.select(5, 'code', ['Control'])
    await page.keyboard.type('同一')
    await hands.press('Control+Enter')
    expect([await hands.cell(1, 'code'), await hands.cell(5, 'code')]).toEqual(['同一', '同一'])
  })
  test('ranges of the same columns are copied below each other; others are told to make no table', async () => {
    await hands.select(5, 'code')
    await hands.select(1, 'code', ['Control'])
    await hands.press('Control+c')
    expect(await hands.copied()).toBe('K0013\nK0065')
    await hands.select(2, 'phone', ['Control'])
    await hands.press('Control+c')
    expect(await hands.notices()).toEqual([{ kind: 'copy-apart' }])
  })
  test('one copied cell goes into every range', async () => {
    await hands.clipboard('', 'Q1')
    await hands.select(1, 'code')
    await hands.select(4, 'code', ['Control'])
    await hands.press('Control+v')
    await hands.settle()
    expect([await hands.cell(1, 'code'), await hands.cell(4, 'code')]).toEqual(['Q1', 'Q1'])
    expect((await hands.edits()).length).toBe(1)
  })
  test('Ctrl+click on row numbers and headers adds whole rows and columns', async () => {
    await hands.rowNumber(1).click()
    await hands.rowNumber(3).click({ modifiers: ['Control'] })
    expect(await hands.summary()).toMatchObject({ cells: 28 })
    expect(await page.evaluate(() => window.bench.handle?.selectedRecords())).toEqual([recordId(1), recordId(3)])
    await hands.header('amount').click()
    await hands.header('phone').click({ modifiers: ['Control'] })
    expect(await hands.summary()).toMatchObject({ cells: 120 })
    await hands.header('tags').click({ modifiers: ['Shift'] })
    expect(await hands.summary()).toMatchObject({ columns: 2 })
  })
})

describe('keys', () => {
  test('Ctrl+Space takes the columns, Shift+Space the rows, both together everything', async () => {
    await hands.select(2, 'amount')
    await hands.press('Shift+ArrowRight', 'Control+Space')
    expect(await hands.summary()).toMatchObject({ rows: 60, columns: 2 })
    await hands.select(2, 'amount')
    await hands.press('Shift+ArrowDown', 'Shift+Space')
    expect(await hands.summary()).toMatchObject({ rows: 2, columns: 14 })
    await hands.press('Control+Shift+Space')
    expect(await hands.summary()).toMatchObject({ rows: 60, columns: 14 })
  })
  test('Alt+PageDown goes a screen to the right and Alt+PageUp back', async () => {
    await hands.select(2, 'stage')
    await hands.press('Alt+PageDown')
    const right = (await hands.cursor())?.column
    expect(right).not.toBe(columnId('stage'))
    await expect.poll(() => page.evaluate(() => document.querySelector('.ag-grid-viewport')?.scrollLeft)).not.toBe(0)
    await hands.press('Alt+PageUp')
    expect(await hands.cursor()).toEqual(inCell(2, 'stage'))
  })
  test('Ctrl+; writes today, and the time with Shift', async () => {
    await hands.select(2, 'next')
    await hands.press('Control+;', 'Enter')
    const today = dayOf(Date.now(), 480)
    expect(await hands.cell(2, 'next')).toBe(today)
    await hands.select(2, 'code')
    await hands.press('Control+Shift+;', 'Enter')
    expect(await hands.cell(2, 'code')).toMatch(/^\d\d:\d\d$/)
    await hands.select(4, 'code')
    await page.keyboard.type('起于')
    await hands.press('Control+;', 'Enter')
    expect(await hands.cell(4, 'code')).toBe(`起于${today}`)
  })
  test("Ctrl+' takes the value from above, Shift+Backspace leaves one cell of a selection", async () => {
    await hands.select(2, 'code')
    await hands.press("Control+'")
    expect(await hands.cell(2, 'code')).toBe('K0013')
    await hands.press('Shift+ArrowDown', 'Shift+Backspace')
    expect(await hands.summary()).toMatchObject({ cells: 1 })
    expect((await hands.edits()).length).toBe(1)
  })
  test('Ctrl+Backspace brings the cursor back into sight', async () => {
    await hands.select(2, 'code')
    await page.mouse.move(700, 400)
    await page.mouse.wheel(0, 1200)
    await expect.poll(() => hands.at(2, 'code').isVisible()).toBe(false)
    await hands.press('Control+Backspace')
    await expect.poll(() => hands.at(2, 'code').isVisible()).toBe(true)
  })
  test('Alt+↓ opens the list of a select', async () => {
    await hands.select(2, 'stage')
    await hands.press('Alt+ArrowDown')
    expect(await page.getByRole('option').count()).toBe(5)
  })
  test('Ctrl+S says that everything is kept already', async () => {
    await hands.select(2, 'code')
    await hands.press('Control+s')
    expect(await hands.notices()).toEqual([{ kind: 'saved-always' }])
  })
})
