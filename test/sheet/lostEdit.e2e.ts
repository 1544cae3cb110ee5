import { expect, test } from 'vitest'
import { columnId, recordId } from './ledgerRows.ts'
import { openSheet } from './openSheet.ts'

const hands = openSheet(40)

const state = () => hands.input().getAttribute('data-state')

test('a row that leaves under an open editor closes it and tells what was typed', async () => {
  const name = await hands.text(2, 'name')
  await hands.select(2, 'note')
  await hands.type('报价已发')
  await hands.page.evaluate((id) => window.bench.rows.remove(id), recordId(2))
  await expect.poll(state).toBe('idle')
  await hands.press('Enter')
  await expect
    .poll(hands.notices)
    .toEqual([{ kind: 'edit-lost', why: 'row', at: name, column: '备注', text: '报价已发' }])
  await expect.poll(hands.edits).toEqual([])
})

test('whoever types on after the row has gone writes into no other', async () => {
  await hands.select(2, 'note')
  await hands.type('报价已')
  await hands.page.evaluate((id) => window.bench.rows.remove(id), recordId(2))
  await expect.poll(state).toBe('idle')
  await hands.type('发给采购')
  await hands.press('Backspace')
  await hands.press('Enter')
  await expect.poll(hands.edits).toEqual([])
  await hands.press('F2')
  await hands.type('新')
  await hands.press('Enter')
  await expect.poll(hands.edits).toHaveLength(1)
})

test('an open editor that was not typed into closes without a word', async () => {
  await hands.select(2, 'note')
  await hands.press('F2')
  await hands.page.evaluate((id) => window.bench.rows.remove(id), recordId(2))
  await expect.poll(state).toBe('idle')
  await expect.poll(hands.notices).toEqual([])
})

test('a column that goes under an open editor closes it and tells what was typed', async () => {
  const name = await hands.text(1, 'name')
  await hands.select(1, 'phone')
  await hands.type('13800000001')
  await hands.page.evaluate((gone) => window.bench.withoutColumn(gone), columnId('phone'))
  await expect.poll(state).toBe('idle')
  await expect
    .poll(hands.notices)
    .toEqual([{ kind: 'edit-lost', why: 'column', at: name, column: '电话', text: '13800000001' }])
})

test('Ctrl+Home scrolls home though the first column is frozen', async () => {
  const isScrolled = () =>
    hands.page.evaluate(() => [...document.querySelectorAll('*')].some(({ scrollLeft }) => scrollLeft > 0))
  await hands.select(5, 'phone')
  await hands.press('Control+End')
  await expect.poll(isScrolled).toBe(true)
  await hands.press('Control+Home')
  await expect.poll(isScrolled).toBe(false)
  await expect.poll(hands.cursor).toMatchObject({ record: recordId(0), column: columnId('name') })
})

test('an empty cell of a required column is marked until it is filled', async () => {
  const missing = async () => (await hands.at(3, 'name').getAttribute('class'))?.includes('kb-missing')
  await expect.poll(() => missing()).toBe(false)
  await hands.select(3, 'name')
  await hands.press('Delete')
  await expect.poll(missing).toBe(true)
  await hands.type('宁波海曙五金厂')
  await hands.press('Enter')
  await expect.poll(missing).toBe(false)
})
