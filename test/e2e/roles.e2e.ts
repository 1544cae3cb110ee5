import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { allSent, cellOf, goTo, shows, typeInto } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { barriers } from './axe.ts'
import { bring } from './customerActs.ts'
import { keepScreen } from './kebu.ts'
import { openOffice } from './office.ts'

const mill = '台州阀门厂'

describe('a role decides what one may do', () => {
  const { kebu, people } = openOffice(['wang', 'shen'])
  const { wang, shen } = people

  beforeAll(async () => {
    await foundCompany(wang.page, kebu.url, { company: '台州通达贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(wang.page, [[mill, '0576-11112222', '浙江', '制造业', 'A']])
  })

  const openRoles = async () => {
    await goTo(wang.page, '设置')
    await wang.page.getByRole('link', { name: '角色与权限' }).click()
  }
  const reachOf = (right: string) => wang.page.getByLabel(`“${right}”的范围`)

  test('the built-in ones are read; a copy is the company’s own', async () => {
    const { page } = wang
    await openRoles()
    await page.getByRole('button', { name: /^审计/ }).click()
    await page.getByRole('rowheader', { name: /^查看客户/ }).waitFor()
    await expect.poll(() => reachOf('查看客户').count()).toBe(0)
    await page.getByRole('button', { name: '复制为新角色' }).click()
    await page.getByLabel('角色名称').fill('大区观察员')
    await reachOf('导出工作簿').selectOption({ label: '全公司' })
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '大区观察员' }).waitFor()
    await keepScreen(wang, 'roles-own')
    expect(await barriers(page)).toEqual([])
  })

  test('whoever is invited in it reads, and is offered nothing more', async () => {
    await hire(wang.page, shen.page, { role: '大区观察员', name: '沈佳', login: 'shenjia' })
    const { page } = shen
    await page.getByRole('button', { name: /账户/ }).click()
    await page.getByText('大区观察员').first().waitFor()
    await page.keyboard.press('Escape')
    await goTo(page, '台账')
    await shows(await cellOf(page, mill, '区域'), '浙江')
    await page.getByRole('button', { name: '导出' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: '导入' }).count()).toBe(0)
    await expect.poll(() => page.getByRole('button', { name: '新增客户' }).count()).toBe(0)
    await (await cellOf(page, mill, '区域')).click()
    await page.keyboard.type('江苏')
    await page.keyboard.press('Enter')
    await page.getByText('您没有修改权限，已作为修改建议提交，由负责人决定').first().waitFor()
    await shows(await cellOf(page, mill, '区域'), '浙江')
    await keepScreen(shen, 'roles-reader')
  })

  test('pages that the role lacks are not on his screen, until the company shows them', async () => {
    const { page } = shen
    const link = (place: string) => page.getByRole('navigation').getByRole('link', { name: place })
    await link('台账').waitFor()
    await expect.poll(() => link('公海').count()).toBe(0)
    await page.goto(`${kebu.url}/pool`)
    await page.getByText('这个页面不在您的角色里').waitFor()
    await openRoles()
    await wang.page.getByRole('button', { name: /^大区观察员/ }).click()
    await wang.page.getByRole('group', { name: '屏幕上显示的页面' }).getByLabel('公海').check()
    await wang.page.getByRole('button', { name: '保存' }).click()
    await link('公海').waitFor()
    await goTo(page, '设置')
    await page.getByRole('link', { name: '我的账户' }).click()
    await page.getByRole('list', { name: '我的导航' }).getByRole('checkbox', { name: '提醒与计划' }).uncheck()
    await expect.poll(() => link('提醒与计划').count()).toBe(0)
    await page.getByRole('button', { name: '上移“公海”' }).click()
    await expect
      .poll(() => page.getByRole('navigation').first().getByRole('link').allInnerTexts())
      .toEqual(['公海', '首页', '台账', '联系人', '跟进', '设置'])
    await keepScreen(shen, 'roles-navigation')
  })

  test('an export is written down, and its workbook says who took it out', async () => {
    await wang.page.getByRole('link', { name: '导出记录' }).click()
    await wang.page.getByLabel(/首行写明/).check()
    await wang.page.getByLabel(/截图、拍照也能看出/).check()
    await allSent(wang.page)
    const { page } = shen
    await goTo(page, '台账')
    // his name lies over the page as a picture
    await page.locator('[style*="background-image: url("]').waitFor({ state: 'attached' })
    await keepScreen(shen, 'roles-screen-mark')
    await shows(await cellOf(page, mill, '区域'), '浙江')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    const [sheet] = Object.values(XLSX.read(readFileSync(await (await saving).path())).Sheets)
    expect(sheet?.['A1']?.v).toMatch(/^台州通达贸易有限公司 内部资料 · 由沈佳于 .* 导出 · 编号 1$/)
    await shen.goOffline()
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByText('导出要先由服务器登记').waitFor()
    await shen.goOnline()
    await goTo(wang.page, '设置')
    await wang.page.getByRole('link', { name: '导出记录' }).click()
    await wang.page.getByRole('row', { name: /沈佳 台账 1/ }).waitFor()
    await keepScreen(wang, 'roles-exports')
    expect(await barriers(wang.page)).toEqual([])
  })

  test('what the reader typed waits for the owner, and he reads what became of it and why', async () => {
    await goTo(wang.page, '首页')
    await wang.page.getByRole('button', { name: '不采用“区域”的建议' }).click()
    await wang.page.getByLabel('不采用的原因（可不填）').fill('总部仍在浙江')
    await wang.page.getByRole('dialog').getByRole('button', { name: '不采用' }).click()
    await goTo(shen.page, '首页')
    await shen.page.getByText('未采用').waitFor()
    await shen.page.getByText('总部仍在浙江').waitFor()
    await keepScreen(shen, 'roles-suggestion')
    await goTo(shen.page, '台账')
  })

  test('a change of the role is felt at once, without signing in again', async () => {
    await openRoles()
    await wang.page.getByRole('button', { name: /^大区观察员/ }).click()
    await reachOf('修改客户').selectOption({ label: '全公司' })
    await wang.page.getByRole('button', { name: '保存' }).click()
    await allSent(wang.page)
    await expect
      .poll(async () => {
        await typeInto(await cellOf(shen.page, mill, '区域'), '江苏')
        return (await cellOf(shen.page, mill, '区域')).innerText()
      })
      .toBe('江苏')
    await reachOf('查看客户').selectOption({ label: '没有' })
    await wang.page.getByRole('button', { name: '保存' }).click()
    await shen.page.getByRole('gridcell', { name: mill }).waitFor({ state: 'detached' })
    await goTo(wang.page, '台账')
    await shows(await cellOf(wang.page, mill, '区域'), '江苏')
  })

  test('posts add up: a second post opens what the first one closed', async () => {
    const { page } = wang
    await goTo(page, '设置')
    await page.getByRole('button', { name: '沈佳的兼任岗位' }).click()
    const dialog = page.getByRole('dialog', { name: '沈佳的兼任岗位' })
    await dialog.getByLabel('部门').selectOption({ index: 1 })
    await dialog.getByLabel('角色').selectOption({ label: '总经理' })
    await dialog.getByRole('button', { name: '添加' }).click()
    await dialog.getByText('· 总经理').waitFor()
    await keepScreen(wang, 'roles-posts')
    await page.keyboard.press('Escape')
    await shows(await cellOf(shen.page, mill, '区域'), '江苏')
  })
})
