import type { Locator, Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellAt, chooseFile, goTo, shows } from './acts.ts'
import { foundCompany } from './staff.ts'
import { openOffice } from './office.ts'

/** Header, what the file holds in its one row, the kind that makes of it, and how that shows. */
const columns = [
  ['客户名称', '远山商贸', '', '远山商贸'],
  ['台数', '12台', '数字', '12台'],
  ['折扣', '15%', '百分比', '15%'],
  ['回访', '2026-03-05 14:30', '日期时间', '2026-03-05 14:30'],
  ['到期', '2026-03-05', '日期', '2026-03-05'],
  ['评分', '4', '评分', '★★★★'],
  ['协议', '是', '勾选', '✓'],
  ['报价', '￥1,200.50', '金额', '¥1,200.50'],
  ['座机', '0755-8888 6666 转 801', '电话', '0755-88886666-801'],
  ['主页', 'www.kebu.cn', '网址', 'https://www.kebu.cn'],
  ['信箱', 'a@b.cn', '邮箱', 'a@b.cn'],
  ['纪要', '1. 先打样', '格式文本', '1. 先打样'],
] as const

/** Column, what is typed, what the cell shows then. */
const typed = [
  ['台数', '30', '30台'],
  ['台数', '45台', '45台'],
  ['折扣', '20', '20%'],
  ['折扣', '7.5%', '7.5%'],
  ['回访', '2026/4/1 9:05', '2026-04-01 09:05'],
  ['到期', '2026年4月1日', '2026-04-01'],
  ['评分', '2', '★★'],
  ['报价', '1.2万', '¥12,000.00'],
  ['座机', '(5) 555-4729', '(5) 555-4729'],
  ['主页', 'kebu.cn/a', 'https://kebu.cn/a'],
  ['信箱', 'mailto:x@y.cn', 'x@y.cn'],
] as const

/** Column, what is typed, why it stays open. */
const refused = [
  ['台数', '12箱', '这一列的单位是“台”，不是“箱”'],
  ['折扣', '12台', '这一列的单位是“%”，不是“台”'],
  ['回访', '改天', '没认出日期'],
  ['到期', '14:30', '没认出日期'],
  ['评分', '9', '填 1 到 5 的整数'],
  ['报价', '$500', '这一列的单位是“¥”，不是“$”'],
  ['座机', '1380013800', '这不像一个电话号码'],
  ['主页', 'javascript:alert(1)', '这不像一个网址'],
  ['信箱', 'a@b', '这不像一个邮箱地址'],
] as const

