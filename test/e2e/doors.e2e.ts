import { join as joinPath } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { cellOf, invite, join, makeCompany, password, typeInto } from './acts.ts'
import { bring } from './customerActs.ts'
import { openOffice } from './office.ts'

describe('a door that does not open says why', () => {
  const { kebu, people } = openOffice(['wang', 'guest'])
  const { wang, guest } = people

  beforeAll(async () => {
    await makeCompany(wang.page, kebu.url, { company: '绍兴镜湖纺织有限公司', name: '王建国', login: 'wangjianguo' })
  })
  /** As a week passing would, or as if so many had come. */
  const age = (change: string) => {
    const database = new DatabaseSync(joinPath(kebu.folder, 'accounts.sqlite'))
    database.exec(`UPDATE invitation SET ${change} WHERE made_at = (SELECT max(made_at) FROM invitation)`)
    database.close()
  }
  const says = (page: Page, sentence: string) => page.getByRole('alert').filter({ hasText: sentence }).waitFor()

  test('an expired invitation', async () => {
    const link = await invite(wang.page, '销售')
    age('expires_at = 1')
    await guest.page.goto(link)
    await says(guest.page, '邀请已过期，请让邀请人重新发一个')
  })

  test('one that enough people have used', async () => {
    const link = await invite(wang.page, '销售')
    age('uses_left = 0')
    await guest.page.goto(link)
    await says(guest.page, '这个邀请的名额已用完，请让邀请人重新发一个')
  })

  test('one that was taken back while the form was being filled in, and its link from then on', async () => {
    const link = await invite(wang.page, '销售')
    await guest.page.goto(link)
    await guest.page.getByLabel('您的姓名').fill('张伟')
    await guest.page.getByLabel('用户名或手机号').fill('zhangwei')
    await guest.page.getByLabel('密码', { exact: true }).fill(password)
    const withdraw = wang.page.getByRole('button', { name: /^撤回销售邀请/ })
    await withdraw.click()
    await withdraw.waitFor({ state: 'detached' })
    await guest.page.getByRole('button', { name: '加入', exact: true }).click()
    await says(guest.page, '这个邀请已被撤回，需要加入请联系邀请人')
    await guest.page.goto(link)
    await says(guest.page, '这个邀请已被撤回，需要加入请联系邀请人')
    await guest.page.getByRole('link', { name: '去登录页' }).click()
    await guest.page.getByRole('button', { name: '登录', exact: true }).waitFor()
  })

  test('a link that is cut short', async () => {
    await guest.page.goto(`${kebu.url}/join/abc`)
    await says(guest.page, '邀请链接不完整或不存在，请核对后再打开')
  })

  test('a user name that somebody has, and what was written stays', async () => {
    const { page } = guest
    await page.goto(await invite(wang.page, '销售'))
    await page.getByLabel('您的姓名').fill('小王')
    await page.getByLabel('用户名或手机号').fill('wangjianguo')
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '加入', exact: true }).click()
    await says(page, '这个用户名或手机号已被使用，请换一个，或直接登录')
    await expect.poll(() => page.getByLabel('您的姓名').inputValue()).toBe('小王')
  })

  test('a wrong password, and then too many of them', async () => {
    const { page } = guest
    await page.goto(`${kebu.url}/?door=signIn`)
    await page.getByLabel('用户名或手机号').fill('wangjianguo')
    const button = page.getByRole('button', { name: '登录', exact: true })
    const tooMany = page.getByRole('alert').filter({ hasText: /密码错误次数太多，请 \d+ 分钟后再试/ })
    for (let n = 0; n < 12 && (await tooMany.count()) === 0; n += 1) {
      await page.getByLabel('密码', { exact: true }).fill(`wrong horse ${n}`)
      const answered = page.waitForResponse('**/api/sign-in')
      await button.click()
      await answered
      if (n === 0) await says(page, '账号或密码不对，请检查后再试')
      await expect.poll(() => button.isEnabled()).toBe(true)
    }
    await tooMany.waitFor()
  })

  test('signed out without the network, the device opens nothing, and the session ends at the next contact', async () => {
    const { page, context } = guest
    await join(page, await invite(wang.page, '总经理'), { name: '李秀英', login: 'lixiuying' })
    await bring(page, [['嵊州领带厂', '0575-11112222', '浙江', '制造业', 'B']])
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
    await guest.goOffline()
    await page.getByRole('button', { name: /离线/ }).waitFor()
    await typeInto(await cellOf(page, '嵊州领带厂', '电话'), '0575-99998888')
    await page.getByRole('button', { name: '同步状态: 1 条已保存到本机 · 离线' }).waitFor()
    await page.getByRole('button', { name: '账户菜单' }).click()
    await page.getByText('退出登录').click()
    const dialog = page.getByRole('dialog', { name: '退出登录' })
    await dialog.getByText('还有 1 条修改没有发送，退出会丢掉它们。').waitFor()
    await dialog.getByRole('button', { name: '丢掉并退出' }).click()
    await page.getByRole('tab', { name: '登录' }).waitFor()
    await page.goto(`${kebu.url}/ledger`)
    await page.getByRole('tab', { name: '登录' }).waitFor()
    await expect.poll(() => page.getByText('嵊州领带厂').count()).toBe(0)
    const ended = page.waitForResponse('**/api/sign-out')
    await guest.goOnline()
    expect((await ended).status()).toBe(200)
    expect((await context.request.get(`${kebu.url}/api/session`)).status()).toBe(401)
    await page.reload()
    await page.getByRole('tab', { name: '登录' }).waitFor()
  })
})
