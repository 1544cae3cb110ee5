import type { Locator, Page } from 'playwright'
import { ledgerRecord, newCustomerId } from '#shared/base/id.ts'
import { columnsOf, type Column } from '#shared/ledger/column.ts'
import { numbered } from '#shared/ledger/place.ts'
import { allSent, cellOf, goTo } from './acts.ts'
import { asColleague } from './staff.ts'

/** What people do with one customer: bring him in, open him, hand him on. */

const header = ['客户名称', '电话', '区域', '行业', '客户等级']

/**
 * Customers come from another machine of the same person: name, telephone, region, trade, grade. One ends on the ledger,
 * where they are.
 */
export async function bring(page: Page, customers: readonly (readonly string[])[]): Promise<void> {
  await asColleague(page, async (colleague) => {
    const all = columnsOf(colleague.company().columns.values(), 'customers')
    const columns = header.map((name) => all.find((column) => column.name === name) ?? fail(`no column ${name}`))
    const changes = customers.map((texts, number) => {
      const customer = newCustomerId(colleague.random)
      const cells = columns.flatMap((column, place) => {
        const text = texts[place] ?? ''
        return text === '' ? [] : [{ column: column.id, now: cellFrom(column, text) }]
      })
      const record = ledgerRecord(customer)
      return { kind: 'create' as const, customer, table: 'customers' as const, record, cells: numbered(cells, number) }
    })
    await colleague.act('create', changes)
  })
  await goTo(page, '台账')
  await (await cellOf(page, customers.at(-1)?.[0] ?? '', '客户名称')).waitFor()
  await allSent(page)
}

const cellFrom = ({ options }: Column, text: string) =>
  options === undefined ? text : (options.find(({ name }) => name === text)?.id ?? fail(`no option ${text}`))

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

function fail(reason: string): never {
  throw new Error(reason)
}
