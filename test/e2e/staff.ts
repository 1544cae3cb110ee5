import type { Page } from 'playwright'
import { BuiltInRole, type RoleId } from '#shared/ownership/role.ts'
import { zh } from '../../client/words/zh.ts'
import { goTo, password } from './acts.ts'
import { joinAsColleague, type Colleague } from './colleague.ts'

/**
 * A company and its people, for a story that begins once they are there: through the same doors of the server as by the
 * forms, which have stories of their own (`story`, `people`, `doors`).
 */

/** Makes a company; its founder stands on the home page. */
export async function foundCompany(
  page: Page,
  url: string,
  { company, name, login }: { readonly company: string; readonly name: string; readonly login: string },
): Promise<void> {
  await ask(page, `${url}/api/companies`, { company, name, login, password })
  await goHome(page, url)
}

/** Takes somebody in, in `role`; he stands on the home page. */
export async function hire(
  manager: Page,
  page: Page,
  { role, name, login }: { readonly role: string; readonly name: string; readonly login: string },
): Promise<void> {
  const { origin: url } = new URL(manager.url())
  const wish = await asColleague(manager, ({ company }) => {
    const { departments, roles } = company()
    const id: RoleId | undefined =
      BuiltInRole.options.find((each) => zh.company.roles[each] === role) ??
      [...roles.values()].find((each) => each.name === role)?.id
    return { role: id, department: [...departments.keys()][0] }
  })
  const { token } = await ask<{ readonly token: string }>(manager, `${url}/api/invitations`, wish)
  await ask(page, `${url}/api/invitations/${token}/join`, { name, login, password })
  await goHome(page, url)
}

/** What somebody does who has the page's account, on a machine without a screen. */
export async function asColleague<T>(page: Page, work: (colleague: Colleague) => T | Promise<T>): Promise<T> {
  using colleague = await joinAsColleague(new URL(page.url()).origin, await cookieOf(page))
  return await work(colleague)
}

/** The session of a page's browser, as its requests carry it. */
export async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies(page.url())
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function ask<Told>(page: Page, url: string, body: unknown): Promise<Told> {
  const response = await page.context().request.post(url, { data: body })
  if (!response.ok()) throw new Error(`${url} answered ${response.status()}: ${await response.text()}`)
  return (await response.json()) as Told
}

async function goHome(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await goTo(page, '首页')
}
