import type { Locator, Page } from 'playwright'
import { beforeAll, describe, expect, test } from 'vitest'
import { allSent, goTo } from './acts.ts'
import { foundCompany, hire } from './staff.ts'
import { bring, handOver, openFromSheet, panelOf } from './customerActs.ts'
import { openOffice } from './office.ts'

const mill = '台州阀门厂'

describe('two people in one note', () => {
  const { kebu, people } = openOffice(['wang', 'zhang'])
  const { wang, zhang } = people

  beforeAll(async () => {
    await foundCompany(wang.page, kebu.url, { company: '台州通达贸易有限公司', name: '王建国', login: 'wangjianguo' })
    await hire(wang.page, zhang.page, { role: '销售', name: '张伟', login: 'zhangwei' })
    await bring(wang.page, [[mill, '0576-11112222', '浙江', '制造业', 'A']])
    await handOver(await openFromSheet(wang.page, mill), '转移', '张伟')
    await allSent(wang.page)
    await goTo(zhang.page, '我的客户')
    await openFromSheet(zhang.page, mill)
    for (const { page } of [wang, zhang]) {
      await panelOf(page, mill).getByRole('tab', { name: '笔记' }).click()
      await page.getByText('已连接，同事可同时编辑').waitFor()
    }
  })
  test('what one writes the other reads, with his caret and name beside it', async () => {
    await noteOf(wang.page).click()
    await wang.page.keyboard.type('三月十二日拜访陈厂长。')
    await noteOf(zhang.page).getByText('三月十二日拜访陈厂长。').waitFor()
    await noteOf(zhang.page).getByText('王建国').waitFor()
  })

  test('formats travel too', async () => {
    const { page } = zhang
    await goToThe('end', page)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '项目符号' }).click()
    await page.keyboard.type('需要报价')
    await noteOf(wang.page).getByRole('listitem').filter({ hasText: '需要报价' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: '项目符号' }).getAttribute('aria-pressed')).toBe('true')
  })

  test('written apart, one of them offline, both texts stand when he comes back', async () => {
    await zhang.goOffline()
    await zhang.page.getByText('离线：写下的内容保存在本机，联网后自动合并').waitFor()
    await zhang.page.keyboard.type('，含运费')
    await goToThe('start', wang.page)
    await wang.page.keyboard.type('【重点】')
    await zhang.goOnline()
    for (const { page } of [wang, zhang]) {
      await noteOf(page).getByText('需要报价，含运费').waitFor()
      await noteOf(page).getByText('【重点】').waitFor()
    }
    await expect.poll(() => wordsOf(wang.page)).toBe('【重点】三月十二日拜访陈厂长。需要报价，含运费')
    await expect.poll(() => wordsOf(zhang.page)).toBe('【重点】三月十二日拜访陈厂长。需要报价，含运费')
  })

  test('a pasted link leads to the web or nowhere', async () => {
    const { page } = wang
    await goToThe('end', page)
    await pasteHtml(
      page,
      '<p><a href="https://example.com/price">价目表</a> <a href="javascript:alert(1)">点我</a></p>',
    )
    await noteOf(zhang.page).getByText('点我').waitFor()
    for (const { page: each } of [wang, zhang]) {
      await expect.poll(() => noteOf(each).getByRole('link').count()).toBe(1)
      const link = noteOf(each).getByRole('link', { name: '价目表' })
      await expect.poll(() => link.getAttribute('href')).toBe('https://example.com/price')
      await expect.poll(() => link.getAttribute('rel')).toContain('noopener')
    }
  })

  test('written offline and closed, it still reaches the colleague once the network is back', async () => {
    const { page } = zhang
    await zhang.goOffline()
    await page.getByText('离线：写下的内容保存在本机，联网后自动合并').waitFor()
    await goToThe('start', page)
    await page.keyboard.type('路上记的。')
    await panelOf(page, mill).getByRole('button', { name: '关闭客户面板' }).click()
    await panelOf(page, mill).waitFor({ state: 'detached' })
    const chip = page.getByRole('button', { name: '同步状态: 1 条已保存到本机 · 离线' })
    await chip.click()
    const waiting = page.getByRole('listitem').filter({ hasText: '等待发送' })
    await expect.poll(() => waiting.innerText()).toContain(mill)
    await page.keyboard.press('Escape')
    await zhang.goOnline()
    await allSent(page)
    await noteOf(wang.page).getByText('路上记的。').waitFor()
    await openFromSheet(page, mill)
  })

  test('it is there after the page is opened again', async () => {
    const { page } = zhang
    await page.reload()
    await panelOf(page, mill).getByRole('tab', { name: '笔记' }).click()
    await noteOf(page).getByText('需要报价，含运费').waitFor()
  })

  test('written offline while the customer changed hands, it is kept for the new owner to take over', async () => {
    // a socket still on its way would open after the network was taken away
    await zhang.page.getByText('已连接，同事可同时编辑').waitFor()
    await zhang.goOffline()
    await zhang.page.getByText('离线：写下的内容保存在本机，联网后自动合并').waitFor()
    await goToThe('end', zhang.page)
    await zhang.page.keyboard.press('Enter')
    await zhang.page.keyboard.type('他们下月扩产')
    const panel = panelOf(wang.page, mill)
    await handOver(panel, '转移', '王建国')
    await panel.getByRole('button', { name: '退回公海' }).waitFor()
    await allSent(wang.page)
    await zhang.goOnline()
    await panelOf(zhang.page, mill).waitFor({ state: 'detached' })
    await expect
      .poll(
        async () => {
          await panel.getByRole('tab', { name: '概览' }).click()
          await panel.getByRole('tab', { name: '笔记' }).click()
          return panel.getByRole('button', { name: '查看张伟写下的内容' }).count()
        },
        { timeout: 45_000, interval: 500 },
      )
      .toBe(1)
  })

  test('a kept version is opened, compared, closed, set aside and taken over', async () => {
    const { page } = wang
    const panel = panelOf(page, mill)
    const open = panel.getByRole('button', { name: '查看张伟写下的内容' })
    const dialog = page.getByRole('dialog', { name: '张伟离线写下的内容' })
    await open.click()
    await dialog.getByText('新他们下月扩产').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => panel.count()).toBe(1)

    await open.click()
    await dialog.getByRole('button', { name: '搁置' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => open.count()).toBe(0)
    await panel.getByRole('button', { name: '已搁置 1 份' }).click()
    await open.click()
    await dialog.getByRole('button', { name: '取消搁置' }).click()

    await open.click()
    await dialog.getByRole('button', { name: '替换整篇笔记' }).click()
    await expect.poll(() => wordsOf(page)).toMatch(/他们下月扩产$/)
    await panel.getByRole('button', { name: '撤销', exact: true }).click()
    await expect.poll(() => wordsOf(page)).not.toMatch(/他们下月扩产/)

    await open.click()
    await dialog.getByRole('button', { name: '加到笔记末尾' }).click()
    await noteOf(page).getByText('他们下月扩产').waitFor()
    await panel.getByRole('region', { name: '同事离线写下、未并入的内容' }).waitFor({ state: 'detached' })
  })
})

