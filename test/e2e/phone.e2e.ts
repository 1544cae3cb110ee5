import type { Browser, Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { allSent, goTo } from './acts.ts'
import { foundCompany } from './staff.ts'
import { bring, panelOf } from './customerActs.ts'
import { keepScreen, sitDown, startBrowser, startKebu, type Kebu, type Person } from './kebu.ts'

const long = '内蒙古呼伦贝尔草原绿色食品深加工与冷链物流有限责任公司海拉尔分公司'
const phone = { width: 390, height: 844 }

describe('a customer in the hand', () => {
  let browser: Browser
  let kebu: Kebu
  let wang: Person
  let page: Page

  beforeAll(async () => {
    kebu = await startKebu()
    browser = await startBrowser()
    wang = await sitDown(browser)
    page = wang.page
    await foundCompany(page, kebu.url, { company: '呼伦贝尔贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(page, [[long, '0470-11112222', '内蒙古', '制造业', 'A']])
    await page.setViewportSize(phone)
    await goTo(page, '我的客户')
    await page.goto(`${kebu.url}/ledger`)
    await page.getByText(long).click()
    await panelOf(page, long).waitFor()
  })
  afterAll(async () => {
    await wang?.[Symbol.asyncDispose]()
    await browser?.close()
    await kebu?.[Symbol.asyncDispose]()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(wang, 'phone-wang')
  })

  test('a long name is read whole, on two lines, with the buttons beside it', async () => {
    const panel = panelOf(page, long)
    const { height, cut } = await panel
      .getByRole('heading', { level: 2 })
      .evaluate((name) => ({ height: name.clientHeight, cut: name.scrollHeight - name.clientHeight }))
    expect({ height, cut }).toEqual({ height: 48, cut: 0 })
    await onScreen(panel.getByRole('button', { name: '关闭客户面板' }))
  })

  test('what opens from the top line stands on the screen', async () => {
    await panelOf(page, long).getByRole('button', { name: '关闭客户面板' }).click()
    for (const opener of ['同步状态', '账户菜单']) {
      await page.getByRole('button', { name: opener }).click()
      await onScreen(page.getByRole('dialog'))
      await page.keyboard.press('Escape')
    }
  })

  test('what is typed after the search was opened is searched for', async () => {
    await page.keyboard.press('Control+k')
    const search = page.getByRole('dialog', { name: '快速搜索' })
    await search.waitFor()
    await page.keyboard.type('hlbe')
    await search.getByRole('option', { name: long }).waitFor()
    await page.keyboard.press('Escape')
  })

  test('a contact is made from the cards of all, under his customer, and named at once', async () => {
    await page.goto(`${kebu.url}/contacts`)
    await page.getByRole('button', { name: '新增联系人' }).click()
    await page.getByRole('dialog', { name: '新增联系人' }).getByRole('combobox', { name: '哪位客户' }).fill('hlbe')
    await page.getByRole('option', { name: long }).waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await panelOf(page, long).getByRole('textbox', { name: '姓名' }).waitFor()
    await page.keyboard.type('周敏')
    await page.keyboard.press('Enter')
    await panelOf(page, long).getByRole('button', { name: '关闭客户面板' }).click()
    await page.getByRole('button', { name: /周敏/ }).waitFor()
  })

  test('on a small desk, offline, no tool lies under another', async () => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await page.goto(`${kebu.url}/ledger`)
    await page.getByRole('grid').waitFor()
    await allSent(page)
    await wang.goOffline()
    await page.getByRole('button', { name: /已保存到本机/ }).waitFor()
    for (const name of ['导入', '导出', '新增客户', '快速搜索', '同步状态', '账户菜单']) {
      const tool = page.getByRole('banner').getByRole('button', { name }).first()
      const isOnTop = await tool.evaluate((button) => {
        const { left, right, top, height } = button.getBoundingClientRect()
        return [left + 4, right - 4].every((x) => button.contains(document.elementFromPoint(x, top + height / 2)))
      })
      expect([name, isOnTop]).toEqual([name, true])
    }
    await wang.goOnline()
  })
})

/** Nothing of it lies beside the screen. */
async function onScreen(target: Locator): Promise<void> {
  const box = await target.boundingBox()
  expect(box).not.toBeNull()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width)
}
