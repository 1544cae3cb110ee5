import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, chooseFile, goTo, shows } from '../e2e/acts.ts'
import { foundCompany } from '../e2e/staff.ts'
import { openOffice } from '../e2e/office.ts'

const file = ['客户名称,所在地', '远山商贸,浙江杭州西湖区', '近水贸易,', '长城电器,'].join('\n')

describe('a region column', () => {
  const { kebu, people } = openOffice(['wang'], { alwaysOnline: true })
  const { wang } = people

  beforeAll(async () => {
    const { page } = wang
    await foundCompany(page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await goTo(page, '台账')
    await chooseFile(page, '选择表格文件', { name: '所在地.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await page.getByRole('combobox', { name: /所在地/ }).selectOption({ label: '新增字段：省市区' })
    await page.getByRole('button', { name: '导入 3 位客户' }).click()
    await page.getByRole('button', { name: '查看台账' }).click()
    await allSent(page)
    await page.getByRole('grid').evaluate((grid) => (grid.scrollLeft = grid.scrollWidth))
  })

  test('is read from a file, found by pinyin, and walked level by level', async () => {
    const { page } = wang
    await shows(await cellOf(page, '远山商贸', '所在地'), '浙江省/杭州市/西湖区')
    const cell = await cellOf(page, '近水贸易', '所在地')
    await cell.click()
    await page.keyboard.type('yuhang')
    await page.getByRole('option', { name: '浙江省/杭州市/余杭区' }).waitFor()
    await page.getByRole('option', { name: '浙江省/杭州市/余杭区' }).click()
    await shows(cell, '浙江省/杭州市/余杭区')
    await cell.click()
    await page.keyboard.press('F2')
    await page.getByRole('listbox', { name: '区县' }).getByRole('option', { name: '余杭区', selected: true }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await shows(cell, '浙江省/宁波市')
    await allSent(page)
  })

  test('takes a paste as people write it and asks where several places bear the name', async () => {
    const { page } = wang
    await (await cellOf(page, '近水贸易', '所在地')).click()
    await page.evaluate(() => navigator.clipboard.writeText('广东深圳\n西湖区'))
    await page.keyboard.press('Control+V')
    await shows(await cellOf(page, '近水贸易', '所在地'), '广东省/深圳市')
    const list = page.getByRole('region', { name: '1 格没有粘贴' })
    await list.getByRole('button', { name: /西湖区.*请写明上级/ }).waitFor()
    expect(await (await cellOf(page, '长城电器', '所在地')).innerText()).toBe('')
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    expect((await file).suggestedFilename()).toContain('.xlsx')
  })
})
