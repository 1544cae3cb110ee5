import { openBrowser } from './openPage.ts'

type Start = () => Promise<AsyncDisposable>

interface Login {
  readonly login: string
  readonly password: string
}

/** A company of one person on a fresh server, which is stopped again; how she signs in. */
export async function foundCompany(url: string, start: Start): Promise<Login> {
  await using _server = await start()
  const login = { login: 'bench', password: 'correct horse 9' }
  const response = await fetch(`${url}/api/companies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ company: '客簿测试', name: '总经理', ...login }),
  })
  if (!response.ok) throw new Error(`making the company got ${response.status}: ${await response.text()}`)
  return login
}

/** A device that never saw this company: every row comes to it, and the app's own files for the day without a server. */
export async function firstSync(
  profile: string,
  { url, login, password }: Login & { readonly url: string },
  start: Start,
): Promise<void> {
  await using _server = await start()
  const context = await openBrowser(profile)
  const page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(900_000)
  await page.goto(`${url}/?door=signIn`)
  await page.getByLabel('用户名或手机号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('tabpanel').getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: '台账' }).click()
  await page.getByRole('grid').waitFor()
  await page.getByRole('button', { name: /已同步/ }).waitFor()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await context.close()
}
