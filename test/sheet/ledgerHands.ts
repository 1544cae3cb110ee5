import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { ColumnId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { ChangeSetKind } from '#shared/ledger/change.ts'
import { allSent } from '../e2e/acts.ts'
import type { Colleague } from '../e2e/colleague.ts'
import { handsOnCells } from './hands.ts'
import { columns, recordId } from './ledgerRows.ts'

interface Parts {
  readonly page: () => Page
  readonly colleague: () => Colleague
  readonly columnId: (name: string) => ColumnId
}

/**
 * What a person does on the ledger page and what can be seen there. `cell`, `cells` and `edits` are what a colleague has
 * of it: it went through the server. What is read is as it is now: ask with `expect.poll`.
 */
export function handsOn({ page, colleague, columnId }: Parts) {
  let before = 0
  const said = () => page().locator('.kb-unseen').innerText()
  const edits = () =>
    colleague()
      .gestures.slice(before)
      .filter(({ by }) => by !== colleague().member)
      .map(({ why, writes }) => [why, writes.length] as [ChangeSetKind, number])
  const recordAt = (n: number) => {
    const row = colleague().rows.get(recordId(n))
    if (row === undefined) throw new Error(`there is no customer ${n}`)
    return { customer: row.customer, table: row.table, record: row.id }
  }
  return {
    ...handsOnCells(page, columnId),
    get page() {
      return page()
    },
    /** From now on gestures are counted. */
    begin: () => {
      before = colleague().gestures.length
    },
    /** What a colleague has in the cell of the `n`th customer. */
    cell: (n: number, column: string): CellValue => colleague().cell(recordId(n), columnId(column)),
    cells: (...places: (readonly [number, string])[]): CellValue[] =>
      places.map(([n, column]) => colleague().cell(recordId(n), columnId(column))),
    /** Where the cursor is, as it is said aloud. */
    said,
    /** Is a cell open? */
    state: () => page().getByRole('textbox', { name: '单元格输入' }).getAttribute('data-state'),
    /** The line under the sheet: how many rows there are, and what the selection adds up to. */
    status: async () =>
      (await page().getByRole('status').filter({ hasText: /\d 条/ }).locator('span').allInnerTexts()).join(' '),
    /** Gestures since the test began, as they reached a colleague: what was done, and to how many cells. */
    edits,
    /** Waits until all is sent, and says what has been done: for what must not have been. */
    async everything() {
      await allSent(page())
      return edits()
    },
    /** The toast that stands now. */
    toast: () => page().locator('output').first().innerText(),
    panel: (customer: string) => page().getByRole('complementary', { name: customer }),
    /** What has the keys. */
    focused: () => page().evaluate(() => document.activeElement?.getAttribute('aria-label')),
    /** A colleague writes. */
    async put(n: number, column: string, now: CellValue) {
      const id = columnId(column)
      const was = colleague().cell(recordId(n), id)
      await colleague().act('edit', [{ kind: 'set', ...recordAt(n), cells: [{ column: id, was, now }] }])
    },
    /** A colleague looks at a cell. */
    look: (n: number, column: string) => {
      const { customer, table, record } = recordAt(n)
      colleague().look({ customer, table, record, column: columnId(column), editing: false })
    },
    /** A colleague throws a customer away. */
    remove: (n: number) => colleague().act('remove', [{ kind: 'remove', ...recordAt(n) }]),
    /** A colleague throws a column away. */
    async removeColumn(column: string) {
      const was = colleague().company().columns.get(columnId(column))
      if (was === undefined) throw new Error(`there is no column ${column}`)
      await colleague().act('configure', [{ kind: 'putColumn', was, now: { ...was, deleted: true } }])
    },
  }
}

export type Hands = ReturnType<typeof handsOn>

/** What is said of a cursor in a row and a column, whatever stands there. */
export const inCell = (row: number, column: string) =>
  expect.stringMatching(new RegExp(`^${nameOf(column)}，第 ${row + 1} 行，`)) as string

const nameOf = (column: string) =>
  columns.find((each) => each.column.id === `col_${column.padEnd(12, '0')}`)?.column.name ?? column
