import { expect } from 'vitest'
import type { Locator, Page } from 'playwright'

/** What people do, by the names they see. */

export const password = 'correct horse 9'

/** The first page: make a company; one ends on the home page. */
export async function makeCompany(
  page: Page,
  url: string,
  { company, name, login }: { readonly company: string; readonly name: string; readonly login: string },
): Promise<void> {
  await page.goto(url)
  await page.getByRole('tab', { name: '新建公司' }).click()
  await page.getByLabel('公司名称').fill(company)
  await page.getByLabel('您的姓名').fill(name)
  await page.getByLabel('用户名或手机号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '建立公司' }).click()
  await goTo(page, '首页')
}

/** A place of the navigation. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: place }).click()
}

/** Makes an invitation link for somebody in `role`. */
export async function invite(page: Page, role: string): Promise<string> {
  await goTo(page, '设置')
  await page.getByRole('button', { name: '邀请同事' }).click()
  const dialog = page.getByRole('dialog', { name: '邀请同事' })
  await dialog.getByLabel('角色').selectOption({ label: role })
  await dialog.getByRole('button', { name: '生成邀请链接' }).click()
  const link = await dialog.getByRole('textbox', { name: '邀请链接' }).inputValue()
  await page.keyboard.press('Escape')
  return link
}

/** Follows an invitation with a new account. */
export async function join(
  page: Page,
  link: string,
  { name, login }: { readonly name: string; readonly login: string },
): Promise<void> {
  await page.goto(link)
  await page.getByLabel('您的姓名').fill(name)
  await page.getByLabel('用户名或手机号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '加入', exact: true }).click()
  await goTo(page, '首页')
}

/** Hands a file to whatever button asks for one. */
export async function chooseFile(
  page: Page,
  button: string,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await chooser).setFiles(file)
}

/** Chooses what stands in the menu behind somebody's name in the list of people. */
export async function chooseOf(page: Page, name: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `${name}的更多操作` }).click()
  await page
    .getByRole('menu', { name: `${name}的更多操作` })
    .getByRole('menuitem', { name: act })
    .click()
}

/** Waits until the chip says that everything is sent. */
export async function allSent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /已同步/ }).waitFor()
}

/** Rows in groups make it a tree. */
const sheet = (page: Page) => page.getByRole('grid').or(page.getByRole('treegrid'))

/** The cell of the row numbered `row` (from 1, as shown) in the column headed `column`. The column must be in sight. */
export async function cellAt(page: Page, row: number, column: string): Promise<Locator> {
  const id = await columnId(page, column)
  return sheet(page).locator(`[row-index="${row - 1}"] [col-id="${id}"]`)
}

/** The cell of the customer named `customer`, wherever he stands. */
export async function cellOf(page: Page, customer: string, column: string): Promise<Locator> {
  const name = sheet(page)
    .locator(`[col-id="${await columnId(page, '客户名称')}"]`)
    .filter({ hasText: customer })
  await name.first().waitFor()
  const row = await name.first().evaluate((element) => element.closest('[row-index]')?.getAttribute('row-index') ?? '')
  return sheet(page).locator(`[row-index="${row}"] [col-id="${await columnId(page, column)}"]`)
}

async function columnId(page: Page, column: string): Promise<string> {
  const header = sheet(page).getByRole('columnheader').filter({ hasText: column }).first()
  await header.waitFor()
  return (await header.getAttribute('col-id')) ?? ''
}

/** Clicks a cell and types over it, as in any sheet. */
export async function typeInto(target: Locator, text: string): Promise<void> {
  const page = target.page()
  await target.click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** Waits until the cell shows the text. */
export async function shows(target: Locator, text: string, within = 30_000): Promise<void> {
  await expect.poll(() => target.innerText(), { timeout: within }).toBe(text)
}