describe('every kind of column takes what people write and keeps what it cannot take', () => {
  const { kebu, people } = openOffice(['wang'], { width: 1900, height: 900, alwaysOnline: true })
  const { wang } = people

  beforeAll(async () => {
    const { page } = wang
    await foundCompany(page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await goTo(page, '台账')
    await bringIn(page, '第一份.csv', [columns.map(([, value]) => value)], true)
    await page.getByRole('button', { name: '查看台账' }).click()
    await allSent(page)
    // room for every column at once
    await page.setViewportSize({ width: 2200, height: 900 })
    await toTheRight(page)
  })

  test('from a file', async () => {
    for (const [name, , , shown] of columns) {
      if (name !== '协议') await reads(await cellAt(wang.page, 1, name), shown)
    }
  })

  test('a moment by its day and its time, in the panel beside the cell', async () => {
    const { page } = wang
    const cell = await cellAt(page, 1, '回访')
    await cell.dblclick()
    const month = page.getByRole('dialog', { name: '日历' })
    await month.getByRole('button', { name: '2026-03-17' }).click()
    await month.getByRole('group', { name: '时间' }).getByRole('button', { name: '16:30' }).click()
    await reads(cell, '2026-03-17 16:30')
  })

  test('typed, and again after F2', async () => {
    const { page } = wang
    for (const [name, text, shown] of typed) {
      const cell = await cellAt(page, 1, name)
      await cell.click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await reads(cell, shown)
      // a second click on stars would set them
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('F2')
      await editor(page).waitFor()
      await page.keyboard.press('End')
      await page.keyboard.type(' ')
      await page.keyboard.press('Enter')
      await reads(cell, shown)
    }
  })

  test('refused with the text kept, the reason under it, and the value as it was after Esc', async () => {
    const { page } = wang
    for (const [name, text, reason] of refused) {
      const cell = await cellAt(page, 1, name)
      const before = await textOf(cell)
      await cell.click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await page.getByRole('alert').filter({ hasText: reason }).waitFor()
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await reads(cell, before)
    }
  })

  test('pasted as a row from elsewhere', async () => {
    const { page } = wang
    await (await cellAt(page, 1, '台数')).click()
    const row = ['60台', '30%', '2026-05-01 08:00', '2026-05-02', '★★★', '否', '800', '400-820-8888', 'b.cn', 'c@d.cn']
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), row.join('\t'))
    await page.keyboard.press('Control+V')
    const shown = [
      '60台',
      '30%',
      '2026-05-01 08:00',
      '2026-05-02',
      '★★★',
      null,
      '¥800.00',
      '400-820-8888',
      'https://b.cn',
    ]
    for (const [place, text] of shown.entries()) {
      const name = columns[place + 1]?.[0]
      if (text !== null && name !== undefined) await reads(await cellAt(page, 1, name), text)
    }
    await allSent(page)
  })

  test('a formatted text opens with the first key of an input method and keeps its look', async () => {
    const { page } = wang
    await toTheRight(page)
    const cell = await cellAt(page, 1, '纪要')
    const paper = page.getByRole('dialog', { name: '纪要' }).getByRole('textbox', { name: '纪要' })
    await cell.click()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Input.imeSetComposition', { text: 'hen', selectionStart: 3, selectionEnd: 3 })
    await cdp.send('Input.insertText', { text: '很满意' })
    await paper.waitFor()
    await expect.poll(() => paper.innerText()).toBe('很满意')
    await page.keyboard.press('Control+A')
    await page.getByRole('toolbar', { name: '格式' }).getByRole('button', { name: '加粗' }).click()
    await paper.locator('strong').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => paper.locator('p').count()).toBe(2)
    await page.getByRole('button', { name: '待办清单' }).click()
    await paper.getByRole('checkbox').waitFor()
    await page.keyboard.type('寄合同')
    await page.keyboard.press('Control+Enter')
    await reads(cell, '很满意 ☐ 寄合同')
    await expect.poll(() => cell.locator('[data-marks="b"]').allInnerTexts()).toEqual(['很满意'])
    await page.keyboard.press('F2')
    await paper.waitFor()
    await page.keyboard.type('和发票')
    await page.keyboard.press('Tab')
    await reads(cell, '很满意 ☐ 寄合同和发票')
    await cell.dblclick()
    await paper.waitFor()
    await page.keyboard.type('不要了')
    await page.keyboard.press('Escape')
    await paper.waitFor({ state: 'detached' })
    await reads(cell, '很满意 ☐ 寄合同和发票')
    await allSent(page)
  })

  test('a new row in a sorted sheet stays under the hand until it is left', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '客户名称：字段菜单' }).click()
    await page.getByRole('menuitem', { name: '升序排列' }).click()
    await page.getByRole('button', { name: '新增客户', exact: true }).click()
    await expect.poll(() => page.getByText('客户名称，第 2 行').count()).toBeGreaterThan(0)
    await page.keyboard.type('阿里山茶行')
    await page.keyboard.press('Tab')
    await shows(await cellAt(page, 2, '客户名称'), '阿里山茶行')
    await page.keyboard.press('ArrowUp')
    await shows(await cellAt(page, 1, '客户名称'), '阿里山茶行')
    await allSent(page)
  })

  test('a file with the same columns is mapped as last time, and can be guessed anew', async () => {
    const { page } = wang
    await bringIn(page, '第二份.csv', [columns.map(([, value]) => value)], false)
    await page.getByText(/已按上次的对应关系填好/).waitFor()
    await expect
      .poll(() => page.getByRole('combobox', { name: /评分/ }).locator('option:checked').innerText())
      .toContain('评分')
    await page.getByRole('button', { name: '改用自动识别' }).click()
    await page.getByText(/已按上次的对应关系填好/).waitFor({ state: 'detached' })
    await page
      .getByRole('dialog', { name: /^导入 / })
      .getByRole('button', { name: /^关闭/ })
      .click()
  })
})

/** Chooses the file; with `asKinds` every column is told its kind, and the file goes in. */
async function bringIn(
  page: Page,
  name: string,
  rows: readonly (readonly string[])[],
  asKinds: boolean,
): Promise<void> {
  const quoted = (values: readonly string[]) => values.map((value) => `"${value}"`).join(',')
  const text = [quoted(columns.map(([header]) => header)), ...rows.map(quoted)].join('\n')
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await chooseFile(page, asKinds ? '选择表格文件' : '导入', file)
  await page.getByRole('dialog', { name: /^导入 / }).waitFor()
  if (!asKinds) return
  for (const [header, , kind] of columns) {
    if (kind === '' || header === '台数') continue
    const target = page.getByRole('combobox', { name: new RegExp(header) })
    await target.selectOption({ label: `新增字段：${kind}` })
  }
  await page.getByRole('button', { name: '导入 1 位客户' }).click()
}

/** The one input of the sheet while a cell is open in it. */
const editor = (page: Page) => page.locator('textarea[data-state="editing"]')

/** What the cell says; of stars only those that are lit. */
async function textOf(cell: Locator): Promise<string> {
  const lit = await cell.locator('[data-star][data-on="true"]').allInnerTexts()
  return lit.length > 0 ? lit.join('') : cell.innerText()
}

const reads = (cell: Locator, text: string) => expect.poll(() => textOf(cell), { timeout: 30_000 }).toBe(text)

/** The columns that a file made stand at the right end. */
async function toTheRight(page: Page): Promise<void> {
  await page.getByRole('grid').evaluate((grid) => {
    grid.scrollLeft = grid.scrollWidth
  })
}
