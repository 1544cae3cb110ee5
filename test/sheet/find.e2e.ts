import { expect, test } from 'vitest'
import { inCell } from './ledgerHands.ts'
import { openLedger } from './openLedger.ts'

const hands = openLedger(60)

const panel = () => hands.page.getByRole('dialog', { name: '查找和替换' })
const status = () => panel().getByRole('status')

test('Ctrl+F finds while one types, Enter and Shift+Enter walk, Esc gives the cells their keys back', async () => {
  await hands.select(5, 'phone')
  await hands.press('Control+f')
  await hands.type('重庆')
  await expect.poll(() => status().innerText()).toMatch(/^\d+ \/ \d+$/)
  await expect.poll(hands.said).toContain('重庆')
  const first = await hands.said()
  await hands.press('Enter')
  await expect.poll(hands.said).not.toBe(first)
  await hands.press('Shift+Enter')
  await expect.poll(hands.said).toBe(first)
  await expect.poll(() => hands.page.locator('.kb-hit').count()).toBeGreaterThan(1)
  await hands.press('Escape')
  await expect.poll(() => panel().count()).toBe(0)
  await expect.poll(hands.focused).toBe('单元格输入')
  await expect.poll(() => hands.page.locator('.kb-hit').count()).toBe(0)
})

test('Ctrl+H replaces all in a column as one gesture, with a pattern and its groups', async () => {
  await hands.select(2, 'name')
  await hands.press('Control+h')
  await panel().getByRole('combobox', { name: '范围' }).selectOption({ label: '当前列' })
  await panel().getByRole('button', { name: '正则表达式' }).click()
  await panel().getByRole('textbox', { name: '查找' }).fill('^(..)(.*)有限公司')
  await expect.poll(() => status().innerText()).toMatch(/ \/ 60$/)
  await panel().getByRole('textbox', { name: '替换为' }).fill('$2（$1）')
  await panel().getByRole('button', { name: '全部替换' }).click()
  await expect.poll(() => status().innerText()).toBe('已替换 60 格')
  await expect.poll(() => hands.cell(2, 'name')).toBe('物流（单县）02')
  await expect.poll(() => hands.edits().map(([, cells]) => cells)).toEqual([60])
  await hands.press('Escape', 'Control+z')
  await expect.poll(() => hands.cell(2, 'name')).toBe('单县物流有限公司02')
})

test('with several cells selected it looks in them, and an ill-formed pattern is told', async () => {
  await hands.drag([0, 'name'], [12, 'name'])
  await hands.press('Control+f')
  await hands.type('重庆')
  await expect.poll(() => status().innerText()).toMatch(/ \/ 2$/)
  await panel().getByRole('button', { name: '正则表达式' }).click()
  await hands.page.getByRole('textbox', { name: '查找' }).fill('(')
  await expect.poll(() => status().innerText()).toBe('正则有误')
})

test('Ctrl+G goes to a row and a column by number and name', async () => {
  await hands.select(2, 'phone')
  await hands.press('Control+g')
  await hands.type('48 beizhu')
  await expect.poll(() => hands.page.getByRole('dialog', { name: '跳到' }).innerText()).toContain('第 48 行 · 备注')
  await hands.press('Enter')
  await expect.poll(hands.said).toEqual(inCell(47, 'note'))
  await expect.poll(() => hands.at(47, 'note').isVisible()).toBe(true)
  await hands.type('到了')
  await hands.press('Enter')
  await expect.poll(() => hands.cell(47, 'note')).toBe('到了')
})
