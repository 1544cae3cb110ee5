import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellAt, cellOf, shows } from './acts.ts'
import { foundCompany } from './staff.ts'
import { barriers } from './axe.ts'
import { bring } from './customerActs.ts'
import { openOffice } from './office.ts'
import { addCondition, bar, names, panel, seen } from './viewActs.ts'

/** How many rows stay on top. */
const frozenRows = (page: Page): Promise<number> => page.locator('.kb-row-pinned[row-index^="t-"]').count()

describe('rows as one wants them', () => {
  const { kebu, people } = openOffice(['wang'], { width: 1680, height: 900, alwaysOnline: true })
  const { wang } = people

  beforeAll(async () => {
    const { page } = wang
    await foundCompany(page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(page, [
      ['杭州西湖茶业', '13800000001', '杭州', '批发零售', 'A'],
      ['重庆渝北建材', '13800000002', '重庆', '建筑建材', 'B'],
      ['上海浦东电子', '13800000003', '上海', '制造业', 'A'],
      ['宁波海曙五金', '13800000004', '宁波', '制造业', 'C'],
      ['长沙岳麓餐饮', '13800000005', '长沙', '餐饮酒店', 'B'],
    ])
    await (await cellOf(page, '长沙岳麓餐饮', '客户名称')).waitFor()
  })

  test('a condition on an option leaves its rows, says so in a chip and counts them', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '筛选', exact: true }).click()
    await addCondition(page, '客户等级', '是其中之一')
    await panel(page).getByRole('checkbox', { name: 'A', exact: true }).check()
    await seen(page, ['杭州西湖茶业', '上海浦东电子'])
    await page.keyboard.press('Escape')
    await bar(page).getByText('客户等级 是其中之一 A').waitFor()
    await bar(page).getByText('显示 2 / 5 行').waitFor()
  })

  test('an export takes the rows that the filter leaves', async () => {
    const { page } = wang
    const download = page.waitForEvent('download')
    await page.getByRole('toolbar', { name: '台账工具栏' }).getByRole('button', { name: '导出' }).click()
    await download
    await page.getByText('已导出 2 行').waitFor()
  })

  test('a row that is edited out of the filter stays until one leaves it', async () => {
    const { page } = wang
    const grade = await cellOf(page, '杭州西湖茶业', '客户等级')
    await grade.click()
    await page.keyboard.press('Delete')
    await shows(grade, '')
    await seen(page, ['杭州西湖茶业', '上海浦东电子'])
    await (await cellOf(page, '上海浦东电子', '客户名称')).click()
    await seen(page, ['上海浦东电子'])
    await page.keyboard.press('Control+Z')
    await seen(page, ['杭州西湖茶业', '上海浦东电子'])
  })

  test('a customer added within a filter stands there to be named, takes what it asks for and stays', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '新增客户' }).first().click()
    await expect.poll(() => page.getByText('客户名称，第 3 行').count()).toBeGreaterThan(0)
    await page.keyboard.type('温州瓯海皮革')
    await page.keyboard.press('Enter')
    await shows(await cellAt(page, 3, '客户名称'), '温州瓯海皮革')
    await shows(await cellAt(page, 3, '客户等级'), 'A')
    await (await cellOf(page, '上海浦东电子', '客户名称')).click()
    await seen(page, ['杭州西湖茶业', '上海浦东电子', '温州瓯海皮革'])
  })

  test('a group within the filter is read as one: all of these, and any of those', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '筛选 1' }).click()
    await panel(page).getByRole('button', { name: '+ 添加条件组' }).click()
    const group = panel(page).getByRole('group', { name: '条件组' })
    await group.getByRole('combobox', { name: '字段' }).selectOption({ label: '区域' })
    await group.getByRole('textbox', { name: '值' }).fill('上海')
    await seen(page, ['上海浦东电子'])
    await group.getByRole('button', { name: '+ 添加条件', exact: true }).click()
    await group.getByRole('combobox', { name: '字段' }).nth(1).selectOption({ label: '电话' })
    await group.getByRole('textbox', { name: '值' }).nth(1).fill('0001')
    await seen(page, ['杭州西湖茶业', '上海浦东电子'])
    await page.keyboard.press('Escape')
    await bar(page).getByText('区域 包含 上海 或 电话 包含 0001').waitFor()
  })

  test('where nothing matches, one button brings everything back', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '筛选 3' }).click()
    await addCondition(page, '客户名称', '开头是')
    await panel(page).getByRole('textbox', { name: '值' }).last().fill('不存在')
    await page.getByText('没有符合条件的行').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.kb-nobody').getByRole('button', { name: '清除筛选' }).click()
    await expect.poll(async () => (await names(page)).length).toBe(6)
    await expect.poll(() => bar(page).getByText('清除筛选').count()).toBe(0)
  })

  test('“me” is whoever looks, and a chip takes its condition away', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '筛选', exact: true }).click()
    await addCondition(page, '负责人', '都不是')
    await panel(page).getByRole('checkbox', { name: '我自己' }).check()
    await page.getByText('没有符合条件的行').waitFor()
    await page.keyboard.press('Escape')
    await bar(page).getByRole('button', { name: '移除：负责人 都不是 我自己' }).click()
    await expect.poll(async () => (await names(page)).length).toBe(6)
  })

  test('a condition on a field that was deleted says so and holds nothing back', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '筛选', exact: true }).click()
    await addCondition(page, '购买意向', '为空')
    await addCondition(page, '区域', '等于')
    await panel(page).getByRole('textbox', { name: '值' }).fill('宁波')
    await seen(page, ['宁波海曙五金'])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '购买意向：字段菜单' }).click()
    await page.getByRole('menuitem', { name: '删除字段' }).click()
    await page.getByText('已修改设置：购买意向').waitFor()
    await bar(page).getByText('字段已删除').waitFor()
    await seen(page, ['宁波海曙五金'])
    await bar(page).getByRole('button', { name: '清除筛选' }).click()
    await allSent(page)
  })

  test('a header lists its values with their counts, found by pinyin, and leaves what is ticked', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '行业：按值筛选' }).click()
    const list = page.getByRole('dialog', { name: '按“行业”的值筛选' })
    await list.getByRole('checkbox', { name: /^制造业\s*2$/ }).waitFor()
    await list.getByRole('button', { name: '清空' }).click()
    await list.getByRole('checkbox', { name: /^建筑建材/ }).check()
    await seen(page, ['重庆渝北建材'])
    await list.getByRole('button', { name: '全选' }).click()
    await list.getByRole('checkbox', { name: /^制造业/ }).uncheck()
    await page.keyboard.press('Escape')
    await bar(page).getByText('行业 除 制造业').waitFor()
    await expect.poll(async () => (await names(page)).includes('宁波海曙五金')).toBe(false)
    await page.getByRole('button', { name: '客户名称：按值筛选' }).click()
    const named = page.getByRole('dialog', { name: '按“客户名称”的值筛选' })
    await expect.poll(() => named.getByRole('checkbox').count()).toBe(4)
    await page.keyboard.press('Escape')
    await bar(page).getByRole('button', { name: '移除：行业 除 制造业' }).click()
    await expect.poll(async () => (await names(page)).length).toBe(6)
    await page.getByRole('button', { name: '客户名称：按值筛选' }).click()
    await expect.poll(() => named.getByRole('checkbox').count()).toBe(6)
    await named.getByRole('searchbox').fill('cqyb')
    await expect.poll(() => named.getByRole('checkbox').count()).toBe(1)
    await named.getByRole('checkbox', { name: /重庆渝北建材/ }).uncheck()
    await expect.poll(async () => (await names(page)).length).toBe(5)
    await named.getByRole('checkbox', { name: /重庆渝北建材/ }).check()
    await expect.poll(async () => (await names(page)).length).toBe(6)
    await page.keyboard.press('Escape')
    await (await cellAt(page, 1, '客户名称')).click()
    await page.keyboard.press('Control+Shift+l')
    await named.getByRole('searchbox').waitFor()
    await page.keyboard.type('cqyb')
    await expect.poll(() => named.getByRole('checkbox').count()).toBe(1)
    await page.keyboard.press('Enter')
    await seen(page, ['重庆渝北建材'])
    await bar(page).getByRole('button', { name: '移除：客户名称：重庆渝北建材' }).click()
    await expect.poll(async () => (await names(page)).length).toBe(6)
  })

  test('several keys sort, in the order they are given, Chinese by sound or by strokes', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '排序', exact: true }).click()
    const sort = page.getByRole('dialog', { name: '排序' })
    const add = async (column: string) => {
      await sort.getByRole('button', { name: '+ 添加排序' }).click()
      await sort.getByRole('combobox', { name: '字段', exact: true }).last().selectOption({ label: column })
    }
    await add('客户等级')
    await add('客户名称')
    // A A A B B C; 长沙 before 重庆 by sound (chang, chong), 上海 after 杭州.
    const bySound = ['杭州西湖茶业', '上海浦东电子', '温州瓯海皮革', '长沙岳麓餐饮', '重庆渝北建材', '宁波海曙五金']
    await seen(page, bySound)
    await sort.getByRole('combobox', { name: '客户名称 的中文次序' }).selectOption({ label: '按笔画' })
    // 上 has 3 strokes, 杭 8.
    const byStrokes = ['上海浦东电子', '杭州西湖茶业', '温州瓯海皮革', '长沙岳麓餐饮', '重庆渝北建材', '宁波海曙五金']
    await seen(page, byStrokes)
    await sort.getByRole('button', { name: '客户名称 提前' }).click()
    await seen(page, ['上海浦东电子', '宁波海曙五金', '长沙岳麓餐饮', '杭州西湖茶业', '重庆渝北建材', '温州瓯海皮革'])
    await sort.getByRole('combobox', { name: '客户名称 的方向' }).selectOption({ label: '降序' })
    await seen(page, ['温州瓯海皮革', '重庆渝北建材', '杭州西湖茶业', '长沙岳麓餐饮', '宁波海曙五金', '上海浦东电子'])
    await sort.getByRole('button', { name: '清除排序' }).click()
    await page.keyboard.press('Escape')
  })

  test('what stands under a column counts the rows that are shown, and follows them', async () => {
    const { page } = wang
    const totals = page.getByRole('group', { name: '合计行' })
    await totals.getByRole('button', { name: '客户等级 的统计' }).click()
    await page.getByRole('dialog', { name: '客户等级 的统计' }).getByRole('button', { name: '已填' }).click()
    await totals.getByRole('button', { name: '客户等级：已填 6' }).waitFor()
    const search = page.getByRole('searchbox', { name: /搜索客户/ })
    await search.fill('宁波')
    await totals.getByRole('button', { name: '客户等级：已填 1' }).waitFor()
    await search.fill('')
    await (await cellOf(page, '宁波海曙五金', '客户等级')).click()
    await page.keyboard.press('Delete')
    await totals.getByRole('button', { name: '客户等级：已填 5' }).waitFor()
    await page.keyboard.press('Control+Z')
    await totals.getByRole('button', { name: '客户等级：已填 6' }).click()
    await page.getByRole('dialog', { name: '客户等级 的统计' }).getByRole('button', { name: '不统计' }).click()
    await totals.getByRole('button', { name: '客户等级 的统计' }).waitFor()
  })

  test('rows take the colour of the first rule that holds, and lose it with the value', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '颜色', exact: true }).click()
    const rules = page.getByRole('dialog', { name: '颜色' })
    await rules.getByRole('button', { name: '+ 添加颜色规则' }).click()
    await rules.getByRole('button', { name: '红', exact: true }).click()
    await rules.getByRole('button', { name: '+ 添加条件', exact: true }).click()
    await rules.getByRole('combobox', { name: '字段' }).selectOption({ label: '区域' })
    await rules.getByRole('textbox', { name: '值' }).fill('宁波')
    await page.keyboard.press('Escape')
    const tintOf = async (customer: string, column: string) =>
      (await cellOf(page, customer, column)).evaluate((cell) => cell.style.backgroundColor)
    await expect.poll(() => tintOf('宁波海曙五金', '客户名称')).toContain('--tag-4-bg')
    await expect.poll(() => tintOf('杭州西湖茶业', '客户名称')).toBe('')
    await (await cellOf(page, '宁波海曙五金', '区域')).click()
    await page.keyboard.press('Delete')
    await expect.poll(() => tintOf('宁波海曙五金', '客户名称')).toBe('')
    await page.keyboard.press('Control+Z')
    await expect.poll(() => tintOf('宁波海曙五金', '客户名称')).toContain('--tag-4-bg')
    await bar(page).getByRole('button', { name: '颜色 1' }).click()
    await rules.getByRole('combobox', { name: '染色范围' }).selectOption({ label: '区域' })
    await page.keyboard.press('Escape')
    await expect.poll(() => tintOf('宁波海曙五金', '客户名称')).toBe('')
    await expect.poll(() => tintOf('宁波海曙五金', '区域')).toContain('--tag-4-bg')
    await bar(page).getByRole('button', { name: '颜色 1' }).click()
    await rules.getByRole('button', { name: '移除颜色规则 1' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => tintOf('宁波海曙五金', '区域')).toBe('')
  })

  test('rows of several lines show long texts whole, frozen ones too, and the cursor still finds its cell', async () => {
    const { page } = wang
    const heightOf = async () => (await (await cellOf(page, '宁波海曙五金', '客户名称')).boundingBox())?.height ?? 0
    const before = await heightOf()
    await (await cellOf(page, '重庆渝北建材', '区域')).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '冻结至第 2 行', exact: true }).click()
    await expect.poll(() => frozenRows(page)).toBe(2)
    await bar(page).getByRole('combobox', { name: '行高' }).selectOption({ label: '行高：三行' })
    await expect.poll(async () => Math.round((await heightOf()) - before)).toBe(40)
    await (await cellOf(page, '长沙岳麓餐饮', '区域')).click()
    await expect.poll(() => page.getByText('区域，第 5 行，长沙').count()).toBeGreaterThan(0)
    await bar(page).getByRole('combobox', { name: '行高' }).selectOption({ label: '行高：单行' })
    await expect.poll(async () => Math.round((await heightOf()) - before)).toBe(0)
  })

  test('nobody is kept out of its panels', async () => {
    const { page } = wang
    for (const [opener, label] of [
      ['筛选', '+ 添加条件组'],
      ['排序', '+ 添加排序'],
      ['颜色', '+ 添加颜色规则'],
    ] as const) {
      await bar(page).getByRole('button', { name: opener, exact: true }).click()
      const dialog = page.getByRole('dialog', { name: opener })
      await dialog.getByRole('button', { name: label }).click()
      expect(await barriers(page, dialog)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: '客户名称：按值筛选' }).click()
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await bar(page).getByRole('button', { name: '颜色 1' }).click()
    await page.getByRole('button', { name: '移除颜色规则 1' }).click()
    await page.keyboard.press('Escape')
    await bar(page).getByRole('button', { name: '排序 1' }).click()
    await page.getByRole('button', { name: '清除排序' }).click()
    await page.keyboard.press('Escape')
    await bar(page).getByRole('button', { name: '筛选', exact: true }).click()
    await panel(page).getByRole('button', { name: '清除筛选' }).click()
    await page.keyboard.press('Escape')
  })

  test('a filter and what is frozen are kept for the next time', async () => {
    const { page } = wang
    await bar(page).getByRole('button', { name: '筛选', exact: true }).click()
    await addCondition(page, '行业', '是其中之一')
    await panel(page).getByRole('checkbox', { name: '制造业' }).check()
    await seen(page, ['上海浦东电子', '宁波海曙五金'])
    await page.keyboard.press('Escape')
    await allSent(page)
    await page.reload()
    await bar(page).getByText('行业 是其中之一 制造业').waitFor()
    await seen(page, ['上海浦东电子', '宁波海曙五金'])
    await expect.poll(() => frozenRows(page)).toBe(2)
    await bar(page).getByRole('button', { name: '清除筛选' }).click()
  })
})
