import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellAt, goTo, shows, typeInto } from './acts.ts'
import { foundCompany } from './staff.ts'
import { openOffice } from './office.ts'

const names = ['宁波海曙五金厂', '重庆渝北建材公司', '苏州工业园电子有限公司', '温州瓯海鞋业有限公司']

/** Puts a text on the clipboard, as any program would, and pastes it where the cursor is. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+V')
}

/** What the status bar says of the selection. */
const status = (page: Page) => page.getByRole('status').filter({ hasText: '条' })

describe('the ledger under a spreadsheet person’s hands', () => {
  const { kebu, people } = openOffice(['wang'], { width: 1680, height: 900, alwaysOnline: true })
  const { wang } = people
  let page: Page

  beforeAll(async () => {
    page = wang.page
    await foundCompany(page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await goTo(page, '台账')
  })

  test('names pasted into the empty ledger make a customer each', async () => {
    await page.getByRole('heading', { name: '台账还是空的' }).waitFor()
    await paste(page, names.join('\n'))
    await shows(await cellAt(page, 4, '客户名称'), names[3] ?? '')
  })

  test('Ctrl+/ lists the keys from within the sheet', async () => {
    await (await cellAt(page, 1, '客户名称')).click()
    await page.keyboard.press('Control+/')
    const list = page.getByRole('dialog', { name: '键盘快捷键' })
    await list.getByText('按住再点或拖：多选几块区域').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => list.count()).toBe(0)
  })

  test('two ranges are counted together in the status bar', async () => {
    await (await cellAt(page, 1, '客户名称')).click()
    await (await cellAt(page, 3, '客户名称')).click({ modifiers: ['Control'] })
    await expect.poll(() => status(page).innerText()).toMatch(/计数 2.*不同值 2/s)
  })

  test('what a paste leaves out is listed, and missing options are made from there', async () => {
    await (await cellAt(page, 1, '来源')).click()
    await paste(page, '老带新\n直播间\n老带新')
    const list = page.getByRole('region', { name: '3 格没有粘贴' })
    await list.getByRole('button', { name: '新增 2 个选项并填入' }).click()
    await shows(await cellAt(page, 1, '来源'), '老带新')
    await shows(await cellAt(page, 2, '来源'), '直播间')
    await shows(await cellAt(page, 3, '来源'), '老带新')
    await expect.poll(() => list.count()).toBe(0)
    await allSent(page)
  })

  test('the menu opens by Shift+F10 and opens the customer', async () => {
    await (await cellAt(page, 2, '客户名称')).click()
    await page.keyboard.press('Shift+F10')
    const menu = page.getByRole('menu', { name: '单元格菜单' })
    await menu.getByRole('menuitem', { name: '打开客户' }).click()
    await page
      .getByRole('complementary')
      .getByText(names[1] ?? '')
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
  })

  test('replacing in all names is one gesture with one undo', async () => {
    await (await cellAt(page, 1, '客户名称')).click()
    await page.keyboard.press('Control+h')
    const panel = page.getByRole('dialog', { name: '查找和替换' })
    await panel.getByRole('textbox', { name: '查找' }).fill('有限公司')
    await expect.poll(() => panel.getByRole('status').innerText()).toMatch(/ \/ 2$/)
    await panel.getByRole('textbox', { name: '替换为' }).fill('公司')
    await panel.getByRole('button', { name: '全部替换' }).click()
    await shows(await cellAt(page, 4, '客户名称'), '温州瓯海鞋业公司')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await shows(await cellAt(page, 4, '客户名称'), names[3] ?? '')
    await shows(await cellAt(page, 3, '客户名称'), names[2] ?? '')
  })

  test('values copied and pasted through the menu stay what they are', async () => {
    await typeInto(await cellAt(page, 1, '客户等级'), 'A')
    await (await cellAt(page, 1, '客户等级')).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '复制' }).click()
    await (await cellAt(page, 4, '客户等级')).click({ button: 'right' })
    await page.getByRole('menuitem', { name: /^粘贴/ }).first().click()
    await shows(await cellAt(page, 4, '客户等级'), 'A')
  })

  test('an empty table of contacts takes a paste with its headers, and typing asks whose the first is', async () => {
    await goTo(page, '联系人')
    await page.getByRole('heading', { name: '还没有联系人' }).waitFor()
    await page.getByRole('grid').click()
    await page.keyboard.type('c')
    const whose = page.getByRole('dialog', { name: '新增联系人' }).getByRole('combobox', { name: '哪位客户' })
    await expect.poll(() => whose.inputValue()).toBe('c')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await whose.waitFor({ state: 'detached' })
    await page.getByRole('grid').click()
    await paste(page, `姓名\t客户名称\n周敏\t${names[1] ?? ''}\n`)
    await shows(await cellAt(page, 1, '姓名'), '周敏')
    await shows(await cellAt(page, 1, '客户'), names[1] ?? '')
  })
})

describe('the follow-ups’ sheet has the same hands', () => {
  const { kebu, people } = openOffice(['lin'], { width: 1680, height: 900, alwaysOnline: true })
  const { lin } = people

  beforeAll(async () => {
    await lin.page.goto(`${kebu.url}/?door=demo`)
    await lin.page
      .getByRole('button', { name: /林雅琴/ })
      .first()
      .click()
    await goTo(lin.page, '跟进')
  })

  test('a cell written over comes back by Ctrl+Z, and the menu opens its customer', async () => {
    const { page } = lin
    const cell = await cellAt(page, 1, '主题')
    await expect.poll(() => cell.innerText()).not.toBe('')
    const before = await cell.innerText()
    await typeInto(cell, '电话确认样品')
    await shows(cell, '电话确认样品')
    await allSent(page)
    await page.keyboard.press('Control+z')
    await shows(cell, before)
    await cell.click({ button: 'right' })
    await page.getByRole('menuitem', { name: '打开客户' }).click()
    await expect.poll(() => page.url()).toContain('customer=cus_')
  })

  test('its headers have the same menu, and a row goes to the trash and comes back', async () => {
    const { page } = lin
    const header = (name: string) => page.getByRole('columnheader', { name })
    await header('主题').click({ button: 'right' })
    await page.getByRole('menuitem', { name: '对我隐藏' }).click()
    await header('主题').waitFor({ state: 'detached' })
    await header('客户').click({ button: 'right' })
    await page.getByRole('menuitem', { name: '升序排列' }).click()
    await page.getByRole('button', { name: /排序 1/ }).waitFor()
    const count = page.getByText(/^共 \d+ 条$/)
    const before = await count.innerText()
    await (await cellAt(page, 1, '跟进时间')).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '移入回收站' }).click()
    await page.getByText('已删除 1 条').waitFor()
    await expect.poll(() => count.innerText()).not.toBe(before)
    await page.keyboard.press('Control+z')
    await expect.poll(() => count.innerText()).toBe(before)
  })
})
