import type { Locator, Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, shows } from './acts.ts'
import { foundCompany } from './staff.ts'
import { bring, openFromSheet, panelOf } from './customerActs.ts'
import { openOffice } from './office.ts'

const mill = '温州低压电器厂'

describe('everything about one customer in one panel', () => {
  const { kebu, people } = openOffice(['wang'], { alwaysOnline: true })
  const { wang } = people
  let page: Page
  let panel: Locator

  beforeAll(async () => {
    page = wang.page
    await foundCompany(page, kebu.url, { company: '温州远航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(page, [
      [mill, '0577-11112222', '浙江', '制造业', 'C'],
      ['瑞安汽配厂', '0577-33334444', '浙江', '制造业', 'B'],
    ])
    panel = panelOf(page, mill)
  })
  test('it opens from the row’s number and from a link, and walks down the list', async () => {
    await (await cellOf(page, mill, '客户名称')).hover()
    await page.getByRole('button', { name: '打开第 1 行' }).click()
    await panel.waitFor()
    await page.goto(page.url())
    await panel.waitFor()
    await panel.getByRole('button', { name: '下一位客户' }).click()
    await panelOf(page, '瑞安汽配厂').waitFor()
    await page.goBack()
    await page.goto(`${kebu.url}/`)
    await page.goto(`${kebu.url}/ledger`)
    await openFromSheet(page, mill)
  })

  test('a field is edited where it stands: Enter keeps, Esc gives up, nonsense stays with its reason', async () => {
    await panel.getByRole('button', { name: '编辑电话' }).click()
    await panel.getByRole('textbox', { name: '电话' }).fill('13800138000')
    await page.keyboard.press('Enter')
    await panel.getByRole('link', { name: '13800138000' }).waitFor()
    await shows(await cellOf(page, mill, '电话'), '13800138000')

    await panel.getByRole('button', { name: '编辑区域' }).click()
    await panel.getByRole('textbox', { name: '区域' }).fill('江西')
    await page.keyboard.press('Escape')
    await panel.getByRole('button', { name: '编辑区域' }).getByText('浙江').waitFor()

    await panel.getByRole('button', { name: /显示 \d+ 个空字段/ }).click()
    await panel.getByRole('button', { name: '编辑认识时间' }).click()
    await panel.getByRole('textbox', { name: '认识时间' }).fill('2001-05-06')
    await page.keyboard.press('Enter')
    await panel.getByRole('button', { name: '编辑认识时间' }).getByText('2001-05-06').waitFor()
    await allSent(page)
  })

  test('the history of a cell says who, when, from what to what, and writes the old value back', async () => {
    await panel.getByRole('tab', { name: '历史' }).click()
    await panel.getByRole('combobox', { name: '全部修改' }).fill('电话')
    await page.keyboard.press('Enter')
    const change = panel.getByRole('listitem').filter({ hasText: '0577-11112222 → 13800138000' })
    await change.getByText('王建国').waitFor()
    await change.getByRole('button', { name: '恢复为这个值' }).click()
    await panel.getByRole('listitem').filter({ hasText: '13800138000 → 0577-11112222' }).waitFor()
    await shows(await cellOf(page, mill, '电话'), '0577-11112222')
  })

  test('a contact begins with its name', async () => {
    await panel.getByRole('tab', { name: /联系人/ }).click()
    await panel.getByRole('button', { name: '添加联系人' }).click()
    await panel.getByRole('textbox', { name: '姓名' }).waitFor()
    await page.keyboard.type('陈敏')
    await page.keyboard.press('Enter')
    await panel.getByLabel('陈敏的详细信息').waitFor()
    await panel.getByRole('tab', { name: '联系人 1' }).waitFor()
  })

  test('N opens the follow-up; it sets the clock and regrades, and the panel says why', async () => {
    await panel.focus()
    await page.keyboard.press('n')
    await log(panel, { subject: '首次拜访', grade: 'A' })
    await panel.getByText('等级调整为 A').waitFor()
    await panel.getByText('1 天后').waitFor()
    await panel.getByRole('button', { name: '为什么是这一天？' }).click()
    await page.getByText(/等级 A 每 1 天跟进一次，从 .+ 算起。/).waitFor()
    await shows(await cellOf(page, mill, '客户等级'), 'A')
  })

  test('each grade has its pace', async () => {
    for (const [grade, days] of [
      ['B', 7],
      ['C', 15],
      ['D', 30],
      ['E', 365],
    ] as const) {
      await panel.getByRole('button', { name: '记跟进 (N)' }).click()
      await log(panel, { subject: `改为 ${grade}`, grade })
      await panel.getByText(`${days} 天后`).waitFor()
    }
  })

  test('a date agreed upon goes before the pace', async () => {
    await panel.getByRole('button', { name: '记跟进 (N)' }).click()
    await log(panel, { subject: '约好再谈', next: '2030-06-01' })
    await panel.getByText('约定下次 2030-06-01').waitFor()
    await shows(await cellOf(page, mill, '下次跟进'), '2030-06-01')
    await allSent(page)
    await expect.poll(() => panel.getByRole('heading', { level: 4 }).count()).toBe(6)
  })

  test('Esc in a form keeps what is written; Esc in the panel closes it', async () => {
    await panel.getByRole('button', { name: '记跟进 (N)' }).click()
    await panel.getByRole('textbox', { name: '主题' }).fill('没写完')
    await page.keyboard.press('Escape')
    await expect.poll(() => panel.getByRole('textbox', { name: '主题' }).inputValue()).toBe('没写完')
    await panel.focus()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
  })

  test('a half-written follow-up waits for its author: over a walk, a closed panel, a reload', async () => {
    await openFromSheet(page, mill)
    const tab = panel.getByRole('tab', { name: '跟进 6 · 草稿' })
    await tab.waitFor()
    await panel.getByRole('button', { name: '下一位客户' }).click()
    const next = panelOf(page, '瑞安汽配厂')
    await next.waitFor()
    await expect.poll(() => next.getByRole('tab', { name: /草稿/ }).count()).toBe(0)
    await next.getByRole('button', { name: '上一位客户' }).click()
    await panel.waitFor()
    await page.reload()
    await panel.waitFor()
    await tab.click()
    await expect.poll(() => panel.getByRole('textbox', { name: '主题' }).inputValue()).toBe('没写完')
    await panel.getByText(/上次没写完的草稿/).waitFor()
    await panel.getByRole('button', { name: '放弃草稿' }).click()
    await panel.getByRole('button', { name: '记跟进 (N)' }).click()
    await expect.poll(() => panel.getByRole('textbox', { name: '主题' }).inputValue()).toBe('')
    await panel.getByRole('button', { name: /取\s*消/ }).click()
    await panel.getByRole('tab', { name: '跟进 6', exact: true }).waitFor()
  })

  test('the history names the contact and the follow-up that a change was of', async () => {
    await panel.getByRole('tab', { name: '历史' }).click()
    await panel.getByRole('listitem').filter({ hasText: '联系人“陈敏”' }).first().waitFor()
    await panel.getByRole('listitem').filter({ hasText: '跟进“约好再谈”' }).first().waitFor()
  })
})

/** Fills in the open follow-up form and saves it. */
async function log(
  panel: Locator,
  { subject, grade, next }: { readonly subject: string; readonly grade?: string; readonly next?: string },
): Promise<void> {
  const page = panel.page()
  const form = panel.getByRole('form', { name: '记一次跟进' })
  await form.getByRole('textbox', { name: '主题' }).fill(subject)
  if (grade !== undefined) {
    await form.getByRole('combobox', { name: '跟进后等级' }).fill(grade)
    await page.keyboard.press('Enter')
  }
  if (next !== undefined) await form.getByRole('textbox', { name: '下次跟进日期' }).fill(next)
  await form.getByRole('button', { name: '保存跟进' }).click()
  await panel.getByRole('heading', { name: subject }).waitFor()
}
