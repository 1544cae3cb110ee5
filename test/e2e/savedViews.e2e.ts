import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, goTo } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { bring } from './customerActs.ts'
import { openOffice } from './office.ts'
import { addCondition, bar, names, panel, seen } from './viewActs.ts'

describe('saved views', () => {
  const { kebu, people } = openOffice(['wang', 'li'], { width: 1680, height: 900, alwaysOnline: true })
  const { wang, li } = people
  const views = (page: Page) => page.getByRole('group', { name: '视图', exact: true })
  const tab = (page: Page, name: string) => views(page).getByRole('button', { name, exact: true })

  beforeAll(async () => {
    await foundCompany(wang.page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await hire(wang.page, li.page, { role: '销售', name: '李秀英', login: 'lixiuying' })
    await bring(li.page, [
      ['杭州西湖茶业', '13800000001', '杭州', '批发零售', 'A'],
      ['重庆渝北建材', '13800000002', '重庆', '建筑建材', 'B'],
      ['上海浦东电子', '13800000003', '上海', '制造业', 'A'],
    ])
    await goTo(wang.page, '台账')
    await (await cellOf(wang.page, '上海浦东电子', '客户名称')).waitFor()
  })

  const filterA = async (page: Page) => {
    await bar(page).getByRole('button', { name: '筛选', exact: true }).click()
    await addCondition(page, '客户等级', '是其中之一')
    await panel(page).getByRole('checkbox', { name: 'A', exact: true }).check()
    await page.keyboard.press('Escape')
    await seen(page, ['杭州西湖茶业', '上海浦东电子'])
  }
  const saveAs = async (page: Page, name: string, isShared: boolean) => {
    await tab(page, '新建视图').click()
    const form = page.getByRole('dialog', { name: '新建视图' })
    await form.getByRole('textbox', { name: '视图名称' }).fill(name)
    if (isShared) await form.getByRole('radio', { name: '共享给同事' }).check()
    await form.getByRole('button', { name: '保存视图' }).click()
    await tab(page, name).waitFor()
  }

  test('what is shown becomes a shared view that a colleague sees at once', async () => {
    await filterA(wang.page)
    await saveAs(wang.page, '重点客户', true)
    await seen(wang.page, ['杭州西湖茶业', '上海浦东电子'])
    await tab(li.page, '重点客户').click()
    await seen(li.page, ['杭州西湖茶业', '上海浦东电子'])
    await tab(li.page, '全部').click()
    await expect.poll(async () => (await names(li.page)).length).toBe(3)
  })

  test('changes by somebody without the right stay his, until he goes back or keeps them as his own view', async () => {
    const { page } = li
    await tab(page, '重点客户').click()
    await bar(page).getByRole('button', { name: '移除：客户等级 是其中之一 A' }).click()
    await expect.poll(async () => (await names(page)).length).toBe(3)
    await views(page).getByText('有我的改动').waitFor()
    await expect.poll(() => views(page).getByRole('button', { name: '保存给大家' }).count()).toBe(0)
    await seen(wang.page, ['杭州西湖茶业', '上海浦东电子'])
    await views(page).getByRole('button', { name: '还原' }).click()
    await seen(page, ['杭州西湖茶业', '上海浦东电子'])
    await bar(page).getByRole('button', { name: '排序', exact: true }).click()
    await page.getByRole('dialog', { name: '排序' }).getByRole('button', { name: '+ 添加排序' }).click()
    await page.getByRole('combobox', { name: '客户名称 的方向' }).selectOption({ label: '降序' })
    await page.keyboard.press('Escape')
    await seen(page, ['上海浦东电子', '杭州西湖茶业'])
    await saveAs(page, '我的排法', false)
    await seen(page, ['上海浦东电子', '杭州西湖茶业'])
    await allSent(page)
    await tab(page, '重点客户').click()
    await seen(page, ['杭州西湖茶业', '上海浦东电子'])
    await expect.poll(() => tab(wang.page, '我的排法').count()).toBe(0)
  })

  test('changes by somebody with the right become everybody’s when he says so', async () => {
    await bar(wang.page).getByRole('button', { name: '筛选 1' }).click()
    await panel(wang.page).getByRole('button', { name: '值' }).click()
    await panel(wang.page).getByRole('checkbox', { name: 'B', exact: true }).check()
    await wang.page.keyboard.press('Escape')
    await expect.poll(async () => (await names(wang.page)).length).toBe(3)
    await seen(li.page, ['杭州西湖茶业', '上海浦东电子'])
    await views(wang.page).getByRole('button', { name: '保存给大家' }).click()
    await expect.poll(async () => (await names(li.page)).length, { timeout: 30_000 }).toBe(3)
    await expect.poll(() => views(wang.page).getByText('有我的改动').count()).toBe(0)
  })

  test('a link opens the view, and a view may be what a role sees first', async () => {
    const id = new URL(wang.page.url()).searchParams.get('view')
    await li.page.goto(`${kebu.url}/ledger?view=${id}`)
    await expect.poll(() => tab(li.page, '重点客户').getAttribute('aria-pressed')).toBe('true')
    await wang.page.getByRole('button', { name: '视图“重点客户”的菜单' }).click()
    await wang.page.getByRole('checkbox', { name: '销售', exact: true }).check()
    await wang.page.keyboard.press('Escape')
    await allSent(wang.page)
    await li.page.goto(`${kebu.url}/ledger`)
    await expect.poll(() => tab(li.page, '重点客户').getAttribute('aria-pressed')).toBe('true')
  })

  test('a link to a view that is gone says so and shows everything', async () => {
    await li.page.goto(`${kebu.url}/ledger?view=vew_000000000000`)
    await views(li.page).getByText('链接里的视图已被删除').waitFor()
    await expect.poll(async () => (await names(li.page)).length).toBe(3)
    await tab(li.page, '全部').click()
    await expect.poll(() => views(li.page).getByText('链接里的视图已被删除').count()).toBe(0)
  })

  test('a view that is thrown away comes back with an undo', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '视图“重点客户”的菜单' }).click()
    await page.getByRole('button', { name: '删除视图' }).click()
    await expect.poll(() => tab(page, '重点客户').count()).toBe(0)
    await expect.poll(() => tab(li.page, '重点客户').count()).toBe(0)
    await page.getByRole('toolbar', { name: '台账工具栏' }).getByRole('button', { name: '撤销' }).click()
    await tab(page, '重点客户').waitFor()
    await tab(li.page, '重点客户').waitFor()
  })
})
