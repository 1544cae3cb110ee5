import type { Frame, Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { cellOf } from '../e2e/acts.ts'
import { foundCompany } from '../e2e/staff.ts'
import { barriers } from '../e2e/axe.ts'
import { bring } from '../e2e/customerActs.ts'
import { openOffice } from '../e2e/office.ts'
import { bar } from '../e2e/viewActs.ts'

const colourOf = async (page: Page, customer: string, column: string): Promise<string> =>
  (await cellOf(page, customer, column)).evaluate((cell) => getComputedStyle(cell).backgroundColor)

describe('what a view says of its values', () => {
  const { kebu, people } = openOffice(['wang'], { width: 1680, height: 900, alwaysOnline: true })
  const { wang } = people

  beforeAll(async () => {
    const { page } = wang
    await page.addInitScript(() => {
      // the browser's own dialog would wait for a hand
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes')
    })
    await foundCompany(page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(page, [
      ['杭州西湖茶业', '13800000001', '杭州', '批发零售', 'A'],
      ['重庆渝北建材', '13800000002', '重庆渝北建材', '建筑建材', 'B'],
      ['上海浦东电子', '13800000003', '上海', '制造业', 'A'],
      ['宁波海曙五金', '13800000004', '宁波', '制造业', 'E'],
    ])
    await (await cellOf(page, '宁波海曙五金', '客户名称')).waitFor()
  })

  test('a colour marks the rows whose one field differs from another, and a scale the spread of a date', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '颜色', exact: true }).click()
    const panel = page.getByRole('dialog', { name: '颜色' })
    await panel.getByRole('button', { name: '+ 添加颜色规则' }).click()
    await panel.getByRole('button', { name: '+ 添加条件', exact: true }).click()
    await panel.getByRole('combobox', { name: '字段' }).selectOption({ label: '区域' })
    await panel.getByRole('combobox', { name: '比较方式' }).selectOption({ label: '不等于字段' })
    await panel.getByRole('combobox', { name: '比较的字段' }).selectOption({ label: '客户名称' })
    await panel.getByRole('combobox', { name: '染色范围' }).selectOption({ label: '区域' })
    await expect
      .poll(
        async () => (await colourOf(page, '杭州西湖茶业', '区域')) === (await colourOf(page, '重庆渝北建材', '区域')),
      )
      .toBe(false)
    await panel.getByRole('button', { name: '+ 添加色阶' }).click()
    const scale = panel.getByRole('region', { name: '色阶规则 1' })
    await scale.getByRole('combobox', { name: '字段' }).selectOption({ label: '下次跟进' })
    await expect
      .poll(
        async () =>
          (await colourOf(page, '杭州西湖茶业', '下次跟进')) === (await colourOf(page, '宁波海曙五金', '下次跟进')),
      )
      .toBe(false)
    await panel.getByRole('button', { name: '+ 添加图标' }).click()
    await expect.poll(() => page.locator('.kb-sheet .kb-sign').count()).toBeGreaterThan(0)
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('the statistics of a field tell its commonest values, and a click leaves only their rows', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '行业：字段菜单' }).click()
    await page.getByRole('menuitem', { name: '查看统计' }).click()
    const dialog = page.getByRole('dialog', { name: '“行业”的统计' })
    await dialog.getByText('不同值').waitFor()
    expect(await barriers(page)).toEqual([])
    await dialog.getByRole('button', { name: '只看“制造业”，2 行' }).click()
    await bar(page).getByText('显示 2 / 4 行').waitFor()
    await bar(page).getByRole('button', { name: '清除筛选' }).click()
  })

  test('a print has the groups, the chosen fields and colours, and says who printed it', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '客户等级：字段菜单' }).click()
    await page.getByRole('menuitem', { name: '按此字段分组' }).click()
    await page.getByRole('button', { name: '折叠 客户等级：A，2 行' }).click()
    await bar(page).getByRole('button', { name: '打印' }).click()
    const dialog = page.getByRole('dialog', { name: '打印视图' })
    await dialog.getByRole('checkbox', { name: '电话' }).uncheck()
    await dialog.getByLabel('标题').fill('十一月客户')
    const paper = dialog.frameLocator('iframe')
    await paper.getByRole('heading', { name: '十一月客户' }).waitFor()
    await paper.getByText(/王建国 · .* · 共 4 行/).waitFor()
    await paper.getByRole('columnheader', { name: '客户名称' }).waitFor()
    await expect.poll(() => paper.getByRole('columnheader', { name: '电话' }).count()).toBe(0)
    await expect.poll(() => paper.locator('tbody tr').allInnerTexts()).toHaveLength(5)
    await paper.locator('tr.group').first().getByText('客户等级：A 2 行').waitFor()
    await expect.poll(() => paper.getByText('杭州西湖茶业').count()).toBe(0)
    expect(await barriers(page)).toEqual([])
    await dialog.getByRole('button', { name: '打印或存为 PDF' }).click()
    const frame: Frame | undefined = page.frames().at(-1)
    await expect.poll(() => frame?.evaluate(() => document.documentElement.getAttribute('data-printed'))).toBe('yes')
  })
})
