import { beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright'
import { allSent, cellOf, goTo } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { barriers } from './axe.ts'
import { bring } from './customerActs.ts'
import { keepScreen } from './kebu.ts'
import { openOffice } from './office.ts'

const firms = ['苏州纺织', '无锡电缆', '常州轴承', '南京仪表', '扬州机床', '徐州重工']

/** Opens a settings page by the name of its tab. */
async function settings(page: Page, tab: string): Promise<void> {
  await goTo(page, '设置')
  await page.getByRole('link', { name: tab }).click()
}

/** Everything in the sheet, as Ctrl+A has it, and an entry of its menu. */
async function withAll(page: Page, entry: RegExp): Promise<void> {
  const cell = await cellOf(page, firms[0] ?? '', '客户名称')
  await cell.click()
  await page.keyboard.press('Control+a')
  await cell.click({ button: 'right' })
  await page.getByRole('menuitem', { name: entry }).click()
}

describe('customers are shared out', () => {
  const { kebu, people } = openOffice(['wang', 'zhang', 'liu'], { alwaysOnline: true })
  const { wang, zhang, liu } = people

  beforeAll(async () => {
    const company = { company: '南京启明贸易有限公司', name: '王建国', login: 'wangjianguo' }
    await foundCompany(wang.page, kebu.url, company)
    await hire(wang.page, zhang.page, { role: '销售', name: '张伟', login: 'zhangwei' })
    await hire(wang.page, liu.page, { role: '销售', name: '刘洋', login: 'liuyang' })
    await bring(
      wang.page,
      firms.map((firm, place) => [firm, `025-8888000${place}`, place < 3 ? '苏南' : '苏北', '制造业', 'B']),
    )
  })

  test('six of the pool go to two reps by their weights, one of them as the manager changed it', async () => {
    const { page } = wang
    await settings(page, '公海与分配')
    await page.getByLabel('张伟的能力权重').fill('2')
    await page.keyboard.press('Enter')
    await page.getByLabel('张伟参加轮流').check()
    await allSent(page)
    expect(await barriers(page)).toEqual([])
    await keepScreen(wang, 'sharing-settings')
    await goTo(page, '台账')
    await withAll(page, /退回 6 位到公海/)
    await page.getByRole('dialog').getByLabel('退回原因').fill('重新分配')
    await page.getByRole('button', { name: /确\s*定/ }).click()
    await allSent(page)

    await goTo(page, '公海')
    await page.getByLabel('全选本页').click()
    await page.getByRole('button', { name: '分配所选 6 位' }).click()
    const dialog = page.getByRole('dialog', { name: '分配 6 位客户' })
    await dialog.getByRole('radio', { name: '按能力均衡' }).check()
    const row = (name: string) => dialog.getByRole('row').filter({ has: page.getByLabel(`分给${name}`) })
    await expect.poll(() => row('张伟').innerText()).toMatch(/2\s+0\s+4/)
    await expect.poll(() => row('刘洋').innerText()).toMatch(/1\s+0\s+2/)
    expect(await barriers(page)).toEqual([])
    const preview = dialog.getByRole('table', { name: '预览' })
    await preview.getByLabel('徐州重工分给').selectOption({ label: '刘洋' })
    await preview.getByLabel('苏州纺织分给').selectOption({ label: '刘洋' })
    await preview.getByLabel('无锡电缆分给').selectOption({ label: '（不分配）' })
    await keepScreen(wang, 'sharing-preview')
    await dialog.getByRole('button', { name: '确认分配 5 位' }).click()
    await dialog.getByText('已分配 5 位客户。').waitFor()
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click()
    await goTo(page, '台账')
    await expect.poll(async () => (await cellOf(page, '徐州重工', '负责人')).innerText()).toContain('刘洋')
    await goTo(liu.page, '我的客户')
    await cellOf(liu.page, '徐州重工', '客户名称')
  })

  test('a large party is given a further colleague by the rota, who hears of it', async () => {
    const { page } = wang
    await (await cellOf(page, '徐州重工', '客户名称')).click({ button: 'right' })
    await page.getByRole('menuitem', { name: '请同事协助…' }).click()
    const dialog = page.getByRole('dialog', { name: '请同事协助' })
    const helper = dialog.getByLabel('徐州重工的第 1 位协助同事')
    await expect.poll(() => helper.locator('option:checked').innerText()).toBe('张伟')
    expect(await barriers(page)).toEqual([])
    await keepScreen(wang, 'help-dialog')
    await dialog.getByRole('button', { name: '确认请 1 人次协助' }).click()
    await allSent(page)
    await zhang.page.getByText('王建国共享给您').first().waitFor()
  })

  test('a second pool has people and cards of its own, and shows one a day to each', async () => {
    const { page } = wang
    await settings(page, '公海与分配')
    await page.getByRole('button', { name: '新建公海' }).click()
    const dialog = page.getByRole('dialog', { name: /^设置“/ })
    await dialog.getByLabel('公海名称').fill('苏南公海')
    await dialog.getByRole('group', { name: '同事' }).getByLabel('张伟').check()
    await dialog.getByRole('group', { name: '卡片上显示的字段' }).getByLabel('电话').check()
    await dialog.getByLabel('每人每天最多查看').fill('1')
    await dialog.getByLabel('每人每天最多领取').fill('1')
    expect(await barriers(page)).toEqual([])
    await keepScreen(wang, 'pool-dialog')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '设置“苏南公海”' }).waitFor()
    await allSent(page)
    await goTo(page, '台账')
    await withAll(page, /退回 5 位到公海/)
    const back = page.getByRole('dialog')
    await back.getByRole('combobox', { name: '退到哪个公海' }).click()
    await page.getByTitle('苏南公海').click()
    await back.getByRole('button', { name: /确\s*定/ }).click()
    await allSent(page)

    await goTo(zhang.page, '公海')
    await zhang.page.getByRole('tab', { name: '苏南公海' }).click()
    await zhang.page.getByText('今天查看的客户已达上限 1 位', { exact: false }).waitFor()
    await zhang.page.getByText('今天还可领取 1 位。').waitFor()
    await expect.poll(() => zhang.page.getByRole('listitem').filter({ hasText: '025-8888' }).count()).toBe(1)
    await keepScreen(zhang, 'pool-limit')
    await goTo(liu.page, '公海')
    await liu.page.getByRole('heading', { name: '无锡电缆' }).waitFor()
    await expect.poll(() => liu.page.getByRole('tab').count()).toBe(0)
  })

  test('a rep asks for more time with a customer who would go back, and is granted it', async () => {
    const { page } = wang
    await settings(page, '公海与分配')
    await page.getByLabel('接手后多久没有首次联系就退回').fill('3')
    await page.keyboard.press('Enter')
    await allSent(page)
    await goTo(zhang.page, '公海')
    await zhang.page.getByRole('tab', { name: '苏南公海' }).click()
    await zhang.page.getByText('今天还可领取 1 位。').waitFor()
    await zhang.page.getByRole('button', { name: /^领取 / }).click()
    await zhang.page.getByText('今天的领取名额已用完', { exact: false }).waitFor()
    await goTo(zhang.page, '首页')
    await zhang.page.getByText('3 天后退回').first().waitFor()
    await zhang.page.getByRole('button', { name: /^申请延期/ }).click()
    const dialog = zhang.page.getByRole('dialog', { name: /申请延期/ })
    await dialog.getByLabel('延长几天').fill('5')
    await dialog.getByLabel('原因').fill('等样品')
    await dialog.getByRole('button', { name: '提交申请' }).click()
    await zhang.page.getByText('已申请延期 5 天，等待批准').waitFor()
    await keepScreen(zhang, 'extension-asked')

    await goTo(page, '首页')
    await page.getByText('张伟申请延期 5 天：等样品').waitFor()
    await keepScreen(wang, 'extension-request')
    await page.getByRole('button', { name: /^批准/ }).click()
    await expect.poll(() => page.getByRole('heading', { name: /延期申请/ }).count()).toBe(0)
    await goTo(zhang.page, '首页')
    await zhang.page.getByText(/王建国批准延期，\d{4}-\d\d-\d\d 前不退回公海/).waitFor()
    await keepScreen(zhang, 'extension-told')
    await goTo(zhang.page, '我的客户')
    const countdown = (days: number) => zhang.page.getByRole('gridcell', { name: `${days} 天` }).count()
    await expect.poll(() => countdown(8)).toBe(1)
    await keepScreen(zhang, 'countdown')
    // the day turns while the page is open
    await zhang.page.clock.setFixedTime(Date.now() + 24 * 3_600_000)
    await zhang.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect.poll(() => countdown(7)).toBe(1)
  })
})
