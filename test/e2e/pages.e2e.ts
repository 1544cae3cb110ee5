import type { Browser, Locator } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goTo } from './acts.ts'
import { barriers } from './axe.ts'
import { keepScreen, sitDown, startBrowser, startKebu, type Kebu, type Person } from './kebu.ts'

const desk = { width: 1366, height: 768 }
const phone = { width: 390, height: 844 }

let browser: Browser
let kebu: Kebu
beforeAll(async () => {
  kebu = await startKebu()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await kebu?.[Symbol.asyncDispose]()
})

/** Opens the demo company through the eyes of one of its people. */
async function openDemoAs({ page }: Person, name: string): Promise<void> {
  await page.goto(`${kebu.url}/?door=demo`)
  await page.getByRole('button', { name: `以${name}的身份打开` }).click()
  await page.getByRole('list', { name: '概览' }).waitFor()
  await page.getByRole('button', { name: /已同步/ }).waitFor()
}

/** Nobody is kept out of what is on screen now, or of the part that is new. */
async function isOpenToAll(person: Person, name: string, part?: Locator): Promise<void> {
  await keepScreen(person, `pages-${name}`)
  expect(await barriers(person.page, part)).toEqual([])
}

describe('at a desk', () => {
  let lin: Person
  beforeAll(async () => {
    lin = await sitDown(browser, desk)
    await lin.page.goto(kebu.url)
  })
  afterAll(() => lin?.[Symbol.asyncDispose]())

  test.each(['新建公司', '登录', '看演示'])('the first page: %s', async (door) => {
    await lin.page.getByRole('tab', { name: door }).click()
    await lin.page.getByRole('tabpanel').getByRole('button').first().waitFor()
    await isOpenToAll(lin, `desk-first-${door}`)
  })

  test('home', async () => {
    await openDemoAs(lin, '林雅琴')
    await isOpenToAll(lin, `desk-home`)
  })

  test.each([
    ['我的客户', /有限公司/],
    ['公海', /有限公司|\*/],
    ['台账', /有限公司/],
    ['跟进', /有限公司/],
    ['提醒与计划', /有限公司/],
  ] as const)('the page %s', async (place, drawn) => {
    await goTo(lin.page, place)
    await lin.page.getByRole('main').getByText(drawn).locator('visible=true').first().waitFor()
    await isOpenToAll(lin, `desk-${place}`)
  })

  test('pages with a sheet say their name alike', async () => {
    for (const [place, name] of [
      ['台账', '台账'],
      ['跟进', '跟进记录'],
    ] as const) {
      await goTo(lin.page, place)
      const title = lin.page.getByRole('heading', { level: 1, name, exact: true })
      await expect.poll(() => title.evaluate((element) => getComputedStyle(element).fontSize)).toBe('14px')
    }
  })

  test.each(['人员与部门', '公司', '设备', '我的账户'])('the settings: %s', async (part) => {
    await goTo(lin.page, '设置')
    await lin.page.getByRole('main').getByText(part, { exact: true }).first().click()
    await isOpenToAll(lin, `desk-settings-${part}`, lin.page.getByRole('main'))
  })

  test.each(['概览', '跟进', '联系人', '评论', '笔记', '提醒', '历史'])('the customer panel: %s', async (tab) => {
    await goTo(lin.page, '首页')
    await lin.page
      .getByRole('button', { name: /^打开“/ })
      .first()
      .click()
    await lin.page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    await isOpenToAll(lin, `desk-panel-${tab}`, lin.page.getByRole('complementary').last())
    await lin.page.keyboard.press('Escape')
  })

  test.each(['同步状态', '最近的操作', '账户菜单'])('what the top line opens: %s', async (name) => {
    await goTo(lin.page, '首页')
    await lin.page
      .getByRole('banner')
      .getByRole('button', { name: new RegExp(name) })
      .click()
    await isOpenToAll(lin, `desk-${name}`)
    await lin.page.keyboard.press('Escape')
  })

  test.each([
    ['快速搜索', 'Control+k'],
    ['键盘快捷键', '?'],
  ])('%s by the keyboard', async (name, key) => {
    await lin.page.keyboard.press(key)
    const dialog = lin.page.getByRole('dialog', { name })
    await dialog.waitFor()
    await isOpenToAll(lin, `desk-${name}`, dialog)
    await lin.page.keyboard.press('Escape')
  })
})

