import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright'
import { allSent, cellOf, goTo, shows, typeInto } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { barriers } from './axe.ts'
import { bring, overhear } from './customerActs.ts'
import { keepScreen } from './kebu.ts'
import { openOffice } from './office.ts'

const mill = '台州阀门厂'

describe('a column of a class is there for those who were given the class', () => {
  const { kebu, people } = openOffice(['wang', 'li'])

  const inHeader = async (page: Page, column: string, act: string) => {
    await page.getByRole('button', { name: `${column}：字段菜单` }).click()
    await page.getByRole('menuitem', { name: act, exact: true }).click()
  }
  const headers = (page: Page, column: string) => page.getByRole('columnheader').filter({ hasText: column })
  const openRole = async (page: Page) => {
    await goTo(page, '设置')
    await page.getByRole('link', { name: '角色与权限' }).click()
  }

  test('the manager makes a role, and a column that everybody fills in', async () => {
    const { page } = people.wang
    await foundCompany(page, kebu.url, { company: '台州通达贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await openRole(page)
    await page.getByRole('button', { name: /^销售/ }).click()
    await page.getByRole('button', { name: '复制为新角色' }).click()
    await page.getByLabel('角色名称').fill('大客户销售')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '大客户销售' }).waitFor()
    const li = people.li.page
    await hire(page, li, { role: '大客户销售', name: '李梅', login: 'limei' })
    await bring(li, [[mill, '0576-11112222', '浙江', '制造业', 'A']])
    await goTo(page, '台账')
    await cellOf(page, mill, '电话')
    await inHeader(page, '电话', '在右侧插入字段')
    const dialog = page.getByRole('dialog', { name: '新增字段' })
    await dialog.getByRole('textbox', { name: '字段名称' }).fill('成交金额')
    await dialog.getByRole('button', { name: /保\s*存/ }).click()
    await typeInto(await cellOf(page, mill, '成交金额'), '880000')
    await shows(await cellOf(li, mill, '成交金额'), '880000')
    await inHeader(page, '成交金额', '降序排列')
    await page.getByRole('button', { name: '新建视图' }).click()
    await page.getByRole('textbox', { name: '视图名称' }).fill('大单')
    await page.getByRole('radio', { name: '共享给同事' }).check()
    await page.getByRole('button', { name: '保存视图' }).click()
    await li.getByRole('button', { name: '大单', exact: true }).click()
  })

  test('moved to a class, it leaves the rep at once; what he typed meanwhile is kept for her who sees it', async () => {
    const { page } = people.wang
    const li = people.li.page
    await people.li.goOffline()
    await typeInto(await cellOf(li, mill, '成交金额'), '990000')
    await inHeader(page, '成交金额', '编辑字段')
    const dialog = page.getByRole('dialog', { name: '编辑字段：成交金额' })
    await dialog.getByRole('combobox', { name: '字段类别' }).click()
    await page.getByTitle(/^财务/).click()
    await dialog.getByText(/李梅将看不到这个字段/).waitFor()
    await keepScreen(people.wang, 'classes-dialog')
    await dialog.getByRole('button', { name: /保\s*存/ }).click()
    await allSent(page)
    await people.li.goOnline()
    await expect.poll(() => headers(li, '成交金额').count()).toBe(0)
    const ear = overhear(li)
    await typeInto(await cellOf(page, mill, '成交金额'), '771234')
    await typeInto(await cellOf(page, mill, '区域'), '江苏')
    await shows(await cellOf(li, mill, '区域'), '江苏')
    expect(await ear.heard('771234')).toBe(false)
    await li.getByText('部分条件未生效').waitFor()
    await keepScreen(people.li, 'classes-gone')
    await goTo(page, '首页')
    await page.getByRole('button', { name: '采用“成交金额”的建议', exact: true }).waitFor()
    await page.getByText('990000').first().waitFor()
  })

  test('and comes back with its values when her role is given the class', async () => {
    const { page } = people.wang
    const li = people.li.page
    await openRole(page)
    await page.getByRole('button', { name: /^大客户销售/ }).click()
    await page.getByLabel('“财务”字段的权限').selectOption({ label: '只能看' })
    await page.getByRole('button', { name: '保存' }).click()
    await allSent(page)
    await keepScreen(people.wang, 'classes-role')
    expect(await barriers(page)).toEqual([])
    await shows(await cellOf(li, mill, '成交金额'), '771234')
    expect(await li.getByText('部分条件未生效').count()).toBe(0)
    // she sees and does not edit: her words are a suggestion
    await expect
      .poll(async () => {
        await typeInto(await cellOf(li, mill, '成交金额'), '5')
        return li.getByText('您没有修改权限，已作为修改建议提交，由负责人决定').count()
      })
      .toBeGreaterThan(0)
    await shows(await cellOf(li, mill, '成交金额'), '771234')
  })
})
