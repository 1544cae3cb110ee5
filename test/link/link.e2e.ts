import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, chooseFile, goTo, shows } from '../e2e/acts.ts'
import { foundCompany } from '../e2e/staff.ts'
import { openOffice } from '../e2e/office.ts'

const file = ['客户名称,电话', '远山商贸,0755-88886666', '近水贸易,0755-88886667', '长城电器,0755-88886668'].join('\n')

describe('a column of linked customers', () => {
  const { kebu, people } = openOffice(['wang'], { alwaysOnline: true })
  const { wang } = people

  beforeAll(async () => {
    const { page } = wang
    await foundCompany(page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await goTo(page, '台账')
    await chooseFile(page, '选择表格文件', { name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await page.getByRole('button', { name: '导入 3 位客户' }).click()
    await page.getByRole('button', { name: '查看台账' }).click()
    await allSent(page)
    await page.getByRole('grid').evaluate((grid) => (grid.scrollLeft = grid.scrollWidth))
    await addColumn(page, '上级客户', 'guanliankehu')
  })

  test('takes names that are pasted, and keeps what nobody is called', async () => {
    const { page } = wang
    await (await cellOf(page, '远山商贸', '上级客户')).click()
    await page.evaluate(() => navigator.clipboard.writeText('长城电器\n\n没有这家'))
    await page.keyboard.press('Control+V')
    await shows(await cellOf(page, '远山商贸', '上级客户'), '长城电器')
    const list = page.getByRole('region', { name: '1 格没有粘贴' })
    await list.getByRole('button', { name: /没有您能看到的客户叫“没有这家”/ }).waitFor()
    await list.getByRole('button', { name: '关闭清单' }).click()
  })

  test('finds them by pinyin, shows their names, and opens the one that is clicked', async () => {
    const { page } = wang
    const cell = await cellOf(page, '近水贸易', '上级客户')
    await cell.click()
    await page.keyboard.type('ys')
    await page.getByRole('option', { name: '远山商贸' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('ccdq')
    await page.getByRole('option', { name: '长城电器' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect.poll(() => cell.innerText()).toContain('远山商贸')
    await cell.getByText('远山商贸').click({ modifiers: ['Control'] })
    await page.getByRole('heading', { name: '远山商贸' }).waitFor()
    await allSent(page)
  })

  test('another column names contacts, those of the same customer first, and a click opens theirs', async () => {
    const { page } = wang
    await page.getByRole('tab', { name: /联系人/ }).click()
    await page.getByRole('button', { name: '添加联系人' }).click()
    await page.getByRole('textbox', { name: '姓名' }).waitFor()
    await page.keyboard.type('陈敏')
    await page.keyboard.press('Enter')
    await page.getByRole('tab', { name: '联系人 1' }).waitFor()
    await page.getByRole('button', { name: '关闭客户面板' }).click()
    await addColumn(page, '引荐人', 'guanlianlianxiren')
    const cell = await cellOf(page, '远山商贸', '引荐人')
    await cell.click()
    await page.keyboard.type('cm')
    await page.getByRole('option', { name: '陈敏', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await shows(cell, '陈敏')
    await cell.getByText('陈敏').click({ modifiers: ['Control'] })
    await page.getByRole('tab', { name: '联系人 1', selected: true }).waitFor()
    await allSent(page)
  })
})

/** A column of the kind that these letters find. */
async function addColumn(page: Page, name: string, kind: string): Promise<void> {
  await page.getByRole('grid').evaluate((grid) => (grid.scrollLeft = grid.scrollWidth))
  await page.getByRole('button', { name: '新增字段' }).click()
  const dialog = page.getByRole('dialog', { name: '新增字段' })
  await dialog.getByLabel('字段名称').fill(name)
  await dialog.getByRole('combobox', { name: '类型' }).click()
  await page.keyboard.type(kind)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('grid').evaluate((grid) => (grid.scrollLeft = grid.scrollWidth))
}
