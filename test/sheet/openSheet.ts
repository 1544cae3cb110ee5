import type { Browser, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest'
import { startBrowser } from '../e2e/kebu.ts'
import { handsOn, type Hands } from './hands.ts'

/**
 * The hands of somebody at the sheet alone: one page from the first test of a file to its last, and for each test a new
 * sheet on so many rows. After a failure the page is opened anew too: what went wrong is not handed on.
 */
export function openSheet(rows: number): Hands {
  let browser: Browser
  let page: Page | null = null
  const faults: string[] = []
  const hands = handsOn(() => page ?? fail())

  beforeAll(async () => {
    browser = await startBrowser()
  })
  beforeEach(async () => {
    page ??= await openPage(browser, faults)
    await hands.lay(rows)
  })
  afterEach(async ({ task }) => {
    const thrown = faults.splice(0)
    if (task.result?.state === 'fail' || thrown.length > 0) {
      await page?.context().close()
      page = null
    }
    expect(thrown, 'what the page threw').toEqual([])
  })
  afterAll(() => browser?.close())
  return hands
}

async function openPage(browser: Browser, faults: string[]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 760 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message))
  page.on('console', (message) => message.type() === 'error' && console.error(`console: ${message.text()}`))
  await page.goto(inject('harnessUrl'))
  return page
}

function fail(): never {
  throw new Error('the sheet is laid with the first test')
}
