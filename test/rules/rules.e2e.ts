import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, chooseFile, goTo, shows } from '../e2e/acts.ts'
import { foundCompany } from '../e2e/staff.ts'
import { openOffice } from '../e2e/office.ts'

const file = ['客户名称,合同编号', '远山商贸,HT-0001', '近水贸易,', '长城电器,'].join('\n')

describe('the rules of a column', () => {
  const { kebu, people } = openOffice(['wang'], { alwaysOnline: true })
  const { wang } = people

  beforeAll(async () => {
    const { page } = wang
    await foundCompany(page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await goTo(page, '台账')
    await chooseFile(page, '选择表格文件', { name: '合同.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await page.getByRole('combobox', { name: /合同编号/ }).selectOption({ label: '新增字段：文本' })
    await page.getByRole('button', { name: '导入 3 位客户' }).click()
    await page.getByRole('button', { name: '查看台账' }).click()
    await allSent(page)
    await page.getByRole('grid').evaluate((grid) => (grid.scrollLeft = grid.scrollWidth))
  })

  test('are set with the column and said in its own words at the cell, which keeps what was typed', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '合同编号：字段菜单' }).click()
    await page.getByRole('menuitem', { name: '编辑字段' }).click()
    const dialog = page.getByRole('dialog', { name: '编辑字段：合同编号' })
    await dialog.getByText('填写规则').click()
    await dialog.getByRole('checkbox', { name: /不允许重复/ }).check()
    await dialog.getByRole('combobox', { name: '格式' }).click()
    await page.getByText('自定义', { exact: true }).click()
    await dialog.getByLabel('表达式（整格匹配）').fill('HT-\\d{4')
    await dialog.getByRole('alert').filter({ hasText: '表达式有误' }).waitFor()
    await dialog.getByLabel('表达式（整格匹配）').fill('HT-\\d{4}')
    await dialog.getByLabel('不符合时的提示').fill('合同编号形如 HT-0001')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })

    const cell = await cellOf(page, '近水贸易', '合同编号')
    await cell.click()
    await page.keyboard.type('HT-2')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: '合同编号形如 HT-0001' }).waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.type('0001')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: '已被“远山商贸”占用' }).waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.type('2')
    await page.keyboard.press('Enter')
    await shows(cell, 'HT-0002')
    await allSent(page)
  })

  test('keep a paste to what they take and list the rest, each a click away', async () => {
    const { page } = wang
    await (await cellOf(page, '近水贸易', '合同编号')).click()
    await page.evaluate(() => navigator.clipboard.writeText('HT-0009\nHT-0009'))
    await page.keyboard.press('Control+V')
    await shows(await cellOf(page, '近水贸易', '合同编号'), 'HT-0009')
    const list = page.getByRole('region', { name: '1 格没有粘贴' })
    await list.getByRole('button', { name: /HT-0009.*占用/ }).click()
    await expect.poll(() => page.locator('textarea[data-state="editing"]').inputValue()).toBe('HT-0009')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await shows(await cellOf(page, '长城电器', '合同编号'), '')
  })

  test('give a new customer the default', async () => {
    const { page } = wang
    await page.getByRole('grid').evaluate((grid) => (grid.scrollLeft = 0))
    await page.getByRole('button', { name: '来源：字段菜单' }).click()
    await page.getByRole('menuitem', { name: '编辑字段' }).click()
    const dialog = page.getByRole('dialog', { name: '编辑字段：来源' })
    await dialog.getByText('填写规则').click()
    await dialog.getByRole('combobox', { name: '默认值' }).click()
    await page.getByTitle('互联网').click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '新增客户', exact: true }).click()
    await expect.poll(() => page.getByText('客户名称，第 4 行').count()).toBeGreaterThan(0)
    await page.keyboard.type('新来的客户')
    await page.keyboard.press('Enter')
    await shows(await cellOf(page, '新来的客户', '来源'), '互联网')
    await allSent(page)
  })
})
