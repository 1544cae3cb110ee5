import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Page } from 'playwright'
import { handsOn, type Hands } from './hands.ts'
import { columnId, recordId } from './ledgerRows.ts'
import { openHarness, type Harness } from './openHarness.ts'

let harness: Harness
let page: Page
let hands: Hands

beforeAll(async () => {
  harness = await openHarness()
}, 120_000)
afterAll(async () => {
  await harness?.[Symbol.asyncDispose]()
})
beforeEach(async () => {
  page = await harness.open(40)
  hands = handsOn(page)
})
afterEach(async () => {
  await page.close()
})

const state = () => hands.input().getAttribute('data-state')

test('a row that leaves under an open editor closes it and tells what was typed', async () => {
  const name = await hands.text(2, 'name')
  await hands.select(2, 'note')
  await page.keyboard.type('报价已发')
  await page.evaluate((id) => window.bench.rows.remove(id), recordId(2))
  await expect.poll(state).toBe('idle')
  await page.keyboard.press('Enter')
  expect(await hands.notices()).toEqual([{ kind: 'edit-lost', why: 'row', at: name, column: '备注', text: '报价已发' }])
  expect(await hands.edits()).toEqual([])
})

test('whoever types on after the row has gone writes into no other', async () => {
  await hands.select(2, 'note')
  await page.keyboard.type('报价已')
  await page.evaluate((id) => window.bench.rows.remove(id), recordId(2))
  await expect.poll(state).toBe('idle')
  await page.keyboard.type('发给采购')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  expect(await hands.edits()).toEqual([])
  await page.keyboard.press('F2')
  await page.keyboard.type('新')
  await page.keyboard.press('Enter')
  expect(await hands.edits()).toHaveLength(1)
})

test('an open editor that was not typed into closes without a word', async () => {
  await hands.select(2, 'note')
  await page.keyboard.press('F2')
  await page.evaluate((id) => window.bench.rows.remove(id), recordId(2))
  await expect.poll(state).toBe('idle')
  expect(await hands.notices()).toEqual([])
})

test('a column that goes under an open editor closes it and tells what was typed', async () => {
  const name = await hands.text(1, 'name')
  await hands.select(1, 'phone')
  await page.keyboard.type('13800000001')
  await page.evaluate((gone) => window.bench.withoutColumn(gone), columnId('phone'))
  await expect.poll(state).toBe('idle')
  expect(await hands.notices()).toEqual([
    { kind: 'edit-lost', why: 'column', at: name, column: '电话', text: '13800000001' },
  ])
})

test('Ctrl+Home scrolls home though the first column is frozen', async () => {
  const isScrolled = () =>
    page.evaluate(() => [...document.querySelectorAll('*')].some(({ scrollLeft }) => scrollLeft > 0))
  await hands.select(5, 'phone')
  await hands.press('Control+End')
  await expect.poll(isScrolled).toBe(true)
  await hands.press('Control+Home')
  await expect.poll(isScrolled).toBe(false)
  expect(await hands.cursor()).toMatchObject({ record: recordId(0), column: columnId('name') })
})

test('an empty cell of a required column is marked until it is filled', async () => {
  const missing = async () => (await hands.at(3, 'name').getAttribute('class'))?.includes('kb-missing')
  expect(await missing()).toBe(false)
  await hands.select(3, 'name')
  await hands.press('Delete')
  await expect.poll(missing).toBe(true)
  await page.keyboard.type('宁波海曙五金厂')
  await hands.press('Enter')
  await expect.poll(missing).toBe(false)
})
