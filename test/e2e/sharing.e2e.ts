import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, goTo, shows, typeInto } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { barriers } from './axe.ts'
import { bring, handOver, openFromSheet, panelOf } from './customerActs.ts'
import { keepScreen } from './kebu.ts'
import { openOffice } from './office.ts'

const mill = '温州鞋业有限公司'

describe('two people work on one customer', () => {
  const { kebu, people } = openOffice(['wang', 'li'], { alwaysOnline: true })
  const { wang, li } = people

  beforeAll(async () => {
    await foundCompany(wang.page, kebu.url, { company: '温州恒达贸易有限公司', name: '王芳', login: 'wangfang' })
    await hire(wang.page, li.page, { role: '销售', name: '李雷', login: 'lilei' })
    await bring(wang.page, [[mill, '0577-11112222', '浙江', '制造业', 'A']])
  })
  const dialogOf = () => wang.page.getByRole('dialog', { name: `共享 · ${mill}` })

  test('the owner opens him to a colleague to read, until today; the colleague is told and finds him', async () => {
    const { page } = wang
    const panel = await openFromSheet(page, mill)
    await panel.getByRole('button', { name: /共\s?享/ }).click()
    await dialogOf().getByRole('combobox', { name: '选择同事' }).fill('lilei')
    await page.keyboard.press('Enter')
    const today = await page.evaluate(() => new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }))
    const until = dialogOf().getByRole('combobox', { name: '截止', exact: true })
    await until.click()
    const month = page.getByRole('dialog', { name: '日历' })
    await month.getByRole('button', { name: today }).waitFor()
    await page.keyboard.press('PageDown')
    await page.keyboard.press('Escape')
    await month.waitFor({ state: 'detached' })
    await until.press('ArrowDown')
    await until.press('Enter')
    await expect.poll(() => until.inputValue()).toBe(today)
    await dialogOf().getByRole('button', { name: '添加协作人' }).click()
    await dialogOf().getByRole('listitem', { name: '李雷' }).waitFor()
    await keepScreen(wang, 'sharing-dialog')
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await panel.getByText(`李雷（可看，至 ${today}）`).waitFor()
    await li.page
      .getByRole('region', { name: '提醒' })
      .getByText(/王芳共享给您，至/)
      .waitFor()
    await keepScreen(li, 'sharing-notice')
    await goTo(li.page, '我的客户')
    await li.page.getByLabel('哪些客户').selectOption({ label: '共享给我的' })
    await shows(await cellOf(li.page, mill, '区域'), '浙江')
  })

  test('what the reader types is a suggestion; as an editor he writes', async () => {
    await typeInto(await cellOf(li.page, mill, '区域'), '上海')
    await li.page.getByText('您没有修改权限，已作为修改建议提交，由负责人决定').first().waitFor()
    await wang.page.getByRole('button', { name: /共\s?享/ }).click()
    await dialogOf().getByLabel('李雷的协作权限').selectOption({ label: '可编辑' })
    await allSent(wang.page)
    await wang.page.keyboard.press('Escape')
    const panel = await openFromSheet(li.page, mill)
    await panel.getByText(/王芳共享给您：可编辑/).waitFor()
    await keepScreen(li, 'sharing-panel')
    await panel.getByRole('tab', { name: /评论/ }).click()
    await panel.getByRole('textbox', { name: '写评论' }).click()
    await li.page.keyboard.type('@wf')
    await li.page.getByRole('menuitem', { name: '王芳' }).waitFor()
    await li.page.keyboard.press('Enter')
    await li.page.keyboard.type('报价再看一下')
    await keepScreen(li, 'sharing-comment-typed')
    await li.page.keyboard.press('Control+Enter')
    await panel.getByRole('listitem').filter({ hasText: '@王芳 报价再看一下' }).waitFor()
    await wang.page.getByRole('region', { name: '提醒' }).getByText('李雷发表评论').waitFor()
    await keepScreen(li, 'sharing-comment')
    await keepScreen(wang, 'sharing-comment-notice')
    expect(await barriers(li.page)).toEqual([])
    await li.page.getByRole('img', { name: '1 条评论' }).waitFor()
    await panel.getByRole('button', { name: '关闭客户面板' }).click()
    await typeInto(await cellOf(li.page, mill, '区域'), '江苏')
    await panelOf(wang.page, mill).getByText('江苏').first().waitFor()
  })

  test('closed again, he is gone from the colleague’s sheet', async () => {
    await wang.page.getByRole('button', { name: /共\s?享/ }).click()
    await dialogOf().getByRole('button', { name: '不再共享给李雷' }).click()
    await dialogOf().getByText('现在只有负责人和上级能看到这位客户。').waitFor()
    await wang.page.keyboard.press('Escape')
    await li.page.getByRole('gridcell', { name: mill }).waitFor({ state: 'detached' })
  })

  test('handed over, he comes with a page of what is planned and promised; the former owner reads on', async () => {
    const { page } = wang
    await goTo(page, '设置')
    await page.getByRole('link', { name: '公司', exact: true }).click()
    await page.getByLabel('转移后原负责人还能看多久').fill('3')
    await page.getByRole('form', { name: '添加规则' }).getByRole('button', { name: '添加规则' }).click()
    await page.getByText('来源 是“行业展览会” → ').waitFor()
    await allSent(page)
    await keepScreen(wang, 'sharing-settings')
    expect(await barriers(page)).toEqual([])
    await goTo(page, '台账')
    const panel = await openFromSheet(page, mill)
    await handOver(panel, '转移', 'lilei')
    await panel.getByText(/王芳（可看，至 .+）|王芳共享给您：可看，至/).waitFor()
    await panel.getByRole('tab', { name: '历史' }).click()
    await panel.getByRole('listitem').filter({ hasText: '由王芳转移给李雷' }).waitFor()
    await panel.getByRole('listitem').filter({ hasText: '不再共享给李雷' }).waitFor()
    await keepScreen(wang, 'sharing-history')
    await page.getByRole('button', { name: '按负责人' }).click()
    const people = page.getByRole('dialog', { name: '按负责人' })
    await people.getByRole('row', { name: '李雷 1 1 0' }).getByRole('button').click()
    await page.getByRole('button', { name: '按负责人：李雷' }).waitFor()
    await page.getByRole('gridcell', { name: mill }).waitFor()
    await keepScreen(wang, 'sharing-team')
    await goTo(li.page, '首页')
    await li.page.getByRole('link', { name: '看交接页' }).click()
    await li.page.getByText(/由王芳移交给李雷/).waitFor()
    await keepScreen(li, 'sharing-hand-over')
    expect(await barriers(li.page)).toEqual([])
  })
})
