import { describe, expect, test } from 'vitest'
import { inCell } from './ledgerHands.ts'
import { optionId } from './ledgerRows.ts'
import { openLedger } from './openLedger.ts'

const hands = openLedger(60)

const menu = () => hands.page.getByRole('menu', { name: '单元格菜单' })
const item = (name: string) => menu().getByRole('menuitem', { name })

describe('the menu of the selection', () => {
  test('opens by the other button on the cell pointed at, and keeps a selection it lies in', async () => {
    await hands.drag([1, 'code'], [3, 'code'])
    await hands.at(2, 'code').click({ button: 'right' })
    await item('清空').click()
    await expect.poll(hands.edits).toEqual([['clear', 3]])
    await hands.at(6, 'phone').click({ button: 'right' })
    await expect.poll(hands.said).toEqual(inCell(6, 'phone'))
    await hands.press('Escape')
    await expect.poll(() => menu().count()).toBe(0)
    await expect.poll(hands.focused).toBe('单元格输入')
  })
  test('opens by Shift+F10, is walked by arrows and chosen from by Enter', async () => {
    await hands.select(2, 'code')
    await hands.press('Shift+F10')
    await expect.poll(() => menu().count()).toBe(1)
    await expect.poll(() => hands.page.evaluate(() => document.activeElement?.textContent)).toContain('剪切')
    await hands.press('ArrowDown', 'Enter')
    await expect.poll(hands.copied).toBe('K0026')
    await hands.press('ContextMenu')
    await item('打开').first().waitFor()
    await hands.press('Escape')
    await expect.poll(() => menu().count()).toBe(0)
  })
  test('on row numbers speaks of as many rows as are selected', async () => {
    await hands.rowNumber(1).click()
    await hands.rowNumber(2).click({ modifiers: ['Shift'] })
    await hands.rowNumber(2).click({ button: 'right' })
    await item('将 2 位客户移入回收站').waitFor()
    await item('在下方插入 2 行').click()
    await expect.poll(hands.status).toContain('共 62 条')
  })
  test('on a header is the column’s own, also from the cell’s menu', async () => {
    const edit = hands.page.getByRole('menuitem', { name: '编辑字段' })
    await hands.pressHeader('amount', { button: 'right' })
    await edit.waitFor()
    await hands.press('Escape')
    await expect.poll(() => edit.count()).toBe(0)
    await hands.select(2, 'phone')
    await hands.press('Shift+F10')
    await item('电话：字段菜单').click()
    await edit.waitFor()
    await hands.press('Escape')
  })
  test('cuts, pastes and pastes transposed', async () => {
    await hands.drag([1, 'code'], [2, 'code'])
    await hands.at(1, 'code').click({ button: 'right' })
    await item('剪切').click()
    await hands.at(5, 'code').click({ button: 'right' })
    await item('粘贴').first().click()
    await expect.poll(() => hands.cell(5, 'code')).toBe('K0013')
    await expect.poll(() => hands.cell(1, 'code')).toBe(null)
    await hands.clipboard('', '25%\n一言')
    await hands.at(7, 'share').click({ button: 'right' })
    await item('转置粘贴').click()
    await expect.poll(() => hands.cell(7, 'note')).toBe('一言')
    await expect.poll(() => hands.cell(7, 'share')).toBe(0.25)
  })
  test('where the browser keeps the clipboard, Ctrl+V finishes what the menu began', async () => {
    await hands.page.evaluate(() => {
      const { clipboard } = navigator
      clipboard.read = () => {
        Reflect.deleteProperty(clipboard, 'read') // the next test has it again
        return Promise.reject(new Error('no'))
      }
    })
    await hands.clipboard('', '30%\n二言')
    await hands.at(7, 'share').click({ button: 'right' })
    await item('转置粘贴').click()
    await expect.poll(hands.toast).toContain('请按 Ctrl+V 粘贴')
    await hands.press('Control+v')
    await expect.poll(() => hands.cells([7, 'share'], [7, 'note'])).toEqual([0.3, '二言'])
  })
})

describe('what a paste leaves out', () => {
  const list = () => hands.page.getByRole('region', { name: /没有粘贴/ })
  test('is listed with what was typed; a click brings it back into its cell, and mended it goes', async () => {
    await hands.clipboard('', '100\n很多\n300\n无价')
    await hands.select(4, 'amount')
    await hands.press('Control+v')
    await expect.poll(() => list().getByRole('button').allInnerTexts()).toHaveLength(3)
    await list()
      .getByRole('button', { name: /第 6 行.*很多/s })
      .click()
    await expect.poll(() => hands.input().inputValue()).toBe('很多')
    await expect.poll(() => hands.input().getAttribute('aria-invalid')).toBe('true')
    await hands.press('Control+a')
    await hands.type('200')
    await hands.press('Enter')
    await expect.poll(() => hands.cell(5, 'amount')).toBe(200)
    await list().getByRole('button', { name: '关闭清单' }).waitFor()
    await expect.poll(() => list().innerText()).not.toContain('很多')
    await list().getByRole('button', { name: '关闭清单' }).click()
    await expect.poll(() => list().count()).toBe(0)
  })
  test('for want of options is written once they are made', async () => {
    await hands.clipboard('', '立项\n商务谈判\n立项\n复购')
    await hands.select(1, 'stage')
    await hands.press('Control+v')
    await list().getByRole('button', { name: '新增 2 个选项并填入' }).click()
    await expect.poll(() => hands.cell(2, 'stage')).toBe(optionId('s1'))
    await expect.poll(() => hands.text(1, 'stage')).toBe('立项')
    await expect.poll(() => hands.cell(1, 'stage')).not.toBe(optionId('s1'))
    await expect.poll(() => hands.cell(3, 'stage') === hands.cell(1, 'stage')).toBe(true)
    await expect.poll(() => list().count()).toBe(0)
    await expect.poll(() => hands.text(4, 'stage')).toBe('复购')
  })
})
