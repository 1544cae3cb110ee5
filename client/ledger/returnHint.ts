import type { Day } from '#shared/base/instant.ts'
import { returnDay } from '#shared/ownership/returnDay.ts'
import { whyReturns } from '../ownership/whyReturns.ts'
import type { ViewRow, Workspace } from '../replica/workspace.ts'
import type { Words } from '../words/zh.ts'

/** What the countdown of a row counts, in words; null: nothing. */
export const returnHint = (workspace: Workspace, words: Words, today: Day) => (row: ViewRow) => {
  const envelope = workspace.envelope(row.customer)
  const due = envelope === undefined ? null : returnDay(workspace.company.get(), row, envelope, today)
  return due === null ? null : whyReturns(words, due)
}
