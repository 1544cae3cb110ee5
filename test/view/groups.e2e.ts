import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf } from '../e2e/acts.ts'
import { foundCompany } from '../e2e/staff.ts'
import { barriers } from '../e2e/axe.ts'
import { bring } from '../e2e/customerActs.ts'
import { openOffice } from '../e2e/office.ts'
import { bar } from '../e2e/viewActs.ts'

/** What stands on the lines of the sheet from above: a group's column, value and count, or a customer's name. */
const lines = async (page: Page): Promise<string[]> => {
  const found = await page.locator('.kb-sheet .kb-row-pinned').evaluateAll((rows) =>
    rows.map((row) => ({
      at: Number(row.getAttribute('row-index')),
      level: row.getAttribute('aria-level'),
      text:
        row.querySelector('.kb-group')?.textContent?.replace('▾', '') ??
        row.querySelector('[col-id^="col_"]')?.textContent?.trim() ??
        '',
    })),
  )
  return found
    .sort((one, other) => one.at - other.at)
    .map(({ text, level }) => (level === null ? text : `${level} ${text}`))
    .filter((text) => text !== '')
}
const seen = (page: Page, expected: readonly string[]) =>
  expect.poll(() => lines(page), { timeout: 30_000 }).toEqual(expected)

describe('rows in groups', () => {
  const { kebu, people } = openOffice(['wang'], { width: 1680, height: 900, alwaysOnline: true })
  const { wang } = people

  beforeAll(async () => {
    const { page } = wang
    await foundCompany(page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(page, [
      ['杭州西湖茶业', '13800000001', '杭州', '批发零售', 'A'],
      ['重庆渝北建材', '13800000002', '重庆', '建筑建材', 'B'],
      ['上海浦东电子', '13800000003', '上海', '制造业', 'A'],
      ['宁波海曙五金', '13800000004', '宁波', '制造业', 'B'],
    ])
    await (await cellOf(page, '宁波海曙五金', '客户名称')).waitFor()
  })

  test('a field of the panel puts rows under headers with their counts and totals, two levels deep', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '分组', exact: true }).click()
    const panel = page.getByRole('dialog', { name: '分组' })
    await panel.getByRole('button', { name: '+ 添加一级分组' }).click()
    await panel.getByRole('combobox', { name: '字段' }).selectOption({ label: '客户等级' })
    await seen(page, [
      '1 客户等级A2 行',
      '杭州西湖茶业',
      '上海浦东电子',
      '1 客户等级B2 行',
      '重庆渝北建材',
      '宁波海曙五金',
    ])
    await panel.getByRole('button', { name: '+ 添加一级分组' }).click()
    await panel.getByRole('combobox', { name: '字段' }).nth(1).selectOption({ label: '行业' })
    await expect
      .poll(async () => (await lines(page)).slice(0, 4))
      .toEqual(['1 客户等级A2 行', '2 行业制造业1 行', '上海浦东电子', '2 行业批发零售1 行'])
    await panel.getByRole('button', { name: '取消按 行业 分组' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '区域 的统计' }).click()
    await page.getByRole('button', { name: '不同值' }).click()
    await page
      .getByRole('row', { name: /客户等级.*2 行/ })
      .first()
      .waitFor()
    await page.getByRole('row', { name: '不同值 2' }).first().waitFor()
    expect(await barriers(page)).toEqual([])
  })

  test('keys fold a group and open it; a fold is there again after another view was looked at', async () => {
    const { page } = wang
    await (await cellOf(page, '杭州西湖茶业', '客户名称')).click()
    await page.keyboard.press('ArrowUp')
    await page.getByText('分组 客户等级：A，第 1 级，已展开，2 行').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowLeft')
    await seen(page, ['1 客户等级A2 行', '1 客户等级B2 行', '重庆渝北建材', '宁波海曙五金'])
    await expect
      .poll(() => page.getByRole('treegrid').locator('[row-index="0"][aria-level="1"]').getAttribute('aria-expanded'))
      .toBe('false')
    await page.getByRole('navigation').getByRole('link', { name: '首页' }).click()
    await page.getByRole('navigation').getByRole('link', { name: '台账' }).click()
    await seen(page, ['1 客户等级A2 行', '1 客户等级B2 行', '重庆渝北建材', '宁波海曙五金'])
    await page.getByRole('button', { name: '展开 客户等级：A，2 行' }).click()
    await expect.poll(async () => (await lines(page)).length).toBe(6)
  })

  test('a row whose grade is changed stays under the hand and goes to its group when it is left', async () => {
    const { page } = wang
    const grade = page.locator('.kb-sheet [row-index="2"] .kb-kind-select').first()
    await grade.click()
    await page.keyboard.press('Delete')
    await expect
      .poll(async () => (await lines(page)).slice(0, 3))
      .toEqual(['1 客户等级A2 行', '杭州西湖茶业', '上海浦东电子'])
    await page.locator('.kb-sheet [row-index="4"] [col-id^="col_"]').first().click()
    await expect.poll(async () => (await lines(page)).slice(-2)).toEqual(['1 客户等级（空）1 行', '上海浦东电子'])
    await page.keyboard.press('Control+Z')
    await seen(page, [
      '1 客户等级A2 行',
      '杭州西湖茶业',
      '上海浦东电子',
      '1 客户等级B2 行',
      '重庆渝北建材',
      '宁波海曙五金',
    ])
  })

  test('a copy over a header takes the rows alone, and a new row of a group has its value', async () => {
    const { page } = wang
    await page.locator('.kb-sheet [row-index="1"] [col-id^="col_"]').first().click()
    await page.keyboard.press('Shift+Control+End')
    await page.keyboard.press('Control+C')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.trim().split('\n').length).toBe(4)
    await page.locator('.kb-sheet [row-index="3"] [col-id^="col_"]').nth(3).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '在这一组新增' }).click()
    await page.keyboard.type('温州瓯海皮革')
    await page.keyboard.press('Enter')
    await page.locator('.kb-sheet [row-index="1"] [col-id^="col_"]').first().click()
    await expect.poll(() => lines(page)).toContain('1 客户等级B3 行')
    await allSent(page)
  })
})
