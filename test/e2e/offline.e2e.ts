import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, goTo, shows, typeInto } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { bring, openFromSheet, panelOf } from './customerActs.ts'
import { keepScreen, sitDown, startBrowser, startKebu, type Kebu, type Person } from './kebu.ts'

const mill = '金华电动工具厂'
const fresh = '义乌小商品行'

describe('the server is gone and the work goes on', () => {
  let browser: Browser
  let kebu: Kebu
  let wang: Person
  let li: Person
  let page: Page

  beforeAll(async () => {
    kebu = await startKebu()
    browser = await startBrowser()
    wang = await sitDown(browser)
    li = await sitDown(browser)
    await foundCompany(wang.page, kebu.url, { company: '金华顺风贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await hire(wang.page, li.page, { role: '总经理', name: '李秀英', login: 'lixiuying' })
    await bring(wang.page, [
      [mill, '0579-11112222', '浙江', '制造业', 'B'],
      ['丽水竹木制品厂', '0578-33334444', '浙江', '制造业', 'C'],
    ])
    await openFromSheet(wang.page, mill)
    await wang.page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
  })
  afterAll(async () => {
    await li?.[Symbol.asyncDispose]()
    await wang?.[Symbol.asyncDispose]()
    await browser?.close()
    await kebu?.[Symbol.asyncDispose]()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await keepScreen({ ...wang, page }, 'offline-wang')
    await keepScreen(li, 'offline-li')
  })

  test('a new page opens from cold and shows everything', async () => {
    await kebu.stop()
    await wang.page.close()
    page = await wang.context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${kebu.url}/ledger`)
    await shows(await cellOf(page, mill, '电话'), '0579-11112222')
    await page.getByText('共 2 条', { exact: true }).waitFor()
    await page.getByRole('button', { name: /已保存到本机/ }).waitFor()
  })

  test('edits, a new customer, a follow-up and a reminder are taken', async () => {
    await typeInto(await cellOf(page, mill, '电话'), '0579-88889999')
    await page
      .getByRole('button', { name: /新增客户/ })
      .first()
      .click()
    await page.getByText('共 3 条', { exact: true }).waitFor()
    await page.keyboard.type(fresh)
    await page.keyboard.press('Enter')
    await (await cellOf(page, fresh, '客户名称')).waitFor()

    const panel = await openFromSheet(page, mill)
    await panel.getByRole('button', { name: '记跟进', exact: true }).click()
    await panel.getByRole('textbox', { name: '主题' }).fill('电话询价')
    await panel.getByRole('button', { name: '保存跟进' }).click()
    await panel.getByRole('heading', { name: '电话询价' }).waitFor()
    await panel.getByRole('tab', { name: /提醒/ }).click()
    await panel.getByRole('button', { name: '新建提醒' }).click()
    const form = panel.getByRole('form', { name: '新建提醒' })
    await form.getByRole('textbox', { name: '标题' }).fill('寄合同')
    await form.getByRole('textbox', { name: '时间' }).fill('2030-01-02 09:30')
    await form.getByRole('button', { name: '保存提醒' }).click()
    await panel.getByText('2030-01-02 09:30').waitFor()
    await page.getByRole('button', { name: /[45] 条已保存到本机/ }).waitFor()
  })

  test('a second cold start still has all of it', async () => {
    const again = await wang.context.newPage()
    again.setDefaultTimeout(15_000)
    await page.close()
    page = again
    await page.goto(`${kebu.url}/ledger`)
    await shows(await cellOf(page, mill, '电话'), '0579-88889999')
    await (await cellOf(page, fresh, '客户名称')).waitFor()
    const panel = await openFromSheet(page, mill)
    await panel.getByRole('tab', { name: /跟进/ }).click()
    await panel.getByRole('heading', { name: '电话询价' }).waitFor()
    await page.getByRole('button', { name: /[45] 条已保存到本机/ }).waitFor()
  })

  test('signing out says how much would be lost, and may be thought over', async () => {
    await page.getByRole('button', { name: '账户菜单' }).click()
    await page.getByText('退出登录').click()
    const dialog = page.getByRole('dialog', { name: '退出登录' })
    await dialog.getByText(/还有 [45] 条修改没有发送/).waitFor()
    await dialog.getByRole('button', { name: '先不退出' }).click()
    await expect.poll(() => page.getByRole('button', { name: /[45] 条已保存到本机/ }).count()).toBe(1)
  })

  test('when the server is back everything is sent and a colleague has it', async () => {
    await kebu.start()
    await page.bringToFront()
    await page.getByRole('button', { name: /已同步/ }).waitFor({ timeout: 45_000 })
    await li.page.reload()
    await goTo(li.page, '台账')
    await allSent(li.page)
    await shows(await cellOf(li.page, mill, '电话'), '0579-88889999')
    await (await cellOf(li.page, fresh, '客户名称')).waitFor()
    await openFromSheet(li.page, mill)
    const panel = panelOf(li.page, mill)
    await panel.getByRole('tab', { name: /跟进/ }).click()
    await panel.getByRole('heading', { name: '电话询价' }).waitFor()
    await panel.getByRole('tab', { name: /提醒/ }).click()
    await panel.getByText('寄合同').waitFor()
  })
})