describe('in the dark', () => {
  let lin: Person
  beforeAll(async () => {
    lin = await sitDown(browser, { ...desk, alwaysOnline: true })
    await lin.page.emulateMedia({ colorScheme: 'dark' })
    await openDemoAs(lin, '林雅琴')
  })
  afterAll(() => lin?.[Symbol.asyncDispose]())

  test('home with a customer beside it', async () => {
    await lin.page
      .getByRole('button', { name: /^打开“/ })
      .first()
      .click()
    await lin.page.getByRole('tab', { name: /^跟进/ }).waitFor()
    await isOpenToAll(lin, 'dark-home')
    await lin.page.getByRole('button', { name: '关闭客户面板' }).click()
  })

  test.each(['台账', '设置'])('the page %s', async (place) => {
    await goTo(lin.page, place)
    await lin.page
      .getByRole('main')
      .getByText(/有限公司|部门/)
      .locator('visible=true')
      .first()
      .waitFor()
    await isOpenToAll(lin, `dark-${place}`)
  })
})

describe('on a phone', () => {
  let chen: Person
  beforeAll(async () => {
    chen = await sitDown(browser, { ...phone, alwaysOnline: true })
    await openDemoAs(chen, '陈思远')
  })
  afterAll(() => chen?.[Symbol.asyncDispose]())

  /** Nothing is cut off at the side of the screen. */
  const fitsWidth = () =>
    chen.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

  test('home fits and is open to all', async () => {
    await expect.poll(fitsWidth).toBe(true)
    await isOpenToAll(chen, 'phone-home')
  })

  test('customers are cards, found by the initials of their pinyin', async () => {
    const { page } = chen
    await goTo(page, '我的客户')
    await page
      .getByRole('button', { name: /^打开“/ })
      .nth(5)
      .waitFor()
    await expect.poll(() => page.getByRole('grid').count()).toBe(0)
    await isOpenToAll(chen, 'phone-cards')
    await expect.poll(fitsWidth).toBe(true)
  })

  test('a card opens the customer over the whole screen, and a follow-up is logged with a thumb', async () => {
    const { page } = chen
    await page
      .getByRole('button', { name: /^打开“/ })
      .first()
      .click()
    await page.getByRole('button', { name: '记跟进', exact: true }).click()
    await isOpenToAll(chen, 'phone-composer')
    await page.getByLabel('跟进内容').fill('电话里约了下周二上门看样机')
    await page.getByRole('button', { name: '保存跟进' }).click()
    await page.getByText('电话里约了下周二上门看样机').first().waitFor()
    await isOpenToAll(chen, 'phone-follow-up')
    await page.getByRole('button', { name: '关闭客户面板' }).click()
  })

  test.each(['公海', '跟进'])('the page %s', async (place) => {
    await goTo(chen.page, place)
    await chen.page
      .getByRole('main')
      .getByText(/有限公司|\*/)
      .first()
      .waitFor()
    await expect.poll(fitsWidth).toBe(true)
    await isOpenToAll(chen, `phone-${place}`)
  })

  test.each(['台账', '提醒与计划', '设置'])('more: %s', async (place) => {
    await chen.page.getByRole('button', { name: '更多', exact: true }).click()
    await goTo(chen.page, place)
    await chen.page.waitForLoadState()
    await expect.poll(fitsWidth).toBe(true)
    await isOpenToAll(chen, `phone-${place}`)
  })
})
