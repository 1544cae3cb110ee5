import { expect, onTestFinished, test } from 'vitest'
import { inCell } from './ledgerHands.ts'
import { openLedger } from './openLedger.ts'

const hands = openLedger(40)

test('a row that leaves under an open editor closes it and tells what was typed', async () => {
  const name = await hands.text(12, 'name')
  await hands.select(12, 'note')
  await hands.type('报价已发')
  await hands.remove(12)
  await expect.poll(hands.state).toBe('idle')
  await hands.press('Enter')
  await expect.poll(hands.toast).toContain(`${name} · 备注：这一行已不在您能看到的范围内，输入的“报价已发”没有写入`)
  expect(await hands.everything()).toEqual([])
})

test('whoever types on after the row has gone writes into no other', async () => {
  // A pause between keys would mean something new: to the page they come at once, however slow the machine is.
  await hands.page.evaluate(() =>
    Object.defineProperty(UIEvent.prototype, 'timeStamp', { value: 0, configurable: true }),
  )
  onTestFinished(() => hands.page.evaluate(() => void Reflect.deleteProperty(UIEvent.prototype, 'timeStamp')))
  await hands.select(10, 'note')
  await hands.type('报价已')
  await hands.remove(10)
  await expect.poll(hands.state).toBe('idle')
  await hands.type('发给采购')
  await hands.press('Backspace')
  await hands.press('Enter')
  expect(await hands.everything()).toEqual([])
  await hands.press('F2')
  await hands.type('新')
  await hands.press('Enter')
  await expect.poll(hands.edits).toHaveLength(1)
})

test('an open editor that was not typed into closes without a word', async () => {
  await hands.select(8, 'note')
  await hands.press('F2')
  await hands.remove(8)
  await expect.poll(hands.state).toBe('idle')
  expect(await hands.page.getByText('没有写入').count()).toBe(0)
})

test('a column that goes under an open editor closes it and tells what was typed', async () => {
  const name = await hands.text(1, 'name')
  await hands.select(1, 'phone')
  await hands.type('13800000001')
  await hands.removeColumn('phone')
  await expect.poll(hands.state).toBe('idle')
  await expect.poll(hands.toast).toContain(`${name} · 电话：这一列已不在表中，输入的“13800000001”没有写入`)
})

test('Ctrl+Home scrolls home though the first column is frozen', async () => {
  const isScrolled = () =>
    hands.page.evaluate(() => [...document.querySelectorAll('*')].some(({ scrollLeft }) => scrollLeft > 0))
  await hands.select(5, 'phone')
  await hands.press('Control+End')
  await expect.poll(isScrolled).toBe(true)
  await hands.press('Control+Home')
  await expect.poll(isScrolled).toBe(false)
  await expect.poll(hands.said).toEqual(inCell(0, 'name'))
})

test('the empty name of a new customer is marked until it is filled', async () => {
  const missing = async () => (await hands.at(40, 'name').getAttribute('class'))?.includes('kb-missing')
  await hands.select(0, 'name')
  await hands.press('Control+End')
  await hands.page.getByRole('button', { name: '+ 新增客户' }).click()
  await expect.poll(missing).toBe(true)
  await hands.type('宁波海曙五金厂')
  await hands.press('Enter')
  await expect.poll(missing).toBe(false)
})

test('a required cell that is filled may be changed, not emptied', async () => {
  const name = hands.cell(3, 'name')
  await hands.select(3, 'name')
  await hands.press('Delete')
  await expect.poll(hands.toast).toMatch(/必填|不符合/)
  expect(await hands.everything()).toEqual([])
  expect(hands.cell(3, 'name')).toBe(name)
})
