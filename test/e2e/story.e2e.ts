import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { allSent, cellOf, chooseFile, goTo, invite, join, makeCompany, shows, typeInto } from './acts.ts'
import { openOffice } from './office.ts'

/** A workbook as it comes out of an office: a title, an instruction row, then the header; codes with zeros, 万, ￥, dates as text. */
function officeWorkbook(): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['2026年客户登记表'],
    ['填写说明：带*为必填，日期按年-月-日填写'],
    ['客户名称*', '联系电话', '行业', '客户编码', '注册资本', '建档日期', '联系人', '备注'],
    ['宁波海曙五金厂', '0574-87654321', '制造业', '000127', '1.2万', '2024年3月5日', '陈敏', '老客户\n爱喝茶'],
    ['苏州工业园电子有限公司', '13812345678', '信息技术', '000128', '￥1,200,000.00', '2024.3.6', '李强', ''],
    ['重庆渝北建材商行', '13987654321', '建筑建材', '000129', '50万', '2024/3/7', '周涛', ''],
    ['', '', '', '', '', '', '', '这一行没有名称'],
  ])
  sheet['!merges'] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: 7 } },
    { s: { r: 1, c: 0 }, e: { r: 1, c: 7 } },
  ]
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '客户')
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}

describe('a team opens its workbook and edits it together', () => {
  const { kebu, people } = openOffice(['wang', 'li'])
  const { wang, li } = people

  test('a newcomer makes a company and is invited to drop a workbook', async () => {
    await makeCompany(wang.page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await goTo(wang.page, '台账')
    await wang.page.getByRole('heading', { name: '台账还是空的' }).waitFor()
  })

  test('the workbook shows what it will become, then becomes the ledger', async () => {
    const { page } = wang
    await chooseFile(page, '选择表格文件', {
      name: '客户登记表.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: officeWorkbook(),
    })
    await page.getByRole('button', { name: '导入 3 位客户' }).click()
    await page.getByText('已导入 3 位客户').waitFor()
    await page.getByRole('button', { name: '查看台账' }).click()
    await shows(await cellOf(page, '宁波海曙五金厂', '电话'), '0574-87654321')
    await shows(await cellOf(page, '苏州工业园电子有限公司', '行业'), '信息技术')
    await allSent(page)
  })

  test('codes keep their zeros and amounts their meaning', async () => {
    const { page } = wang
    await page.getByRole('searchbox', { name: /搜索客户/ }).fill('000127')
    await expect.poll(() => page.getByRole('grid').getByText('宁波海曙五金厂').count()).toBe(1)
    await expect.poll(() => page.getByRole('grid').getByText('苏州工业园电子有限公司').count()).toBe(0)
    await page.getByRole('searchbox', { name: /搜索客户/ }).fill('')
  })

  test('a colleague joins by the link and sees the same ledger', async () => {
    const link = await invite(wang.page, '部门经理')
    await join(li.page, link, { name: '李秀英', login: '13800138000' })
    await goTo(li.page, '台账')
    await goTo(wang.page, '台账')
    await shows(await cellOf(li.page, '重庆渝北建材商行', '电话'), '13987654321')
  })

  test('what one types the other sees at once', async () => {
    await typeInto(await cellOf(wang.page, '宁波海曙五金厂', '区域'), '浙江宁波')
    await shows(await cellOf(li.page, '宁波海曙五金厂', '区域'), '浙江宁波')
    await typeInto(await cellOf(li.page, '宁波海曙五金厂', '区域'), '浙江宁波海曙')
    await shows(await cellOf(wang.page, '宁波海曙五金厂', '区域'), '浙江宁波海曙')
  })

  test('the colleague’s cell is outlined with her name', async () => {
    await (await cellOf(li.page, '重庆渝北建材商行', '区域')).click()
    await wang.page.getByText('李秀英', { exact: true }).first().waitFor()
  })

  test('one closes the lid, goes on, comes back, and nothing is lost', async () => {
    await li.goOffline()
    await typeInto(await cellOf(li.page, '重庆渝北建材商行', '区域'), '重庆渝北')
    await typeInto(await cellOf(li.page, '苏州工业园电子有限公司', '电话'), '13500001111')
    await li.page.getByRole('button', { name: /离线/ }).waitFor()
    await typeInto(await cellOf(wang.page, '重庆渝北建材商行', '电话'), '13911112222')
    await typeInto(await cellOf(wang.page, '苏州工业园电子有限公司', '电话'), '13600002222')
    await allSent(wang.page)
    await li.goOnline()
    await shows(await cellOf(wang.page, '重庆渝北建材商行', '区域'), '重庆渝北')
    await shows(await cellOf(li.page, '重庆渝北建材商行', '电话'), '13911112222')
  })

  test('her offline value of a cell that changed meanwhile becomes a proposal, both values stand', async () => {
    await shows(await cellOf(li.page, '苏州工业园电子有限公司', '电话'), '13600002222')
    await li.page.getByRole('button', { name: /1 条待处理/ }).click()
    await li.page
      .getByText(/已转为修改建议/)
      .first()
      .waitFor()
    const sheet = wang.page.getByRole('grid')
    await sheet.getByRole('button', { name: '1 条修改建议' }).waitFor()
    await sheet.getByRole('button', { name: '李秀英建议改为 13500001111' }).click()
    const asked = wang.page.getByRole('dialog', { name: '1 条修改建议' })
    await asked.getByRole('button', { name: '采用“电话”的建议', exact: true }).waitFor()
    await asked.getByRole('button', { name: '关闭' }).click()
    await goTo(wang.page, '首页')
    await wang.page.getByText('13500001111').waitFor()
    await wang.page.getByRole('button', { name: '采用“电话”的建议', exact: true }).click()
    await goTo(wang.page, '台账')
    await shows(await cellOf(wang.page, '苏州工业园电子有限公司', '电话'), '13500001111')
    await expect.poll(() => sheet.getByRole('button', { name: /修改建议|建议改为/ }).count()).toBe(0)
  })

  test('one undo takes back what one just did, for everybody', async () => {
    await typeInto(await cellOf(wang.page, '宁波海曙五金厂', '区域'), '解放南路 8 号')
    await shows(await cellOf(li.page, '宁波海曙五金厂', '区域'), '解放南路 8 号')
    await wang.page.getByRole('toolbar', { name: '台账工具栏' }).getByRole('button', { name: '撤销' }).click()
    await shows(await cellOf(li.page, '宁波海曙五金厂', '区域'), '浙江宁波海曙')
  })

  test('after a power cut of the server everything is still there', async () => {
    await typeInto(await cellOf(wang.page, '宁波海曙五金厂', '区域'), '中山东路 1 号')
    await allSent(wang.page)
    await kebu.kill()
    await kebu.start()
    await li.page.reload()
    await goTo(li.page, '台账')
    await shows(await cellOf(li.page, '宁波海曙五金厂', '区域'), '中山东路 1 号', 20_000)
  })
})
