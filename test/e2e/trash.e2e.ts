import type { Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, cellOf, goTo } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { bring, openFromSheet } from './customerActs.ts'
import { openOffice } from './office.ts'

const [mill, yard, works] = ['温州低压电器厂', '瑞安汽配厂', '乐清仪表公司']

describe('what was deleted comes back from the trash', () => {
  const { kebu, people } = openOffice(['wang', 'li'], { width: 1680, height: 900 })
  const { wang, li } = people

  beforeAll(async () => {
    await foundCompany(wang.page, kebu.url, { company: '温州远航贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await hire(wang.page, li.page, { role: '销售', name: '李秀英', login: 'lixiuying' })
    await bring(
      wang.page,
      [mill, yard, works].map((name) => [name, '', '浙江', '制造业', 'C']),
    )
  })

  const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

  test('a customer that was deleted lies there with who and when, and goes back to his place', async () => {
    const { page } = wang
    await remove(page, mill)
    await openTrash(page)
    await row(page, mill).getByText('王建国').waitFor()
    await expect.poll(() => row(page, mill).innerText()).toMatch(/20\d\d-\d\d-\d\d \d\d:\d\d/)
    await page.getByRole('button', { name: `恢复 ${mill}` }).click()
    await page.getByText('回收站是空的').waitFor()
    await goTo(page, '台账')
    await cellOf(page, mill, '客户名称')
    await allSent(page)
  })

  test('several are chosen and come back offline, in one gesture that can be undone', async () => {
    const { page } = wang
    await remove(page, yard)
    await remove(page, works)
    await allSent(page)
    await openTrash(page)
    await row(page, works).waitFor()
    await wang.goOffline()
    await page.getByRole('checkbox', { name: '全选' }).check()
    await page.getByRole('button', { name: '恢复所选 2 条' }).click()
    await page.getByText('已恢复 2 条').waitFor()
    await page.getByText('回收站是空的').waitFor()
    await page.getByRole('button', { name: '撤销', exact: true }).last().click()
    await row(page, yard).waitFor()
    await page.getByRole('checkbox', { name: `选择 ${yard}` }).check()
    await page.getByRole('button', { name: '恢复所选 1 条' }).click()
    await row(page, yard).waitFor({ state: 'detached' })
    await wang.goOnline()
    await allSent(page)
    await row(page, works).waitFor()
  })

  test('a deleted column lies there too, for those who may make columns', async () => {
    const { page } = wang
    await goTo(page, '台账')
    await page.getByRole('button', { name: '行业：字段菜单' }).click()
    await page.getByRole('menuitem', { name: /^删除/ }).click()
    await page.getByRole('columnheader').filter({ hasText: '行业' }).waitFor({ state: 'detached' })
    await openTrash(page)
    await page.getByText('字段', { exact: true }).first().click()
    await row(page, '行业').getByText('王建国').waitFor()
    await expect.poll(() => row(page, works).count()).toBe(0)
    await page.getByRole('button', { name: '恢复 行业' }).click()
    await goTo(page, '台账')
    await page.getByRole('columnheader').filter({ hasText: '行业' }).waitFor()
    await allSent(page)
  })

  test('a rep finds there only what he may see', async () => {
    const { page } = li
    await openTrash(page)
    await page.getByText('回收站是空的').waitFor()
  })
})

async function remove(page: Page, customer: string): Promise<void> {
  await goTo(page, '台账')
  const panel = await openFromSheet(page, customer)
  await panel.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '移入回收站' }).click()
  await panel.waitFor({ state: 'detached' })
}

/** As from any page: by the search for customers and pages. */
async function openTrash(page: Page): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: /搜索/ }).fill('回收站')
  await page.getByRole('option', { name: /回收站/ }).click()
  await page.getByRole('heading', { name: '回收站' }).waitFor()
}
