import { describe, expect, test } from 'vitest'
import { ledgerRecord, newCustomerId, newDepartmentId, newMemberId } from '#shared/base/id.ts'
import { columnsOf } from '#shared/ledger/column.ts'
import { allSent, cellOf, chooseOf, goTo, invite, join, makeCompany, password, shows } from './acts.ts'
import { openFromSheet, panelOf } from './customerActs.ts'
import { keepScreen, sitDown, type Person } from './kebu.ts'
import { openOffice } from './office.ts'
import { asColleague } from './staff.ts'

describe('people come, sign in, and are given their places', () => {
  const { kebu, browser, people } = openOffice(['wang', 'li'], { alwaysOnline: true })
  const { wang, li } = people

  const says = ({ page }: Person, sentence: string | RegExp) => page.getByText(sentence).first().waitFor()

  async function signIn({ page }: Person, login: string, typed: string): Promise<void> {
    await page.goto(`${kebu.url}/?door=signIn`)
    await page.getByLabel('用户名或手机号').fill(login)
    await page.getByLabel('密码', { exact: true }).fill(typed)
    await page.getByRole('tabpanel').getByRole('button', { name: '登录' }).click()
  }

  test('what is missing or too short is said under its field', async () => {
    const { page } = wang
    await page.goto(kebu.url)
    await page.getByRole('button', { name: '建立公司' }).click()
    await says(wang, '请填写这一项')
    await page.getByLabel('公司名称').fill('宁波启航贸易有限公司')
    await page.getByLabel('您的姓名').fill('王建国')
    await page.getByLabel('用户名或手机号').fill('wang jianguo!')
    await page.getByLabel('密码', { exact: true }).fill('short')
    await page.getByRole('button', { name: '建立公司' }).click()
    await says(wang, '至少 8 位')
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '建立公司' }).click()
    await says(wang, /用户名为 2–40 位/)
  })

  test('the company is made, and its name cannot be taken twice', async () => {
    await makeCompany(wang.page, kebu.url, { company: '宁波启航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await li.page.goto(kebu.url)
    await li.page.getByLabel('公司名称').fill('另一家公司')
    await li.page.getByLabel('您的姓名').fill('别人')
    await li.page.getByLabel('用户名或手机号').fill('WangJianguo')
    await li.page.getByLabel('密码', { exact: true }).fill(password)
    await li.page.getByRole('button', { name: '建立公司' }).click()
    await says(li, '这个用户名或手机号已被使用，请换一个，或直接登录')
  })

  test('a wrong password is said, a sixth try has to wait', async () => {
    await signIn(li, 'wangjianguo', 'wrong horse 1')
    await says(li, '账号或密码不对，请检查后再试')
    for (let tries = 0; tries < 5; tries += 1) {
      await li.page.getByLabel('密码', { exact: true }).fill(`wrong horse ${tries}`)
      await li.page.getByRole('tabpanel').getByRole('button', { name: '登录' }).click()
      await li.page.getByRole('tabpanel').locator('button[type=submit]:enabled').waitFor()
    }
    await says(li, /密码错误次数太多，请 \d+ 分钟后再试/)
    await keepScreen(li, 'people-too-many-tries')
  })

  test('departments make a tree', async () => {
    const { page } = wang
    await goTo(page, '设置')
    await page.getByRole('button', { name: '新增部门', exact: true }).click()
    await page.getByRole('dialog').getByLabel('部门名称').fill('华东销售部')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '在“华东销售部”下新增部门' }).click()
    await page.getByRole('dialog').getByLabel('部门名称').fill('宁波组')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: /^宁波组/ }).waitFor()
    await allSent(page)
    await keepScreen(wang, 'people-tree')
  })

  test('the link has a code to scan, and whoever follows it is in with the role it names', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '邀请同事' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '生成邀请链接' }).click()
    await page.getByRole('dialog').getByRole('img', { name: '邀请二维码' }).waitFor()
    const link = await page.getByRole('dialog').getByRole('textbox', { name: '邀请链接' }).inputValue()
    await keepScreen(wang, 'people-invitation')
    await page.keyboard.press('Escape')
    await li.page.goto(link)
    await li.page.getByRole('heading', { name: '加入「宁波启航贸易有限公司」' }).waitFor()
    await says(li, '王建国邀请您以“销售”身份加入。')
    await keepScreen(li, 'people-join')
    await join(li.page, link, { name: '李秀英', login: '13800138000' })
    await page.getByRole('combobox', { name: '李秀英的角色' }).waitFor()
  })

  test('a role and a department given at one screen stand at the other at once', async () => {
    const { page } = wang
    await page.getByRole('combobox', { name: '李秀英的角色' }).selectOption({ label: '部门经理' })
    await page.getByRole('combobox', { name: '李秀英的部门' }).selectOption({ label: '　　宁波组' })
    await allSent(page)
    await goTo(li.page, '设置')
    await li.page.getByRole('button', { name: '邀请同事' }).waitFor()
  })

  test('a manager’s department move: one branch’s customers leave the open sheet, the other’s come, a cell half typed stays', async () => {
    const shared = '舟山渔具有限公司'
    await asColleague(wang.page, async (colleague) => {
      const { random, member } = colleague
      const { departments, members, columns } = colleague.company()
      const ningbo = [...departments.values()].find(({ name }) => name === '宁波组')
      const moved = [...members.values()].find(({ name }) => name === '李秀英')
      const name = columnsOf(columns.values(), 'customers').find(({ role }) => role === 'name')
      if (ningbo === undefined || moved === undefined || name === undefined) throw new Error('they were made before')
      const hangzhou = { ...ningbo, id: newDepartmentId(random), name: '杭州组', order: 9 }
      const [tao, min] = [ningbo, hangzhou].map(({ id: department }, place) => {
        return { id: newMemberId(random), name: ['周涛', '赵敏'][place] ?? '', role: 'rep' as const, department }
      })
      if (tao === undefined || min === undefined) throw new Error('two people')
      const people = [tao, min].map((now) => ({ kind: 'putMember', now }) as const)
      await colleague.act('people', [{ kind: 'putDepartment', now: hangzhou }, ...people])
      const owned = { 宁波轴承厂: tao.id, 杭州茶叶行: min.id, [shared]: member }
      for (const [text, owner] of Object.entries(owned)) {
        const customer = newCustomerId(random)
        const cells = [{ column: name.id, now: text }]
        const record = ledgerRecord(customer)
        await colleague.act('create', [{ kind: 'create', customer, table: 'customers', record, cells, owner }])
        if (text === shared) await colleague.act('share', [{ kind: 'share', customer, to: moved.id, right: 'edit' }])
      }
    })
    const { page } = li
    const row = (customer: string) => page.getByRole('gridcell', { name: customer })
    await goTo(page, '台账')
    await row('宁波轴承厂').waitFor()
    await openFromSheet(page, shared)
    await page.evaluate('window.stays = true')
    await (await cellOf(page, shared, '电话')).click()
    await page.keyboard.type('0580')
    await wang.page.getByRole('combobox', { name: '李秀英的部门' }).selectOption({ label: '　　杭州组' })
    await row('杭州茶叶行').waitFor()
    await row('宁波轴承厂').waitFor({ state: 'detached' })
    await page.keyboard.type('-8800123')
    await page.keyboard.press('Enter')
    await shows(await cellOf(page, shared, '电话'), '0580-8800123')
    await panelOf(page, shared).waitFor()
    await allSent(page)
    await keepScreen(li, 'people-moved')
    await expect.poll(() => page.evaluate('window.stays')).toBe(true)
  })

  test('a manager names who stands in for somebody, who hears of it', async () => {
    const { page } = wang
    const more = page.getByRole('button', { name: '李秀英的更多操作' })
    await more.focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('menuitem', { name: '李秀英的代理' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.press('Escape')
    await more.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '李秀英的代理' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '李秀英的代理' })
    await dialog.getByLabel('代理人').selectOption({ label: '王建国' })
    await keepScreen(wang, 'people-stand-in')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByRole('button', { name: '结束代理' }).waitFor()
    await page.keyboard.press('Escape')
    // a dialog that closes still holds the same words for a moment
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/王建国代理，/).waitFor()
    await goTo(li.page, '首页')
    await li.page
      .getByRole('listitem')
      .getByText(/王建国代您照看客户，/)
      .waitFor()
    await keepScreen(li, 'people-covered')
    await li.page.getByRole('button', { name: '知道了：王建国' }).click()
    await allSent(li.page)
  })

  test('the last general manager stays one, with the reason', async () => {
    const { page } = wang
    await page.getByRole('combobox', { name: '王建国的角色' }).selectOption({ label: '销售' })
    await page.getByRole('button', { name: /1 条待处理/ }).click()
    await says(wang, '公司至少要保留一位总经理')
    await keepScreen(wang, 'people-last-manager')
    await page.getByRole('button', { name: '知道了' }).click()
    await page.keyboard.press('Escape')
    await allSent(page)
  })

  test('a department with people is not removed, with the reason', async () => {
    const { page } = wang
    await page.getByRole('button', { name: '删除“宁波组”' }).click()
    await page.getByRole('button', { name: /1 条待处理/ }).click()
    await page.getByRole('button', { name: '知道了' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^宁波组/ }).waitFor()
  })

  test('a withdrawn and an unknown invitation each say what they are', async () => {
    const link = await invite(wang.page, '销售')
    await goTo(wang.page, '首页')
    await goTo(wang.page, '设置')
    const withdraw = wang.page.getByRole('button', { name: /^撤回销售邀请/ })
    for (const left of [1, 0]) {
      await withdraw.first().click()
      await expect.poll(() => withdraw.count()).toBe(left)
    }
    await using guest = await sitDown(browser(), { alwaysOnline: true })
    await guest.page.goto(link)
    await says(guest, '这个邀请已被撤回')
    await guest.page.goto(`${kebu.url}/join/${'x'.repeat(43)}`)
    await says(guest, '邀请链接不完整或不存在，请核对后再打开')
    await guest.page.getByRole('link', { name: '去登录页' }).waitFor()
  })

  test('the language changes on the spot and is kept', async () => {
    const { page } = wang
    await page.getByRole('button', { name: /账户菜单/ }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Ledger' }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'Ledger' }).waitFor()
    await page.getByRole('button', { name: /Account/ }).click()
    await page.getByRole('button', { name: '简体中文' }).click()
    await page.keyboard.press('Escape')
  })

  test('a session that ended elsewhere keeps what is typed until the next sign-in', async () => {
    const { page } = li
    await using other = await sitDown(browser(), { alwaysOnline: true })
    await signIn(other, '13800138000', password)
    await goTo(other.page, '设置')
    await other.page.getByRole('link', { name: '我的账户' }).click()
    await other.page.getByLabel('当前密码').fill(password)
    await other.page.getByLabel('新密码').fill(`${password} 新`)
    await other.page.getByRole('button', { name: '修改密码' }).click()
    await says(other, '密码已修改')
    await says(li, '登录已过期，请重新登录。未发送的修改都还在本机。')
    await keepScreen(li, 'people-expired')
    await page.getByRole('button', { name: '重新登录' }).first().click()
    const dialog = page.getByRole('dialog', { name: '重新登录' })
    await dialog.getByLabel('用户名或手机号').fill('13800138000')
    await dialog.getByLabel('密码', { exact: true }).fill(`${password} 新`)
    await dialog.getByRole('button', { name: '登录' }).click()
    await allSent(page)
  })

  test('a forgotten password is set anew by a link from whoever manages him, once', async () => {
    await goTo(wang.page, '设置')
    await chooseOf(wang.page, '李秀英', '重置李秀英的密码')
    const made = wang.page.getByRole('dialog', { name: '重置李秀英的密码' })
    await made.getByRole('button', { name: '生成链接' }).click()
    const link = await made.getByRole('textbox', { name: '重置密码链接' }).inputValue()
    await wang.page.keyboard.press('Escape')
    await using other = await sitDown(browser())
    await other.page.goto(link)
    await other.page.getByText('登录名：13800138000').waitFor()
    await other.page.getByLabel('密码', { exact: true }).fill(`${password} 忘`)
    await keepScreen(other, 'people-new-password')
    await other.page.getByRole('button', { name: '设置新密码' }).click()
    await says(other, '新密码已生效，请用它登录。')
    await other.page.goto('about:blank')
    await other.page.goto(link)
    await says(other, '这个链接无效、已用过或已过期')
    const { page } = li
    await page.getByRole('button', { name: '重新登录' }).first().click()
    const dialog = page.getByRole('dialog', { name: '重新登录' })
    await dialog.getByLabel('用户名或手机号').fill('13800138000')
    await dialog.getByLabel('密码', { exact: true }).fill(`${password} 忘`)
    await dialog.getByRole('button', { name: '登录' }).click()
    await allSent(page)
  })

  test('who leaves the company is out of it, his customers are a colleague’s, history keeps the name', async () => {
    const { page } = wang
    await goTo(li.page, '台账')
    await li.page.getByRole('toolbar').getByRole('button', { name: '新增客户' }).click()
    await li.page.keyboard.type('慈溪电器厂')
    await li.page.keyboard.press('Enter')
    await allSent(li.page)
    await goTo(page, '设置')
    await chooseOf(page, '李秀英', '将李秀英移出公司')
    await says(wang, '名下有 1 位客户。')
    await page.getByRole('dialog').getByLabel('王建国').check()
    await says(wang, '王建国：接 1 位')
    await keepScreen(wang, 'people-leaving')
    await page.getByRole('dialog').getByRole('textbox').fill('李秀英')
    await page.getByRole('dialog').getByRole('button', { name: '移出公司' }).click()
    await page.getByText('已离开').waitFor()
    await says(li, /您已不是“宁波启航贸易有限公司”的成员/)
    await keepScreen(li, 'people-left')
    await goTo(page, '我的客户')
    await page.getByRole('gridcell', { name: '慈溪电器厂' }).waitFor()
  })
})
