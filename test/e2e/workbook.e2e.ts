import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { cellOf, goTo, shows } from './acts.ts'
import { foundCompany } from './staff.ts'
import { openOffice } from './office.ts'

type Rows = readonly (readonly (string | number)[])[]

function workbook(sheets: Readonly<Record<string, Rows>>, bookType: 'xlsx' | 'biff8' = 'xlsx'): Buffer {
  const book = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  }
  return XLSX.write(book, { type: 'buffer', bookType }) as Buffer
}

/** `客户名称,电话\n上海一号公司,021-66668888\n` as an older Excel saves it. */
const inGb18030 = Buffer.from('bfcdbba7c3fbb3c62cb5e7bbb00ac9cfbaa3d2bbbac5b9abcbbe2c3032312d36363636383838380a', 'hex')

/** The file as a locked one looks from outside: an encrypted package in an old container. */
function lockedWorkbook(): Buffer {
  const box = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(box, '/EncryptionInfo', Buffer.alloc(300, 4))
  XLSX.CFB.utils.cfb_add(box, '/EncryptedPackage', Buffer.alloc(6000, 7))
  return XLSX.CFB.write(box, { type: 'buffer' }) as Buffer
}

/** Lets a file go over the page, as from the desktop. */
async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const held = await page.evaluateHandle(
    ([fileName, base64]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], fileName))
      return transfer
    },
    [name, content.toString('base64')] as const,
  )
  const body = page.locator('body')
  await body.dispatchEvent('dragenter', { dataTransfer: held })
  await page.getByText('松开鼠标，导入这个文件').waitFor()
  await body.dispatchEvent('drop', { dataTransfer: held })
}

