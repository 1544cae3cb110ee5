import { expect } from 'vitest'
import type { Page } from 'playwright'

/** What people do with the rows of a view. */

/** The line of buttons above the rows. */
export const bar = (page: Page) => page.getByRole('toolbar', { name: '视图工具栏' })
/** The open panel of the filter. */
export const panel = (page: Page) => page.getByRole('dialog', { name: '筛选' })

/** The customers that are shown, from above. */
export const names = async (page: Page): Promise<string[]> => {
  const id = await page.getByRole('columnheader').filter({ hasText: '客户名称' }).first().getAttribute('col-id')
  const cells = await page
    .getByRole('grid')
    .locator(`.ag-row [col-id="${id}"]`)
    .evaluateAll((found) =>
      found.map((cell) => ({ top: cell.getBoundingClientRect().top, text: cell.textContent?.trim() ?? '' })),
    )
  return cells
    .filter(({ text }) => text !== '')
    .sort((one, other) => one.top - other.top)
    .map(({ text }) => text)
}

/** Waits until exactly these customers are shown, in this order. */
export const seen = (page: Page, expected: readonly string[]) => expect.poll(() => names(page)).toEqual(expected)

/** Adds a condition in the open panel and gives its row. */
export async function addCondition(page: Page, column: string, op: string) {
  await panel(page).getByRole('button', { name: '+ 添加条件', exact: true }).last().click()
  const place = (await panel(page).getByRole('combobox', { name: '字段' }).count()) - 1
  await panel(page).getByRole('combobox', { name: '字段' }).nth(place).selectOption({ label: column })
  await panel(page).getByRole('combobox', { name: '比较方式' }).nth(place).selectOption({ label: op })
}
