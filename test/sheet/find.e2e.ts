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

const panel = () => page.getByRole('dialog', { name: '查找和替换' })
const status = () => panel().getByRole('status')

test('Ctrl+F finds while one types, Enter and Shift+Enter walk, Esc gives the cells their keys back', async () => {
  await hands.select(5, 'phone')
  await hands.press('Control+f')
  await page.keyboard.type('重庆')
  await expect.poll(() => status().innerText()).toMatch(/^\d+ \/ \d+$/)
  const first = await hands.cursor()
  await hands.press('Enter')
  expect(await hands.cursor()).not.toEqual(first)
  await hands.press('Shift+Enter')
  expect(await hands.cursor()).toEqual(first)
  expect(await page.locator('.kb-hit').count()).toBeGreaterThan(1)
  await hands.press('Escape')
  expect(await panel().count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('kb-input')
  expect(await page.locator('.kb-hit').count()).toBe(0)
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
  expect(await hands.cell(2, 'name')).toBe('物流（单县）02')
  expect((await hands.edits()).map(({ edits }) => edits.length)).toEqual([60])
  await hands.press('Escape', 'Control+z')
  expect(await hands.cell(2, 'name')).toBe('单县物流有限公司02')
})

test('with several cells selected it looks in them, and an ill-formed pattern is told', async () => {
  await hands.drag([0, 'name'], [12, 'name'])
  await hands.press('Control+f')
  await page.keyboard.type('重庆')
  await expect.poll(() => status().innerText()).toMatch(/ \/ 2$/)
  await panel().getByRole('button', { name: '正则表达式' }).click()
  await page.getByRole('textbox', { name: '查找' }).fill('(')
  await expect.poll(() => status().innerText()).toBe('正则有误')
})

test('Ctrl+G goes to a row and a column by number and name', async () => {
  await hands.select(2, 'phone')
  await hands.press('Control+g')
  await page.keyboard.type('48 beizhu')
  await expect.poll(() => page.getByRole('dialog', { name: '跳到' }).innerText()).toContain('第 48 行 · 备注')
  await hands.press('Enter')
  expect(await hands.cursor()).toEqual({ record: recordId(47), column: columnId('note'), editing: false })
  await expect.poll(() => hands.at(47, 'note').isVisible()).toBe(true)
  await page.keyboard.type('到了')
  await hands.press('Enter')
  expect(await hands.cell(47, 'note')).toBe('到了')
})

test('100,000 rows: all cells are looked through without a pause in drawing (printed)', async () => {
  const large = await harness.open(100_000)
  const own = handsOn(large)
  await own.select(0, 'phone')
  await own.press('Control+f')
  const began = Date.now()
  await large.keyboard.insertText('13800309969')
  await expect
    .poll(() => large.getByRole('dialog', { name: '查找和替换' }).getByRole('status').innerText(), {
      interval: 20,
      timeout: 20_000,
    })
    .toMatch(/^1 \/ 1$/)
  console.log(`one among 1,400,000 cells found: ${Date.now() - began} ms`)
  expect((await own.cursor())?.record).toBe(recordId(9_999))
  await large.close()
})
