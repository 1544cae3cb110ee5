import type { Locator, Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellAt, cellOf, goTo, shows } from '../e2e/acts.ts'
import { foundCompany } from '../e2e/staff.ts'
import { bring, openFromSheet, panelOf } from '../e2e/customerActs.ts'
import { openOffice } from '../e2e/office.ts'

const field = (page: Page) => page.getByRole('combobox', { name: '快速搜索' })

/** Types into the search and waits for the line that is meant. */
async function look(page: Page, text: string, section: string, line: string): Promise<Locator> {
  if ((await field(page).count()) === 0) await page.keyboard.press('Control+k')
  await field(page).fill(text)
  const found = page.getByRole('group', { name: section }).getByRole('option', { name: line })
  await found.waitFor()
  return found
}

describe('one field finds everything', () => {
  const { kebu, people } = openOffice(['wang'])
  const { wang } = people

  beforeAll(async () => {
    const { page } = wang
    await foundCompany(page, kebu.url, { company: '杭州启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(page, [
      ['杭州西湖茶业', '13800000001', '浙江', '批发零售', 'A'],
      ['重庆渝北建材', '13800000002', '重庆', '建筑建材', 'B'],
    ])
    const panel = await openFromSheet(page, '重庆渝北建材')
    await panel.getByRole('tab', { name: /联系人/ }).click()
    await panel.getByRole('button', { name: '添加联系人' }).click()
    await panel.getByRole('textbox', { name: '姓名' }).waitFor()
    await page.keyboard.type('单晓明')
    await page.keyboard.press('Enter')
    await panel.getByText('单晓明').first().waitFor()
    await panel.getByRole('tab', { name: /跟进/ }).click()
    await panel.getByRole('button', { name: '记跟进 (N)' }).click()
    await panel.getByRole('textbox', { name: '主题' }).fill('谈水泥年度报价')
    await panel.getByRole('button', { name: '保存跟进' }).click()
    await panel.getByRole('heading', { name: '谈水泥年度报价' }).waitFor()
    await allSent(page)
    await goTo(page, '首页')
  })

  test('letters typed with the key that opens it are looked for, and Enter waits for what they find', async () => {
    const { page } = wang
    await goTo(page, '台账')
    const name = await cellAt(page, 1, '客户名称')
    const before = await name.innerText()
    await name.click()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('联系人')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/contacts/)
    await goTo(page, '台账')
    await shows(await cellAt(page, 1, '客户名称'), before)
    await goTo(page, '首页')
  })

  test('without a network a contact is found by any reading of his name and stands open', async () => {
    const { page } = wang
    await wang.goOffline()
    await look(page, 'sxm', '联系人', '单晓明')
    await page.keyboard.press('Escape')
    await field(page).waitFor({ state: 'detached' })
    await look(page, 'danxiao', '联系人', '单晓明')
    await page.keyboard.press('Enter')
    const panel = panelOf(page, '重庆渝北建材')
    await panel.getByRole('tab', { name: /联系人 1/, selected: true }).waitFor()
    await panel.locator('[aria-current="true"]').getByText('单晓明').first().waitFor()
  })

  test('a follow-up is found by its subject, a customer by the end of his phone number', async () => {
    const { page } = wang
    await (await look(page, 'niandu', '跟进', '谈水泥年度报价')).click()
    await panelOf(page, '重庆渝北建材')
      .getByRole('tab', { name: /跟进 1/, selected: true })
      .waitFor()
    await (await look(page, '0001', '客户', '杭州西湖茶业')).click()
    await panelOf(page, '杭州西湖茶业').waitFor()
    await wang.goOnline()
  })

  test('what menus do is done by its name: a customer made, the screen in Traditional Chinese and back', async () => {
    const { page } = wang
    await look(page, 'xzkh', '命令', '新增客户')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '新增客户' }).getByRole('textbox').fill('宁波海曙五金')
    await page.keyboard.press('Enter')
    await panelOf(page, '宁波海曙五金').waitFor()
    await (await look(page, '繁體', '命令', '语言：繁體中文')).click()
    await page.getByRole('link', { name: '聯絡人' }).waitFor()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-TW')
    await page.getByRole('button', { name: /快速搜尋/ }).click()
    await page.getByRole('combobox', { name: '快速搜尋' }).fill('简体')
    await page.getByRole('option', { name: '語言：简体中文' }).click()
    await page.getByRole('link', { name: '联系人' }).waitFor()
  })

  test('contacts have a sheet of their own, with their customer in front, that one writes, adds and pastes in', async () => {
    const { page } = wang
    await goTo(page, '联系人')
    await shows(await cellAt(page, 1, '客户'), '重庆渝北建材')
    await (await cellAt(page, 1, '职务')).click()
    await page.keyboard.type('采购经理')
    await page.keyboard.press('Enter')
    await shows(await cellAt(page, 1, '职务'), '采购经理')
    await allSent(page)
    await (await cellAt(page, 1, '职务')).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '这一格的修改记录' }).click()
    await panelOf(page, '重庆渝北建材').getByText('空 → 采购经理').waitFor()
    await page.getByRole('button', { name: '新增联系人' }).click()
    await page.getByRole('dialog', { name: '新增联系人' }).getByRole('combobox', { name: '哪位客户' }).fill('hzxh')
    await page.getByRole('option', { name: '杭州西湖茶业' }).waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('grid')
    await expect.poll(() => page.locator('.kb-unseen').first().textContent()).toMatch(/^姓名，第 \d 行，空/)
    await page.keyboard.type('周敏')
    await page.keyboard.press('Enter')
    await expect.poll(() => sheet.getByText('周敏').count()).toBe(1)
    await page.evaluate(() => navigator.clipboard.writeText('重庆渝北建材\t单小云\n无此客户\t钱多'))
    await (await cellAt(page, 1, '客户')).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '粘贴为新行' }).click()
    await expect.poll(() => sheet.getByText('单小云').count()).toBe(1)
    await page.getByRole('button', { name: /钱多.*没有您能看到的客户/ }).click()
    await page
      .getByRole('dialog', { name: '这一行是哪位客户的？' })
      .getByRole('combobox', { name: '哪位客户' })
      .fill('cqyb')
    await page.getByRole('option', { name: '重庆渝北建材' }).waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await expect.poll(() => sheet.getByText('钱多').count()).toBe(1)
    await look(page, 'shaixuan', '命令', '筛选')
    await page.keyboard.press('Enter')
    const conditions = page.getByRole('dialog', { name: '筛选' })
    await conditions.waitFor()
    await expect.poll(() => conditions.locator(':focus').count()).toBe(1)
    await page.keyboard.press('Escape')
    await conditions.waitFor({ state: 'detached' })
    await goTo(page, '台账')
    await (await cellOf(page, '重庆渝北建材', '客户名称')).waitFor()
  })
})
