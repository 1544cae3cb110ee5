import type { Page } from 'playwright'
import { beforeAll, describe, test } from 'vitest'
import { allSent, goTo, password } from './acts.ts'
import { foundCompany } from './staff.ts'
import { bring, openFromSheet, panelOf } from './customerActs.ts'
import { openOffice } from './office.ts'

const mill = '绍兴柯桥印染厂'
/** The sweep looks every minute. */
const sweptWithin = 75_000

describe('a reminder comes when it is time', () => {
  const { kebu, people } = openOffice(['desk', 'laptop'])
  const { desk, laptop } = people

  beforeAll(async () => {
    await foundCompany(desk.page, kebu.url, { company: '绍兴明达贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(desk.page, [
      [mill, '0575-11112222', '浙江', '制造业', 'A'],
      ['嘉兴毛衫厂', '0573-33334444', '浙江', '制造业', ''],
    ])
    await laptop.page.goto(kebu.url)
    await laptop.page.getByRole('tab', { name: '登录' }).click()
    await laptop.page.getByLabel('用户名或手机号').fill('wangjianguo')
    await laptop.page.getByLabel('密码', { exact: true }).fill(password)
    await laptop.page.getByRole('button', { name: '登录', exact: true }).click()
    await goTo(laptop.page, '首页')
    await allSent(laptop.page)
  })
  test('the panel takes a title, a content and a time', async () => {
    const panel = await openFromSheet(desk.page, mill)
    await remind(desk.page, mill, { title: '给胡厂长回电话', content: '确认色卡编号', at: minutesAgo(1) })
    await panel.getByRole('listitem').filter({ hasText: '确认色卡编号' }).waitFor()
    await allSent(desk.page)
  })

  test('it pops up on every open screen of its owner, wherever he is', { timeout: 120_000 }, async () => {
    for (const { page } of [laptop, desk]) {
      const card = page.getByRole('region', { name: '提醒' }).getByRole('article').filter({ hasText: '给胡厂长回电话' })
      await card.waitFor({ timeout: sweptWithin })
      await card.getByText('确认色卡编号').waitFor()
      await card.getByText(mill).waitFor()
    }
  })

  test('put off it leaves the screen and stands on the home page; done here it is done everywhere', async () => {
    await goTo(desk.page, '首页')
    const pop = desk.page.getByRole('region', { name: '提醒' })
    await pop.getByRole('button', { name: '稍后' }).click()
    await pop.waitFor({ state: 'detached' })
    await desk.page.getByRole('button', { name: '完成“给胡厂长回电话”' }).waitFor()
    await laptop.page
      .getByRole('region', { name: '提醒' })
      .getByRole('button', { name: /^完\s?成$/ })
      .click()
    await desk.page.getByRole('button', { name: '完成“给胡厂长回电话”' }).waitFor({ state: 'detached' })
  })

  test('offline it comes from this device alone', { timeout: 90_000 }, async () => {
    const { page } = laptop
    await goTo(page, '台账')
    await openFromSheet(page, mill)
    await laptop.goOffline()
    await page.getByRole('button', { name: /离线/ }).waitFor()
    await remind(page, mill, { title: '寄样品', content: '', at: minutesAgo(1) })
    await page.getByRole('region', { name: '提醒' }).getByText('寄样品').waitFor({ timeout: 45_000 })
    await laptop.goOnline()
    await allSent(page)
  })
})

/** Writes a reminder in the open panel. */
async function remind(
  page: Page,
  customer: string,
  { title, content, at }: { readonly title: string; readonly content: string; readonly at: string },
): Promise<void> {
  const panel = panelOf(page, customer)
  await panel.getByRole('tab', { name: /提醒/ }).click()
  await panel.getByRole('button', { name: '新建提醒' }).click()
  const form = panel.getByRole('form', { name: '新建提醒' })
  await form.getByRole('textbox', { name: '标题' }).fill(title)
  await form.getByRole('textbox', { name: '内容' }).fill(content)
  await form.getByRole('textbox', { name: '时间' }).fill(at)
  await form.getByRole('button', { name: '保存提醒' }).click()
  await panel.getByRole('listitem').filter({ hasText: title }).waitFor()
}

/** As it is typed, in the office's own time. */
const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