describe('a workbook goes in and comes out', () => {
  const { kebu, people } = openOffice(['wang'], { alwaysOnline: true })
  const { wang } = people

  beforeAll(async () => {
    await foundCompany(wang.page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await goTo(wang.page, '台账')
  })

  const dialog = () => wang.page.getByRole('dialog', { name: /^导入 / })
  const close = async () => {
    await dialog().getByRole('button', { name: '关闭' }).click()
    await dialog().waitFor({ state: 'hidden' })
  }

  test('dropped anywhere, it opens on the sheet that lists customers, not on the longest', async () => {
    const orders: Rows = [['订单号', '数量', '金额'], ...Array.from({ length: 60 }, (_, n) => [`D${n}`, n, n * 10])]
    const customers: Rows = [
      ['公司名称', '联系电话', '地址'],
      ['苏州一号有限公司', '0512-66668888', '苏州工业园区'],
      ['无锡二号商行', '13912345678', '无锡梁溪'],
    ]
    await drop(wang.page, '年度.xlsx', workbook({ 订单: orders, 单位: customers }))
    await dialog().getByRole('button', { name: '导入 2 位客户' }).waitFor()
    await dialog().getByLabel('工作表').selectOption({ label: '订单（61 行）' })
    await dialog().getByRole('button', { name: '导入 60 位客户' }).waitFor()
  })

  test('cancelled, nothing is there', async () => {
    await dialog().getByRole('button', { name: '取消' }).click()
    await wang.page.getByRole('heading', { name: '台账还是空的' }).waitFor()
  })

  test.each([
    ['带密码.xlsx', lockedWorkbook(), /有密码保护/],
    ['坏的.xlsx', workbook({ 客户: [['客户名称'], ['甲']] }).subarray(0, 4000), /已损坏/],
    ['空的.xlsx', workbook({ 客户: [] }), /没有内容/],
    ['照片.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /不支持这种文件/],
  ])('%s gets a sentence within three seconds', async (name, content, sentence) => {
    await drop(wang.page, name, content)
    await dialog().getByRole('alert').filter({ hasText: sentence }).waitFor({ timeout: 3_000 })
    await close()
  })

  test('a file with only a header says so', async () => {
    await drop(wang.page, '模板.xlsx', workbook({ 客户: [['客户名称', '电话', '客户等级']] }))
    await dialog().getByRole('status').filter({ hasText: '只有表头，下面没有数据' }).waitFor()
    await expect.poll(() => dialog().getByRole('button', { name: '导入 0 位客户' }).isDisabled()).toBe(true)
    await dialog().getByRole('button', { name: '取消' }).click()
  })

  test('grades written otherwise are the grades that are there, serials among days are days', async () => {
    const rows: Rows = [
      ['客户名称', '客户等级', '成立日期'],
      ['苏州甲', 'A类', 45_000],
      ['苏州乙', 'c级', '2024年3月5日'],
      ['苏州丙', 'Ａ', '2024/3/6'],
    ]
    await drop(wang.page, '等级.xlsx', workbook({ 客户: rows }))
    await dialog().getByText('将新建 3 位客户 · 新增 1 个字段 · 没有问题').waitFor()
    const preview = dialog().getByRole('group', { name: '导入后的样子' })
    await expect
      .poll(async () => (await preview.getByRole('row').allInnerTexts()).map((row) => row.split(/\s+/)))
      .toMatchObject([
        expect.arrayContaining(['客户等级', '成立日期']),
        expect.arrayContaining(['苏州甲', 'A', '2023-03-15']),
        expect.arrayContaining(['苏州乙', 'C', '2024-03-05']),
        expect.arrayContaining(['苏州丙', 'A', '2024-03-06']),
      ])
    await dialog().getByRole('button', { name: '取消' }).click()
  })

  test('what could not be read is listed, what could is there', async () => {
    const rows: Rows = [
      ['客户名称', '电话', '注册资本'],
      ['苏州一号有限公司', '0512-66668888', '1.2万'],
      ['无锡二号商行', '13912345678', '没谱'],
      ['', '13800000000', ''],
    ]
    await drop(wang.page, '客户.xlsx', workbook({ 客户: rows }))
    await dialog().getByRole('button', { name: '导入 2 位客户' }).click()
    await dialog().getByText('已导入 2 位客户').waitFor()
    await dialog().getByText('跳过 1 行，1 处没有认出，已留空').waitFor()
    const saving = wang.page.waitForEvent('download')
    await dialog().getByRole('button', { name: '下载问题清单' }).click()
    const path = await (await saving).path()
    const [first] = Object.values(XLSX.read(readFileSync(path)).Sheets)
    expect(first === undefined ? '' : XLSX.utils.sheet_to_csv(first)).toContain('没谱')
    await dialog().getByRole('button', { name: '查看台账' }).click()
    await shows(await cellOf(wang.page, '苏州一号有限公司', '电话'), '0512-66668888')
  })

  test('an old csv keeps its Chinese, an old xls opens, and one undo takes a file back', async () => {
    const { page } = wang
    await drop(page, '旧.csv', inGb18030)
    await dialog().getByRole('button', { name: '导入 1 位客户' }).click()
    await dialog().getByRole('button', { name: '查看台账' }).click()
    await shows(await cellOf(page, '上海一号公司', '电话'), '021-66668888')
    await drop(page, '旧.xls', workbook({ Sheet1: [['客户名称'], ['旧表一'], ['旧表二']] }, 'biff8'))
    await dialog().getByRole('button', { name: '导入 2 位客户' }).click()
    await dialog().getByText('已导入 2 位客户').waitFor()
    await dialog().getByRole('button', { name: '撤销这次导入' }).click()
    await dialog().getByText('已撤销这次导入').waitFor()
    await dialog().getByRole('button', { name: '查看台账' }).click()
    await page.getByText('共 3 条').waitFor()
  })

  test('the present view goes out as a workbook that opens elsewhere', async () => {
    const { page } = wang
    await page.getByRole('searchbox', { name: /搜索客户/ }).fill('一号')
    await page.getByText('2 / 3 条').waitFor()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出', exact: true }).click()
    const file = await saving
    expect(file.suggestedFilename()).toMatch(/^宁波启航贸易有限公司-客户台账-\d{4}-\d\d-\d\d\.xlsx$/)
    const folder = mkdtempSync(join(tmpdir(), 'kebu-export-'))
    const path = join(folder, 'out.xlsx')
    await file.saveAs(path)
    expect(asCsv(folder, path)).toMatch(/客户名称[^]*苏州一号有限公司[^]*上海一号公司/)
  })
})

/** Read by LibreOffice where there is one, else by the parser. */
function asCsv(folder: string, path: string): string {
  if (!existsSync('/usr/bin/soffice')) {
    const [first] = Object.values(XLSX.read(readFileSync(path)).Sheets)
    return first === undefined ? '' : XLSX.utils.sheet_to_csv(first)
  }
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76'
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', folder, path], {
    stdio: 'ignore',
  })
  return readFileSync(join(folder, 'out.csv'), 'utf8')
}
