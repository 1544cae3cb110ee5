import type { Locator, Page } from 'playwright'
import { allSent, cellOf, goTo } from './acts.ts'

/** What people do with one customer: bring him in, open him, hand him on. */

const header = '客户名称,电话,区域,行业,客户等级'

/** Imports customers from a small table: name, telephone, region, trade, grade. */
export async function bring(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await goTo(page, '台账')
  const text = [header, ...rows.map((row) => row.join(','))].join('\n')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择表格文件' }).click()
  await (await chooser).setFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: `导入 ${rows.length} 位客户` }).click()
  await page.getByRole('button', { name: '查看台账' }).click()
  await allSent(page)
}

/** The customer's panel. */
export const panelOf = (page: Page, customer: string): Locator => page.getByRole('complementary', { name: customer })

/** Opens a customer from the sheet, as the keyboard does, and waits for his panel. */
export async function openFromSheet(page: Page, customer: string): Promise<Locator> {
  await (await cellOf(page, customer, '客户名称')).click()
  await page.keyboard.press('Space')
  const panel = panelOf(page, customer)
  await panel.waitFor()
  return panel
}

/** Hands the open customer to a colleague. */
export async function handOver(panel: Locator, act: '分配' | '转移', colleague: string): Promise<void> {
  const page = panel.page()
  await panel.getByRole('button', { name: new RegExp(`^${Array.from(act).join(String.raw`\s?`)}$`) }).click()
  const dialog = page.getByRole('dialog', { name: act })
  await dialog.getByRole('combobox', { name: '选择同事' }).fill(colleague)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: /确\s*定/ }).click()
}

/** Gives the open customer back to the pool. */
export async function giveBack(panel: Locator, why: string): Promise<void> {
  await panel.getByRole('button', { name: '退回公海' }).click()
  const dialog = panel.page().getByRole('dialog', { name: '退回公海' })
  await dialog.getByLabel('退回原因').fill(why)
  await dialog.getByRole('button', { name: /确\s*定/ }).click()
}

/** Everything this page receives, from pages and sockets, as one text to look for words in. */
export function overhear(page: Page): { heard(text: string): Promise<boolean> } {
  const frames: Buffer[] = []
  const bodies: Promise<Buffer>[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload as string))),
  )
  page.on('response', (response) => {
    if (response.url().includes('/api/')) bodies.push(response.body().catch(() => Buffer.alloc(0)))
  })
  return {
    heard: async (text) => [...frames, ...(await Promise.all(bodies))].some((bytes) => bytes.includes(text)),
  }
}
