import { expect, test } from 'vitest'
import { inCell } from './ledgerHands.ts'
import { openLedger } from './openLedger.ts'

const hands = openLedger(120)

const frozen = (row: number, column: string) =>
  hands.page.locator(`.ag-row[row-index="t-${row}"] .ag-cell[col-id="${hands.columnId(column)}"]`)
const boxOf = async (row: number, column: string) => {
  const box = await frozen(row, column).boundingBox()
  if (box === null) throw new Error(`row ${row} is not frozen`)
  return box
}
const choose = async (row: number, column: string, name: string) => {
  await hands.at(row, column).click({ button: 'right' })
  await hands.page.getByRole('menuitem', { name, exact: true }).click()
}
const freezeThree = async () => {
  hands.laysOut()
  await choose(2, 'phone', '冻结至第 3 行')
  await frozen(2, 'name').waitFor()
}
const wheel = async (down: number) => {
  await hands.page.mouse.move(700, 500)
  await hands.page.mouse.wheel(0, down)
}

test('rows frozen from the menu stay on top while the others scroll under them; the arrows walk over the edge', async () => {
  await freezeThree()
  const before = await boxOf(2, 'name')
  await wheel(3_400)
  await hands.at(100, 'name').waitFor()
  expect(await boxOf(2, 'name')).toEqual(before)
  expect(await frozen(2, 'name').innerText()).toBe(hands.cell(2, 'name'))
  const numbers = await hands.page.locator('.ag-row [col-id="#"] .kb-digits').allInnerTexts()
  expect(new Set(numbers).size).toBe(numbers.length)
  await frozen(1, 'phone').click()
  await hands.press('ArrowDown', 'ArrowDown')
  await expect.poll(hands.said).toEqual(inCell(3, 'phone'))
  await expect.poll(async () => (await hands.at(0, 'phone').boundingBox())?.y).toBe(before.y + before.height)
  await hands.press('ArrowUp')
  await expect.poll(hands.said).toEqual(inCell(2, 'phone'))
  await hands.press('Control+Home')
  await expect.poll(hands.said).toEqual(inCell(3, 'name'))
})

test('frozen cells are typed into, and a range over the edge is drawn where its cells are seen', async () => {
  await freezeThree()
  await wheel(1_700)
  await hands.at(50, 'name').waitFor()
  await frozen(1, 'phone').click()
  await hands.type('13700000000')
  await hands.press('Enter')
  await expect.poll(() => frozen(1, 'phone').innerText()).toContain('137')
  await expect.poll(() => hands.cell(1, 'phone')).toBe('13700000000')
  const from = await boxOf(1, 'name')
  await frozen(1, 'name').click({ position: { x: 4, y: 10 } })
  await expect.poll(async () => (await hands.page.locator('.kb-active').boundingBox())?.y).toBe(from.y - 1)
  await hands.page.keyboard.down('Shift')
  await hands.page.mouse.click(from.x + 20, from.y + 200)
  await hands.page.keyboard.up('Shift')
  await expect.poll(async () => Number(/已选 (\d+) 行/.exec(await hands.said())?.[1])).toBeGreaterThan(20)
  await expect.poll(() => hands.page.locator('.kb-outline').count()).toBe(2)
})

test('another order puts its first rows there; the menu gives them back, or freezes rows and columns', async () => {
  await freezeThree()
  await hands.page.getByRole('button', { name: '编号：字段菜单' }).click()
  await hands.page.getByRole('menuitem', { name: '降序排列', exact: true }).click()
  await expect.poll(() => frozen(0, 'code').innerText()).toBe('K0988')
  await frozen(0, 'code').click({ button: 'right' })
  await hands.page.getByRole('menuitem', { name: '取消冻结行' }).click()
  await expect.poll(() => frozen(0, 'code').count()).toBe(0)
  await choose(1, 'phone', '冻结至第 2 行和“电话”列')
  const left = hands.page.locator('.kb-row-pinned[row-index="t-1"] .ag-cell')
  await expect.poll(() => left.count()).toBe(6)
  await hands.press('Control+Home')
  await expect.poll(hands.said).toContain('下次跟进，')
  await hands.page.getByRole('button', { name: '分组', exact: true }).click()
  const panel = hands.page.getByRole('dialog', { name: '分组' })
  await panel.getByRole('button', { name: '+ 添加一级分组' }).click()
  await panel.getByRole('combobox', { name: '字段' }).selectOption({ label: '阶段' })
  await hands.press('Escape')
  await expect.poll(() => frozen(0, 'code').count()).toBe(0)
  await hands.at(1, 'phone').click({ button: 'right' })
  const rests = hands.page.getByRole('menuitem', { name: '分组时暂不冻结前 2 行（组标题会留在上方）' })
  await expect.poll(() => rests.isDisabled()).toBe(true)
})
