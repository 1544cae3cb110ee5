import type { Browser } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, onTestFinished } from 'vitest'
import type { ColumnId } from '#shared/base/id.ts'
import { noLayout, type Layout } from '#shared/view/layout.ts'
import { allSent, goTo, password } from '../e2e/acts.ts'
import { joinAsColleague, type Colleague } from '../e2e/colleague.ts'
import { keepScreen, sitDown, startBrowser, startKebu, type Kebu, type Person } from '../e2e/kebu.ts'
import { asColleague, cookieOf, foundCompany } from '../e2e/staff.ts'
import { furnish, proof, type LedgerCompany } from './ledgerCompany.ts'
import { handsOn, type Hands } from './ledgerHands.ts'

const screen = { width: 1640, height: 900, alwaysOnline: true }

/** The product's ledger page, and the hands of somebody at it. */
export interface OpenLedger extends Hands {
  /** Puts the tab of a view before this person, and the view on the screen. */
  openView(name: string, layout: Partial<Layout>): Promise<void>
  /** This test lays the page out anew: the next one finds it as it was. */
  laysOut(): void
  columnId(name: string): ColumnId
}

/**
 * One server, one company with so many customers, and one person at the ledger from the first test of a file to its last.
 * Before each test a colleague puts every cell back, and the page is left and entered again: a new sheet.
 */
export function openLedger(rows: number): OpenLedger {
  let kebu: Kebu | null = null
  let browser: Browser | null = null
  let person: Person | null = null
  let colleague: Colleague | null = null
  let company: LedgerCompany | null = null
  const page = () => there(person).page
  const hands = handsOn({
    page,
    colleague: () => there(colleague),
    columnId: (name) => there(company).columnId(name),
  })

  const tab = (name: string) => page().getByRole('group', { name: '视图' }).getByRole('button', { name, exact: true })

  beforeAll(async () => {
    ;[kebu, browser] = await Promise.all([startKebu(), startBrowser()])
    person = await sitDown(browser, screen)
    await foundCompany(person.page, kebu.url, { company: '启航贸易', name: '王建国', login: 'wangjianguo' })
    const cookie = await takeIn(kebu.url, person, { name: '李秀英', login: 'lixiuying' })
    colleague = await joinAsColleague(kebu.url, cookie)
    company = await furnish(colleague, rows)
  })
  beforeEach(async () => {
    await hands.press('Escape', 'Escape')
    // What the test before was told would lie over this one's rows.
    const told = page().locator('output').getByRole('button', { name: '关闭' })
    while ((await told.evaluateAll(pressAll)) > 0);
    const [round] = await Promise.all([there(company).tidy(), goTo(page(), '公海')])
    await goTo(page(), '台账')
    await hands.at(proof.row, proof.column).getByText(round).waitFor()
    hands.begin()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(there(person), `sheet-${task.id}`)
  })
  afterAll(async () => {
    colleague?.[Symbol.dispose]()
    try {
      await person?.[Symbol.asyncDispose]()
    } finally {
      await browser?.close()
      await kebu?.[Symbol.asyncDispose]()
    }
  })

  return Object.assign(hands, {
    columnId: (name: string) => there(company).columnId(name),
    async openView(name: string, layout: Partial<Layout>) {
      await there(company).putView(name, layout)
      await tab(name).click()
      // the page opens with the view that was left open
      onTestFinished(() => tab('全部').click())
    },
    laysOut() {
      onTestFinished(async () => {
        await allSent(page())
        const value = { ...noLayout } as never // plain JSON; the type says readonly arrays
        await asColleague(page(), (self) =>
          self.act('personal', [{ kind: 'putPersonal', key: 'layout:ledger', value }]),
        )
      })
    },
  })
}

const pressAll = (buttons: Element[]): number => {
  for (const each of buttons) (each as HTMLElement).click() // a button by its role
  return buttons.length
}

/** A second general manager, who needs no screen. */
async function takeIn(url: string, manager: Person, newcomer: { readonly name: string; readonly login: string }) {
  const department = await asColleague(manager.page, ({ company }) => [...company().departments.keys()][0])
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })
  const wish = { role: 'generalManager', department }
  const made = await post('/api/invitations', wish, await cookieOf(manager.page))
  const { token } = (await made.json()) as { readonly token: string }
  const joined = await post(`/api/invitations/${token}/join`, { ...newcomer, password })
  return joined.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

function there<T>(value: T | null): T {
  if (value === null) throw new Error('the ledger is opened with the first test')
  return value
}
