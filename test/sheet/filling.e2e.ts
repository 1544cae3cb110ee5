import { expect, test } from 'vitest'
import { inCell } from './ledgerHands.ts'
import { openLedger } from './openLedger.ts'

const hands = openLedger(60)

/** From a point of the screen to the middle of a cell, with a key held when the button is let go. */
async function pull(from: { x: number; y: number }, to: readonly [number, string], key?: 'Control') {
  const end = await hands.at(...to).boundingBox()
  await hands.page.mouse.move(from.x, from.y)
  await hands.page.mouse.down()
  await hands.page.mouse.move(end!.x + 40, end!.y + 17, { steps: 5 })
  if (key !== undefined) await hands.page.keyboard.down(key)
  await hands.page.mouse.up()
  if (key !== undefined) await hands.page.keyboard.up(key)
  await hands.settle()
}
async function handle() {
  await hands.settle()
  const box = await hands.page.locator('[data-handle]').boundingBox()
  return { x: box!.x + 4, y: box!.y + 4 }
}
/** The lower edge of a cell, left of the handle. */
async function frame(row: number, column: string) {
  await hands.settle()
  const box = await hands.at(row, column).boundingBox()
  return { x: box!.x + 30, y: box!.y + box!.height - 2 }
}

test('one day goes on day by day, with Ctrl it repeats; numbers do the opposite', async () => {
  await hands.put(4, 'next', '2026-02-27')
  await hands.put(4, 'amount', 7)
  await hands.select(4, 'next')
  await pull(await handle(), [6, 'next'])
  await expect.poll(() => hands.cells([5, 'next'], [6, 'next'])).toEqual(['2026-02-28', '2026-03-01'])
  await hands.select(4, 'next')
  await pull(await handle(), [6, 'next'], 'Control')
  await expect.poll(() => hands.cells([5, 'next'], [6, 'next'])).toEqual(['2026-02-27', '2026-02-27'])
  await hands.select(4, 'amount')
  await pull(await handle(), [5, 'amount'])
  await expect.poll(() => hands.cell(5, 'amount')).toBe(7)
  await hands.select(4, 'amount')
  await pull(await handle(), [5, 'amount'], 'Control')
  await expect.poll(() => hands.cell(5, 'amount')).toBe(8)
})

test('a double click on the handle fills down beside what is filled', async () => {
  await hands.put(0, 'code', '客户08')
  await hands.put(0, 'star', 1)
  await hands.select(0, 'code')
  await hands.press('ArrowRight', 'ArrowLeft') // its right edge into sight
  const at = await handle()
  await hands.page.mouse.dblclick(at.x, at.y)
  await hands.settle()
  // the neighbour on the left is ticked in the first row only, so the one on the right leads: all sixty rows
  await expect.poll(() => hands.cells([1, 'code'], [59, 'code'])).toEqual(['客户09', '客户67'])
  await expect.poll(() => hands.edits().length).toBe(1)
})

test('upwards a numbered text counts down', async () => {
  await hands.put(6, 'code', '客户08')
  await hands.select(6, 'code')
  await hands.press('ArrowRight', 'ArrowLeft')
  await pull(await handle(), [4, 'code'])
  await expect.poll(() => hands.cells([5, 'code'], [4, 'code'])).toEqual(['客户07', '客户06'])
})

test('the frame moves the cells as one gesture, and copies with Ctrl', async () => {
  const [code, below] = hands.cells([2, 'code'], [3, 'code'])
  await hands.drag([2, 'code'], [3, 'code'])
  await pull(await frame(3, 'code'), [7, 'code'])
  await expect.poll(() => hands.cells([6, 'code'], [7, 'code'])).toEqual([code, below])
  await expect.poll(() => hands.cells([2, 'code'], [3, 'code'])).toEqual([null, null])
  await expect.poll(() => hands.edits().length).toBe(1)
  await pull(await frame(7, 'code'), [10, 'code'], 'Control')
  await expect.poll(() => hands.cells([10, 'code'], [7, 'code'])).toEqual([below, below])
})

test('what finds no place where it is moved or pasted to stays where it was', async () => {
  const name = hands.cell(2, 'name')
  await hands.select(2, 'code')
  await hands.put(2, 'code', '不是数')
  await pull(await frame(2, 'code'), [2, 'amount'])
  await expect.poll(() => hands.cell(2, 'code')).toBe('不是数')
  await hands.select(2, 'name')
  await hands.press('Control+x')
  await hands.select(3, 'amount')
  await hands.press('Control+v')
  await expect.poll(() => hands.cells([2, 'name'], [3, 'amount'])).toEqual([name, 237.57])
})

test('a click on the frame’s edge is a click on the cell there', async () => {
  await hands.select(2, 'code')
  const box = await hands.at(3, 'code').boundingBox()
  await hands.page.mouse.click(box!.x + 40, box!.y + 1)
  await expect.poll(hands.said).toEqual(inCell(3, 'code'))
})
