import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { runServer, type RunningServer } from '../../server/runServer.ts'
import { cellOf, shows, typeInto } from './acts.ts'
import { foundCompany } from './staff.ts'
import { bring, openFromSheet, panelOf } from './customerActs.ts'
import { keepScreen, sitDown, startBrowser, type Person } from './kebu.ts'

const mill = '湖州丝绸厂'

/** A built client and a server that can be started again with a newer one. */
async function startReleases() {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-e2e-'))
  const clientFolder = join(folder, 'client')
  cpSync(fileURLToPath(new URL('../../dist/client', import.meta.url)), clientFolder, { recursive: true })
  let port = 0
  let server: RunningServer | null = null
  const start = async () => {
    const config = { port, dataFolder: join(folder, 'data'), origins: [], trustProxy: false }
    server = await runServer({ config, opensWithDemo: false, log: () => undefined, clientFolder })
    port = server.port
  }
  const stop = async () => {
    await server?.stop()
    server = null
  }
  /** The same app in a page that bears another mark, listed anew as a build would. */
  const release = async (mark: string) => {
    await stop()
    const page = join(clientFolder, 'index.html')
    const html = readFileSync(page, 'utf8').replace(/<meta name="release".*?>|<\/head>/, (found) =>
      found === '</head>'
        ? `<meta name="release" content="${mark}"></head>`
        : `<meta name="release" content="${mark}">`,
    )
    writeFileSync(page, html)
    const worker = join(clientFolder, 'sw.js')
    const revision = createHash('md5').update(html).digest('hex')
    const listed = readFileSync(worker, 'utf8').replace(
      /(url:"index\.html",revision:")[0-9a-f]+/,
      (_found, before: string) => `${before}${revision}`,
    )
    writeFileSync(worker, listed)
    await start()
  }
  await start()
  return { url: `http://localhost:${port}`, release, stop }
}

const releaseOf = (page: Page) => page.locator('meta[name="release"]').getAttribute('content')

describe('a newer Kebu comes to an open page', () => {
  let browser: Browser
  let kebu: Awaited<ReturnType<typeof startReleases>>
  let wang: Person
  let page: Page

  beforeAll(async () => {
    kebu = await startReleases()
    await kebu.release('one')
    browser = await startBrowser()
    wang = await sitDown(browser)
    page = wang.page
    await foundCompany(page, kebu.url, { company: '湖州织里贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await bring(page, [
      [mill, '0572-11112222', '浙江', '制造业', 'B'],
      ['长兴电池厂', '0572-33334444', '浙江', '制造业', 'C'],
    ])
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
    await page.reload()
    await (await cellOf(page, mill, '电话')).waitFor()
  })
  afterAll(async () => {
    await wang?.[Symbol.asyncDispose]()
    await browser?.close()
    await kebu?.stop()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(wang, 'update-wang')
  })

  const prompt = () => page.getByRole('status').filter({ hasText: '客簿有新版本' })

  test('the page notices by itself when the server is back with it', async () => {
    await expect.poll(() => releaseOf(page)).toBe('one')
    await kebu.release('two')
    await prompt().waitFor({ timeout: 60_000 })
    await expect.poll(() => releaseOf(page)).toBe('one')
  })

  test('what is half typed in a form is asked about first', async () => {
    const panel = await openFromSheet(page, mill)
    await panel.getByRole('tab', { name: /提醒/ }).click()
    await panel.getByRole('button', { name: '新建提醒' }).click()
    await panel.getByRole('form', { name: '新建提醒' }).getByRole('textbox', { name: '标题' }).fill('寄样品')
    await prompt().getByRole('button', { name: '更新' }).click()
    await page.getByText('“新建提醒”里还有没保存的内容，更新会丢掉它').waitFor()
    await page.getByRole('button', { name: '先不更新' }).click()
    await prompt().waitFor()
    await expect.poll(() => panel.getByRole('textbox', { name: '标题' }).inputValue()).toBe('寄样品')
    await panel
      .getByRole('form', { name: '新建提醒' })
      .getByRole('button', { name: /取\s*消/ })
      .click()
  })

  test('updated offline, with a change unsent and a follow-up half written: all of it is there in the new one', async () => {
    await wang.goOffline()
    await page.getByRole('button', { name: /离线/ }).waitFor()
    await typeInto(await cellOf(page, '长兴电池厂', '电话'), '0572-99998888')
    await page.getByRole('button', { name: '同步状态: 1 条已保存到本机 · 离线' }).waitFor()
    const panel = await openFromSheet(page, mill)
    await panel.getByRole('button', { name: '记跟进', exact: true }).click()
    await panel.getByRole('textbox', { name: '主题' }).fill('谈到一半')
    await prompt().getByRole('button', { name: '更新' }).click()
    await expect.poll(() => releaseOf(page).catch(() => null), { timeout: 30_000 }).toBe('two')
    await panelOf(page, mill).getByRole('tab', { name: /草稿/ }).click()
    await expect.poll(() => panelOf(page, mill).getByRole('textbox', { name: '主题' }).inputValue()).toBe('谈到一半')
    await shows(await cellOf(page, '长兴电池厂', '电话'), '0572-99998888')
    await page.getByRole('button', { name: '同步状态: 1 条已保存到本机 · 离线' }).waitFor()
    await expect.poll(() => prompt().count()).toBe(0)
    await wang.goOnline()
    await page.getByRole('button', { name: /已同步/ }).waitFor({ timeout: 45_000 })
  })

  test('another tab of the same person is told and not thrown out of what it does', async () => {
    const other = await wang.context.newPage()
    await other.goto(`${kebu.url}/ledger`)
    await (await cellOf(other, mill, '电话')).waitFor()
    await kebu.release('three')
    for (const each of [page, other]) {
      await each.getByRole('status').filter({ hasText: '客簿有新版本' }).waitFor({ timeout: 60_000 })
    }
    await prompt().getByRole('button', { name: '更新' }).click()
    await expect.poll(() => releaseOf(page).catch(() => null), { timeout: 30_000 }).toBe('three')
    await other.getByText('客簿已在另一个页面更新，这个页面还是旧版本').waitFor()
    await expect.poll(() => releaseOf(other)).toBe('two')
    await other.getByRole('button', { name: '更新', exact: true }).click()
    await expect.poll(() => releaseOf(other).catch(() => null), { timeout: 30_000 }).toBe('three')
  })
})
