import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright'
import { en } from '../../client/words/en.ts'
import { zh, type Words } from '../../client/words/zh.ts'
import { startBrowser, startKebu } from './kebu.ts'

/** `npm run screenshots`: the pictures of the READMEs, taken of the demo company on a temporary folder. */

const folder = fileURLToPath(new URL('./screenshots', import.meta.url))
const desk = { width: 1280, height: 720 }
const phone = { width: 390, height: 844 }
const manager = '林雅琴'
const rep = '陈思远'
const mostBytes = 250_000

interface Shot {
  readonly page: Page
  readonly words: Words
  /** Writes what is on screen under this name. */
  readonly take: (name: string) => Promise<void>
}

await using kebu = await startKebu()
const browser = await startBrowser()
try {
  await tell(browser, 'zh-CN', 'zh', zh)
  await tell(browser, 'en-GB', 'en', en)
} finally {
  await browser.close()
}

async function tell(on: Browser, locale: string, language: string, words: Words): Promise<void> {
  mkdirSync(join(folder, language), { recursive: true })
  const sit = async (viewport: typeof desk, colorScheme: 'light' | 'dark' = 'light') => {
    const context = await on.newContext({ viewport, locale, timezoneId: 'Asia/Shanghai', colorScheme })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    const take = async (name: string) => {
      const path = join(folder, language, `${name}.png`)
      // Within a minute of its start the server says what is due, over whatever is being shown.
      const later = page
        .getByRole('region', { name: words.shell.notices.label })
        .getByRole('button', { name: words.shell.notices.later })
      while (await later.first().isVisible()) await later.first().click()
      await page.getByText(words.shell.notices.laterTold).first().waitFor({ state: 'hidden' })
      await page.screenshot({ path, animations: 'disabled' })
      const { size } = statSync(path)
      if (size > mostBytes) throw new Error(`${path} has ${size} bytes, at most ${mostBytes} are wanted`)
      console.log(`${path} · ${Math.round(size / 1000)} kB`)
    }
    return { page, words, take, [Symbol.asyncDispose]: () => context.close() }
  }
  {
    await using seat = await sit(desk)
    await firstPage(seat)
    await openDemo(seat, manager)
    await seat.take('home')
    await ledger(seat)
  }
  {
    await using seat = await sit(desk, 'dark')
    await openDemo(seat, manager)
    await goTo(seat, words.shell.nav.ledger)
    await sheetIsDrawn(seat)
    await seat.take('dark')
  }
  {
    await using seat = await sit(phone)
    await openDemo(seat, rep)
    await seat.take('phone-home')
    await goTo(seat, words.shell.nav.mine)
    await seat.page
      .getByRole('button', { name: new RegExp(words.home.openOf('.+')) })
      .nth(5)
      .waitFor()
    await seat.take('phone-customers')
  }
}

async function firstPage({ page, words, take }: Shot): Promise<void> {
  await page.goto(kebu.url)
  await page.getByRole('button', { name: words.company.first.make }).waitFor()
  await take('first-page')
}

/** Looks at the demo through the eyes of one of its people. */
async function openDemo({ page, words }: Shot, name: string): Promise<void> {
  await page.goto(`${kebu.url}/?door=demo`)
  await page.getByRole('button', { name: words.company.first.demoOpen(name) }).click()
  await page.getByRole('list', { name: words.home.counts.label }).waitFor()
  await page.getByRole('button', { name: words.shell.status.sent }).waitFor()
}

async function ledger(seat: Shot): Promise<void> {
  const { page, words, take } = seat
  await goTo(seat, words.shell.nav.ledger)
  await sheetIsDrawn(seat)
  await take('ledger')
  await goTo(seat, words.shell.nav.home)
  await page
    .getByRole('button', { name: new RegExp(words.home.openOf('.+')) })
    .first()
    .click()
  await page.getByRole('tab', { name: words.customer.panel.tabs.followUps }).click()
  await page
    .getByRole('button', { name: new RegExp(words.customer.followUp.log) })
    .nth(1)
    .waitFor()
  await page.mouse.move(0, 0)
  await take('customer')
}

async function goTo({ page }: Shot, place: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${place}`) })
    .click()
}

async function sheetIsDrawn({ page }: Shot): Promise<void> {
  await page.getByRole('gridcell').locator('visible=true').nth(30).waitFor()
}
