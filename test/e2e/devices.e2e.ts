import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { newColumnId, type ColumnId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { allSent, cellOf, chooseOf, goTo, shows, typeInto } from './acts.ts'
import { asColleague, foundCompany, hire } from './staff.ts'
import { bring } from './customerActs.ts'
import { keepScreen } from './kebu.ts'
import { openOffice } from './office.ts'

const mill = '嘉兴纺织厂'

describe('a lost laptop is put out', () => {
  const { kebu, people } = openOffice(['wang', 'li'])
  const { wang, li } = people

  test('what lay unsent on it arrives as a suggestion, then its copy is gone, and it says so plainly', async () => {
    await foundCompany(wang.page, kebu.url, { company: '嘉兴启明贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await hire(wang.page, li.page, { role: '销售', name: '李秀英', login: 'lixiuying' })
    await bring(li.page, [[mill, '0573-11112222', '浙江', '制造业', 'A']])
    await goTo(wang.page, '台账')
    await shows(await cellOf(wang.page, mill, '区域'), '浙江')

    const column = await addAmount(wang.page)
    await shows(await cellOf(li.page, mill, '数量'), '')

    await li.goOffline()
    await typeInto(await cellOf(li.page, mill, '区域'), '江苏')
    await typeInto(await cellOf(li.page, mill, '数量'), '五十来台')
    await li.page.getByRole('button', { name: /2 条已保存到本机/ }).waitFor()
    await asColleague(wang.page, (colleague) =>
      colleague.act('configure', [{ kind: 'retypeColumn', column, from: 'text', to: 'number' }]),
    )

    await goTo(wang.page, '设置')
    await chooseOf(wang.page, '李秀英', '李秀英的设备')
    const dialog = wang.page.getByRole('dialog', { name: '李秀英的设备' })
    await dialog.getByRole('button', { name: /^撤销设备/ }).waitFor()
    await keepScreen(wang, 'devices-of')
    await dialog.getByRole('button', { name: /^撤销设备/ }).click()
    await dialog.getByText('没有登录着的设备').waitFor()
    await wang.page.keyboard.press('Escape')

    await li.goOnline()
    await li.page.getByText('这台设备在“嘉兴启明贸易有限公司”的登录已被撤销，本机上的公司资料已清除。').waitFor()
    await li.page.getByText('未发送的 2 处修改没有丢失').waitFor()
    await keepScreen(li, 'devices-gone')
    const left = () => li.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
    await expect.poll(left).toEqual([])

    await goTo(wang.page, '首页')
    await expect.poll(() => wang.page.getByText('从已撤销的设备交来').count()).toBe(2)
    await wang.page.getByText('五十来台').waitFor()
    await wang.page.getByText('字段的类型已改或字段已删除，这里填不进去，内容保留供查看').waitFor()
    expect(await wang.page.getByRole('button', { name: '采用“数量”的建议', exact: true }).isDisabled()).toBe(true)
    await keepScreen(wang, 'devices-suggestion')
    await wang.page.getByRole('button', { name: '采用“区域”的建议', exact: true }).click()
    await goTo(wang.page, '台账')
    await shows(await cellOf(wang.page, mill, '区域'), '江苏')
    await allSent(wang.page)
  })

  test('one that is online is out within two seconds', async () => {
    const { page } = li
    await page.getByLabel('用户名或手机号').fill('lixiuying')
    await page.getByLabel('密码', { exact: true }).fill('correct horse 9')
    await page.getByRole('tabpanel').getByRole('button', { name: '登录' }).click()
    await goTo(page, '台账')
    await shows(await cellOf(page, mill, '区域'), '江苏')
    await goTo(wang.page, '设置')
    await chooseOf(wang.page, '李秀英', '李秀英的设备')
    const revoke = wang.page.getByRole('button', { name: /^撤销设备/ })
    await revoke.waitFor()
    await revoke.click()
    await page.getByText('本机上的公司资料已清除').waitFor({ timeout: 2_000 })
  })
})

/** A column of text beside the region, for what somebody types who counts roughly. */
const addAmount = (page: Page): Promise<ColumnId> =>
  asColleague(page, async (colleague) => {
    const region = columnByRole(colleague.company().columns.values(), 'customers', 'region')
    const now = { id: newColumnId(colleague.random), table: 'customers', kind: 'text', name: '数量' } as const
    await colleague.act('configure', [
      { kind: 'putColumn', was: null, now: { ...now, order: (region?.order ?? 0) + 0.5 } },
    ])
    return now.id
  })
