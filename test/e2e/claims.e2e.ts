import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, goTo, shows } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { bring, giveBack, handOver, openFromSheet, overhear, panelOf } from './customerActs.ts'
import { openOffice } from './office.ts'

const mill = '苏州纺织机械厂'
const phone = '0512-66668888'

describe('two reps and one pool', () => {
  const { kebu, people } = openOffice(['wang', 'zhang', 'liu'])
  const { wang, zhang, liu } = people
  let ears: ReturnType<typeof overhear>

  beforeAll(async () => {
    ears = overhear(zhang.page)
    await foundCompany(wang.page, kebu.url, { company: '苏州启明贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await hire(wang.page, zhang.page, { role: '销售', name: '张伟', login: 'zhangwei' })
    await hire(wang.page, liu.page, { role: '销售', name: '刘洋', login: 'liuyang' })
    await bring(wang.page, [
      [mill, phone, '江苏', '制造业', 'A'],
      ['无锡电缆有限公司', '0510-11112222', '江苏', '制造业', 'C'],
    ])
  })

  test('a customer given back stands in the pool as a card without his telephone', async () => {
    const panel = await openFromSheet(wang.page, mill)
    await giveBack(panel, '暂无精力跟进')
    await allSent(wang.page)
    await panel.getByText('公海').first().waitFor()
    for (const { page } of [zhang, liu]) {
      await goTo(page, '公海')
      await page.getByRole('heading', { name: mill }).waitFor()
      await page.getByText('制造业 · 江苏').waitFor()
    }
    await expect.poll(() => ears.heard(mill)).toBe(true)
    expect(await ears.heard(phone)).toBe(false)
  })

  test('both claim him on the road; the first that comes back has him', async () => {
    await zhang.goOffline()
    await liu.goOffline()
    for (const { page } of [liu, zhang]) {
      await page.getByRole('button', { name: `领取 ${mill}` }).click()
      await page.getByText('领取已排队，等待服务器确认').waitFor()
      await page.getByRole('button', { name: /1 条已保存到本机/ }).waitFor()
    }
    await zhang.goOnline()
    await allSent(zhang.page)
    await goTo(zhang.page, '我的客户')
    await shows(await cellOf(zhang.page, mill, '电话'), phone)
    await expect.poll(() => ears.heard(phone)).toBe(true)
  })

  test('the other is told who has him and since when', async () => {
    const { page } = liu
    await liu.goOnline()
    await page.getByText(/“苏州纺织机械厂”没有成功：已由张伟于 .+ 先行领取/).waitFor()
    await page.getByRole('button', { name: /1 条待处理/ }).click()
    await page
      .getByRole('dialog')
      .getByText(/已由张伟于 .+ 先行领取/)
      .waitFor()
    await page.getByRole('button', { name: '知道了' }).click()
    await page.keyboard.press('Escape')
    await allSent(page)
    await expect.poll(() => page.getByRole('heading', { name: mill }).count()).toBe(0)
  })

  test('the owner hands him to a colleague, whose sheet has him a moment later', async () => {
    const panel = await openFromSheet(zhang.page, mill)
    await handOver(panel, '转移', '刘洋')
    await panelOf(zhang.page, mill).waitFor({ state: 'detached' })
    await goTo(liu.page, '我的客户')
    await shows(await cellOf(liu.page, mill, '电话'), phone)
  })

  test('handed on while offline, what its rep wrote is kept: the visit filed, the new telephone proposed, nothing of it lost', async () => {
    const { page } = liu
    await liu.goOffline()
    const panel = await openFromSheet(page, mill)
    await panel.getByRole('button', { name: '编辑电话' }).click()
    await panel.getByRole('textbox', { name: '电话' }).fill('13700001111')
    await page.keyboard.press('Enter')
    await panel.getByText('13700001111').waitFor()
    await panel.getByRole('button', { name: '记跟进', exact: true }).click()
    await panel.getByRole('textbox', { name: '主题' }).fill('上门看样')
    await panel.getByRole('button', { name: '保存跟进' }).click()
    await panel.getByRole('heading', { name: '上门看样' }).waitFor()

    const held = await openFromSheet(wang.page, mill)
    await handOver(held, '转移', '张伟')
    await allSent(wang.page)
    await liu.goOnline()
    await page.getByRole('button', { name: /条待处理/ }).click()
    await page
      .getByText(/已作为建议交给负责人决定/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await panelOf(page, mill).waitFor({ state: 'detached' })

    await goTo(zhang.page, '首页')
    await zhang.page.getByText('13700001111').waitFor()
    await goTo(zhang.page, '我的客户')
    await (await openFromSheet(zhang.page, mill)).getByRole('tab', { name: /跟进/ }).click()
    await panelOf(zhang.page, mill).getByRole('heading', { name: '上门看样' }).waitFor()
  })
})
