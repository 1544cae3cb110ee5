import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, goTo } from './acts.ts'
import { foundCompany } from './staff.ts'
import { barriers } from './axe.ts'
import { bring, giveBack, openFromSheet } from './customerActs.ts'
import { keepScreen } from './kebu.ts'
import { openOffice } from './office.ts'

const mill = '台州阀门厂'

describe('the pool has rules', () => {
  const { kebu, people } = openOffice(['wang'], { alwaysOnline: true })
  const { wang } = people

  beforeAll(async () => {
    await foundCompany(wang.page, kebu.url, { company: '台州通达贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(wang.page, [[mill, '0576-11112222', '浙江', '制造业', 'A']])
  })

  test('whoever has not spoken to a customer in time is told when he goes back', async () => {
    const { page } = wang
    await goTo(page, '设置')
    await page.getByRole('link', { name: '公海与分配' }).click()
    await page.getByLabel('接手后多久没有首次联系就退回').fill('2')
    await page.getByText('将有 1 位客户在 3 天后退回公海').waitFor()
    await page.getByLabel('退回前多久提醒负责人').fill('1')
    await page.getByLabel('前任负责人多久后才能再领取').fill('7')
    await page.keyboard.press('Enter')
    const deals = page.getByRole('region', { name: '成交与商机' })
    await deals.getByLabel('多久没有成交就退回').fill('1')
    await page.keyboard.press('Enter')
    await allSent(page)
    await deals.getByLabel('有进行中商机的客户不自动退回').check()
    await page.getByRole('region', { name: '客户上限怎么算' }).getByLabel('按字段').selectOption({ label: '客户等级' })
    await allSent(page)
    await keepScreen(wang, 'pool-rules-settings')
    expect(await barriers(page)).toEqual([])
    await goTo(page, '首页')
    await page.getByRole('heading', { name: /即将退回公海/ }).waitFor()
    await page.getByText('1 天后退回').waitFor()
    await keepScreen(wang, 'pool-rules-home')
    await goTo(page, '我的客户')
    await openFromSheet(page, mill)
    await page.getByText('还有 1 天').waitFor()
    await page.getByRole('button', { name: '为什么这天退回？' }).click()
    await page.getByText(/起 1 天没有成交就退回公海/).waitFor()
    await keepScreen(wang, 'pool-rules-panel')
  })

  test('who gave him back waits before he may claim him again, and is told until when', async () => {
    const { page } = wang
    await giveBack(page.getByRole('complementary', { name: mill }), '暂无需求')
    await allSent(page)
    await goTo(page, '公海')
    await page.getByRole('button', { name: `领取 ${mill}` }).click()
    await page
      .getByText(/您是前任负责人，\d{4}-\d\d-\d\d 起才能再次领取/)
      .first()
      .waitFor()
    await keepScreen(wang, 'pool-rules-cooling')
  })
})