const noteOf = (page: Page): Locator => page.getByRole('textbox', { name: '客户笔记' })

/** Puts the caret there and sees it there: pressed in the moment the editor takes the focus, the key may be undone by it. */
async function goToThe(place: 'start' | 'end', page: Page): Promise<void> {
  await noteOf(page).click()
  await expect
    .poll(async () => {
      await page.keyboard.press(place === 'end' ? 'Control+End' : 'Control+Home')
      return noteOf(page).evaluate(charactersFrom, place)
    })
    .toBe(0)
}

/** The number of characters between the caret and that end of the paper, without the names at other people's carets. */
const charactersFrom = (paper: Element, place: 'start' | 'end'): number => {
  const caret = getSelection()?.getRangeAt(0)
  if (!caret) return -1
  const between = document.createRange()
  between.selectNodeContents(paper)
  if (place === 'end') between.setStart(caret.endContainer, caret.endOffset)
  else between.setEnd(caret.startContainer, caret.startOffset)
  const copy = between.cloneContents()
  for (const name of copy.querySelectorAll('.collaboration-carets__caret')) name.remove()
  return (copy.textContent ?? '').replaceAll('\u2060', '').length
}

/** The note's text without the names at the carets. */
const wordsOf = (page: Page): Promise<string> =>
  noteOf(page).evaluate((paper) => {
    const copy = paper.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.collaboration-carets__caret')) caret.remove()
    return (copy.textContent ?? '').replaceAll('\u2060', '')
  })

/** Pastes what a web page or Word would have put on the clipboard. */
async function pasteHtml(page: Page, html: string): Promise<void> {
  await page.evaluate(async (text) => {
    const item = new ClipboardItem({ 'text/html': new Blob([text], { type: 'text/html' }) })
    await navigator.clipboard.write([item])
  }, html)
  await page.keyboard.press('Control+V')
}
