import { expect, test } from 'vitest'
import { openLedger } from './openLedger.ts'

const hands = openLedger(300)

const stuck = () => hands.page.locator('.kb-stuck-line')
const names = async () => (await stuck().allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
const scrollTo = (top: number) =>
  hands.page.evaluate((top) => {
    const viewport = document.querySelector('.ag-grid-viewport')
    if (viewport !== null) viewport.scrollTop = top
  }, top)

test('the headers of the groups one has scrolled into stay; a press takes the cursor there, or folds', async () => {
  const groups = ['stage', 'vip'].map((column) => ({ column: hands.columnId(column), descending: false }))
  await hands.openView('分组', { groups })
  await hands.page.locator('.ag-row .kb-group').first().waitFor()
  expect(await names()).toEqual([])
  await scrollTo(34 * 20 + 7)
  await expect.poll(names).toEqual([expect.stringMatching(/阶段/), expect.stringMatching(/VIP/)])
  const top = await hands.page.locator('.ag-grid-viewport').evaluate((each) => each.getBoundingClientRect().top)
  // they are drawn anew with the sheet: a line that was just taken away lies nowhere
  const places = () => stuck().evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().top))
  await expect.poll(places).toEqual([top + 36, top + 70])
  // The header's own line is what the keys and the screen reader know: its copy takes them there.
  await stuck()
    .first()
    .click({ position: { x: 900, y: 10 } })
  await expect.poll(() => hands.page.locator('.kb-stuck-line[data-active]').count()).toBe(1)
  await hands.press('ArrowLeft')
  await expect.poll(names).toEqual([])
  await hands.press('ArrowRight', 'ArrowDown', 'ArrowDown')
  await expect.poll(hands.said).toContain('，第')
  await scrollTo(34 * 20 + 7)
  await stuck().first().getByTitle(/阶段/).click()
  await expect.poll(names).toEqual([])
  await expect
    .poll(() => hands.page.locator('.kb-row[row-index="0"] .kb-group').getAttribute('aria-label'))
    .toContain('展开')
})
