import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellAt, cellOf, goTo, shows, typeInto } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { sitDown } from './kebu.ts'
import { openOffice } from './office.ts'

const wide = { width: 1680, height: 900, alwaysOnline: true }
const header = (page: Page, name: string) => page.getByRole('columnheader').filter({ hasText: name })
const toolbar = (page: Page) => page.getByRole('toolbar', { name: '台账工具栏' })
const press = (page: Page, button: string) => toolbar(page).getByRole('button', { name: button, exact: true }).click()

/** Left to right as they stand on the screen; the order in the page's source is the grid's own affair. */
async function headings(page: Page): Promise<string[]> {
  const heads = await page
    .getByRole('columnheader')
    .evaluateAll((cells) =>
      cells.map((cell) => ({ left: cell.getBoundingClientRect().left, text: cell.textContent ?? '' })),
    )
  return heads.sort((one, other) => one.left - other.left).map(({ text }) => text.replace(/[▾▲▼*\s]/g, ''))
}

async function chooseInHeader(page: Page, column: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `${column}：字段菜单` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

const rowNumber = (page: Page, row: number) => page.locator(`[row-index="${row - 1}"] [col-id="#"]`)

/** The customers called so-and-so 厂, from the top down, each by its first character. */
async function factories(page: Page): Promise<string> {
  const rows = await page.getByRole('row').evaluateAll((all) =>
    all.map((row) => ({
      at: Number(row.getAttribute('row-index')),
      name: /\n?(.)厂/.exec((row as HTMLElement).innerText)?.[1] ?? '', // rows are HTML elements
    })),
  )
  return rows
    .sort((one, other) => one.at - other.at)
    .map(({ name }) => name)
    .filter((name, place, names) => name !== '金' && names.indexOf(name) === place)
    .join('')
}

/** Pastes as Excel would have put it there: tabs and line ends. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+V')
}

describe('the ledger is one sheet for everybody', () => {
  const { kebu, browser, people } = openOffice(['wang', 'li'], wide)
  const { wang, li } = people

  beforeAll(async () => {
    await foundCompany(wang.page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await hire(wang.page, li.page, { role: '销售', name: '李秀英', login: 'lixiuying' })
    await goTo(wang.page, '台账')
    await goTo(li.page, '台账')
  })

  test('the first customer is typed without touching the mouse again', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '新增第一位客户' }).click()
    await page.getByRole('grid').waitFor()
    await expect.poll(() => page.getByText('客户名称，第 1 行').count()).toBeGreaterThan(0)
    await page.keyboard.type('宁波海曙五金厂')
    await page.keyboard.press('Enter')
    await shows(await cellAt(page, 1, '客户名称'), '宁波海曙五金厂')
  })

  test.each(['客户等级', '客户阶段', '负责人', '下次跟进'])('the heading %s can be read', async (name) => {
    const words = header(wang.page, name).getByText(name)
    await expect.poll(() => words.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThanOrEqual(0)
  })

  test('新增客户 puts the cursor into the new name, also from within a search', async () => {
    const { page } = wang
    await page.getByRole('searchbox', { name: /搜索客户/ }).fill('nbhs')
    await page.getByText('共 1 条').waitFor()
    await press(page, '新增客户')
    await expect.poll(() => page.getByText('客户名称，第 2 行').count()).toBeGreaterThan(0)
    await page.keyboard.type('重庆渝北建材商行')
    await page.keyboard.press('Enter')
    await shows(await cellAt(page, 2, '客户名称'), '重庆渝北建材商行')
  })

  test('a paste that runs past the end is one gesture with one undo', async () => {
    const { page } = wang
    await (await cellAt(page, 2, '客户名称')).click()
    await paste(page, '重庆渝北建材公司\n苏州工业园电子有限公司\n')
    await shows(await cellAt(page, 3, '客户名称'), '苏州工业园电子有限公司')
    await page.keyboard.press('Control+Z')
    await shows(await cellAt(page, 2, '客户名称'), '重庆渝北建材商行')
    await page.getByText('共 2 条').waitFor()
    await page.keyboard.press('Control+Y')
    await shows(await cellAt(page, 3, '客户名称'), '苏州工业园电子有限公司')
  })

  test('a paste over cells that are not to be written does the rest and says what it left out', async () => {
    const { page } = wang
    await (await cellAt(page, 1, '负责人')).click()
    await paste(page, '张三\t2026-12-01\t2026-12-01\t制造业\n')
    await page.getByText(/3 个单元格不可修改，已跳过/).waitFor()
    await shows(await cellAt(page, 1, '负责人'), '国\n王建国')
  })

  test('a cell that the product fills says what writes it instead', async () => {
    const { page } = wang
    await (await cellAt(page, 1, '下次跟进')).click()
    await page.keyboard.type('1')
    await page.getByText('由跟进记录自动计算').waitFor()
  })

  test('a manager inserts a column in the header and a colleague has it at once', async () => {
    const { page } = wang
    await chooseInHeader(page, '电话', '在右侧插入字段')
    const dialog = page.getByRole('dialog', { name: '新增字段' })
    await dialog.getByRole('textbox', { name: '字段名称' }).fill('年度预算')
    await dialog.getByRole('button', { name: '保存' }).click()
    await typeInto(await cellAt(page, 1, '年度预算'), '1.2万')
    await typeInto(await cellAt(page, 2, '年度预算'), '还没谈')
    await press(li.page, '新增客户')
    await header(li.page, '年度预算').waitFor()
  })

  test('another kind shows first what converts and what does not', async () => {
    const { page } = wang
    await chooseInHeader(page, '年度预算', '编辑字段')
    const dialog = page.getByRole('dialog', { name: '编辑字段：年度预算' })
    await dialog.getByRole('combobox', { name: '类型' }).click()
    await page.getByRole('listbox').waitFor({ state: 'attached' })
    await page.getByTitle('金额', { exact: true }).click()
    await dialog.getByText('1 个值可以转换').waitFor()
    await dialog.getByText(/1 个值无法转换/).waitFor()
    await dialog.getByRole('button', { name: '保存' }).click()
    await shows(await cellAt(page, 1, '年度预算'), '¥12,000.00')
    await shows(await cellAt(page, 2, '年度预算'), '')
  })

  test('moved, deleted and restored for the company, it moves, goes and comes back for the colleague', async () => {
    const { page } = wang
    await chooseInHeader(page, '年度预算', '为全公司左移')
    await expect.poll(async () => (await headings(li.page)).join()).toContain('年度预算,电话')
    await chooseInHeader(page, '年度预算', '删除字段')
    await expect.poll(() => header(li.page, '年度预算').count()).toBe(0)
    await press(page, '字段')
    await page.getByRole('button', { name: '恢复字段 年度预算' }).click()
    await header(li.page, '年度预算').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('grid').click({ position: { x: 900, y: 600 } })
    await shows(await cellAt(page, 1, '年度预算'), '¥12,000.00')
  })

  test('an option deleted by mistake is restored with its cells', async () => {
    const { page } = wang
    await typeInto(await cellAt(page, 1, '来源'), '互联网')
    for (const act of ['删除选项 互联网', '恢复选项 互联网']) {
      await chooseInHeader(page, '来源', '编辑字段')
      const dialog = page.getByRole('dialog', { name: '编辑字段：来源' })
      await dialog.getByRole('button', { name: act }).click()
      await dialog.getByRole('button', { name: '保存' }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await shows(await cellAt(page, 1, '来源'), '互联网')
  })

  test('a rep lays columns out for himself and changes none for others', async () => {
    const { page } = li
    await page.getByRole('button', { name: '来源：字段菜单' }).click()
    await expect.poll(() => page.getByRole('menuitem').allInnerTexts()).not.toContain('编辑字段')
    await page.getByRole('menuitem', { name: '对我隐藏' }).click()
    await expect.poll(() => header(page, '来源').count()).toBe(0)
    await chooseInHeader(page, '区域', '左移')
    await expect.poll(async () => (await headings(page)).join()).toContain('区域,行业')
    await expect.poll(() => header(wang.page, '来源').count()).toBe(1)
    await allSent(page)
  })

  test('his layout is there in another browser too', async () => {
    await using other = await sitDown(browser(), wide)
    const { page } = other
    await page.goto(`${kebu.url}/?door=signIn`)
    await page.getByLabel('用户名或手机号').fill('lixiuying')
    await page.getByLabel('密码', { exact: true }).fill('correct horse 9')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await goTo(page, '台账')
    await expect.poll(async () => (await headings(page)).join(), { timeout: 30_000 }).toContain('区域,行业')
    await expect.poll(() => header(page, '来源').count()).toBe(0)
  })

  test('a row inserted above and rows dragged by their numbers stand there for the colleague too, and go back', async () => {
    const { page } = li
    await (await cellAt(page, 1, '客户名称')).click()
    await paste(page, '甲厂\n乙厂\n丙厂\n丁厂')
    await shows(await cellAt(page, 4, '客户名称'), '丁厂')
    await (await cellAt(page, 2, '客户名称')).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '在上方插入 1 行' }).click()
    await expect.poll(() => page.getByText('客户名称，第 2 行，空').count()).toBeGreaterThan(0)
    await page.keyboard.type('新厂')
    await page.keyboard.press('Enter')
    await expect.poll(() => factories(page)).toBe('甲新乙丙丁')
    await expect.poll(() => factories(wang.page)).toBe('甲新乙丙丁')
    await rowNumber(page, 1).click({ position: { x: 36, y: 10 } })
    await rowNumber(page, 2).click({ position: { x: 36, y: 10 }, modifiers: ['Shift'] })
    await rowNumber(page, 2).dragTo(rowNumber(page, 4), {
      sourcePosition: { x: 36, y: 10 },
      targetPosition: { x: 36, y: 30 },
    })
    await expect.poll(() => factories(page)).toBe('乙丙甲新丁')
    await expect.poll(() => factories(wang.page)).toBe('乙丙甲新丁')
    await page.keyboard.press('Control+Z')
    await expect.poll(() => factories(page)).toBe('甲新乙丙丁')
    await expect.poll(() => factories(wang.page)).toBe('甲新乙丙丁')
  })

  test('a removed customer comes back from the list of what I did, after a reload too', async () => {
    const { page } = wang
    await (await cellOf(page, '宁波海曙五金厂', '客户名称')).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '移入回收站' }).click()
    await expect.poll(() => page.getByRole('grid').getByText('宁波海曙五金厂').count()).toBe(0)
    await allSent(page)
    await page.reload()
    await page.getByRole('grid').getByText('苏州工业园电子有限公司').first().waitFor()
    await page.getByRole('button', { name: '最近的操作' }).click()
    await page.getByRole('button', { name: '撤销: 已删除“宁波海曙五金厂”' }).click()
    await shows(await cellOf(page, '宁波海曙五金厂', '年度预算'), '¥12,000.00')
  })
})
