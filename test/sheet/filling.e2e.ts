import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
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

/** From a point of the screen to the middle of a cell, with a key held when the button is let go. */
async function pull(from: { x: number; y: number }, to: readonly [number, string], key?: 'Control') {
  const end = await hands.at(...to).boundingBox()
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(end!.x + 40, end!.y + 17, { steps: 5 })
  if (key !== undefined) await page.keyboard.down(key)
  await page.mouse.up()
  if (key !== undefined) await page.keyboard.up(key)
  await hands.settle()
}
async function handle() {
  await hands.settle()
  const box = await page.locator('[data-handle]').boundingBox()
  return { x: box!.x + 4, y: box!.y + 4 }
}
/** The lower edge of a cell, left of the handle. */
async function frame(row: number, column: string) {
  await hands.settle()
  const box = await hands.at(row, column).boundingBox()
  return { x: box!.x + 30, y: box!.y + box!.height - 2 }
}
const write = (cells: readonly (readonly [number, string, unknown])[]) =>
  page.evaluate(
    (list) => {
      for (const [id, column, value] of list) window.bench.rows.put(id as never, { [column as never]: value as never })
    },
    cells.map(([row, column, value]) => [recordId(row), columnId(column), value] as const),
  )

test('one day goes on day by day, with Ctrl it repeats; numbers do the opposite', async () => {
  await write([
    [4, 'next', '2026-02-27'],
    [4, 'amount', 7],
  ])
  await hands.select(4, 'next')
  await pull(await handle(), [6, 'next'])
  expect([await hands.cell(5, 'next'), await hands.cell(6, 'next')]).toEqual(['2026-02-28', '2026-03-01'])
  await hands.select(4, 'next')
  await pull(await handle(), [6, 'next'], 'Control')
  expect([await hands.cell(5, 'next'), await hands.cell(6, 'next')]).toEqual(['2026-02-27', '2026-02-27'])
  await hands.select(4, 'amount')
  await pull(await handle(), [5, 'amount'])
  expect(await hands.cell(5, 'amount')).toBe(7)
  await hands.select(4, 'amount')
  await pull(await handle(), [5, 'amount'], 'Control')
  expect(await hands.cell(5, 'amount')).toBe(8)
})

test('a double click on the handle fills down beside what is filled', async () => {
  await write([
    [0, 'code', '客户08'],
    [0, 'star', 1],
  ])
  await hands.select(0, 'code')
  await hands.press('ArrowRight', 'ArrowLeft') // its right edge into sight
  const at = await handle()
  await page.mouse.dblclick(at.x, at.y)
  await hands.settle()
  // the neighbour on the left is ticked in the first row only, so the one on the right leads: all sixty rows
  expect([await hands.cell(1, 'code'), await hands.cell(59, 'code')]).toEqual(['客户09', '客户67'])
  expect((await hands.edits()).length).toBe(1)
})

test('upwards a numbered text counts down', async () => {
  await write([[6, 'code', '客户08']])
  await hands.select(6, 'code')
  await hands.press('ArrowRight', 'ArrowLeft')
  await pull(await handle(), [4, 'code'])
  expect([await hands.cell(5, 'code'), await hands.cell(4, 'code')]).toEqual(['客户07', '客户06'])
})

test('the frame moves the cells as one gesture, and copies with Ctrl', async () => {
  const [code, below] = [await hands.cell(2, 'code'), await hands.cell(3, 'code')]
  await hands.drag([2, 'code'], [3, 'code'])
  await pull(await frame(3, 'code'), [7, 'code'])
  expect([await hands.cell(6, 'code'), await hands.cell(7, 'code')]).toEqual([code, below])
  expect([await hands.cell(2, 'code'), await hands.cell(3, 'code')]).toEqual([null, null])
  expect((await hands.edits()).length).toBe(1)
  await pull(await frame(7, 'code'), [10, 'code'], 'Control')
  expect([await hands.cell(10, 'code'), await hands.cell(7, 'code')]).toEqual([below, below])
})

test('what finds no place where it is moved or pasted to stays where it was', async () => {
  const name = await hands.cell(2, 'name')
  await hands.select(2, 'code')
  await write([[2, 'code', '不是数']])
  await pull(await frame(2, 'code'), [2, 'amount'])
  expect(await hands.cell(2, 'code')).toBe('不是数')
  await hands.select(2, 'name')
  await hands.press('Control+x')
  await hands.select(3, 'amount')
  await hands.press('Control+v')
  await hands.settle()
  expect([await hands.cell(2, 'name'), await hands.cell(3, 'amount')]).toEqual([name, 237.57])
})

test('a click on the frame’s edge is a click on the cell there', async () => {
  await hands.select(2, 'code')
  const box = await hands.at(3, 'code').boundingBox()
  await page.mouse.click(box!.x + 40, box!.y + 1)
  expect((await hands.cursor())?.record).toBe(recordId(3))
})
