import { dayOf } from '#shared/base/instant.ts'
import type { ColumnKind } from '#shared/ledger/column.ts'
import { formatInstant } from '#shared/ledger/formatCell.ts'
import type { Desk } from './desk.ts'

const stamped: ReadonlySet<ColumnKind | undefined> = new Set(['text', 'longText', 'richText', 'date', 'dateTime'])

/** Does the active cell hold what Ctrl+; writes? */
export const takesStamp = (desk: Desk): boolean => stamped.has(kindAtCursor(desk))

function kindAtCursor(desk: Desk): ColumnKind | undefined {
  const head = desk.selection.head()
  return head === null ? undefined : desk.geometry.columns[head.column]?.sheet.column.kind
}

/** What Ctrl+; writes: today on the company's wall, and the time too where the column wants it. */
export function dayText(desk: Desk): string {
  const { zoneMinutes } = desk.props().context
  return kindAtCursor(desk) === 'dateTime' ? formatInstant(Date.now(), zoneMinutes) : dayOf(Date.now(), zoneMinutes)
}

/** What Ctrl+Shift+; writes: the time of day. */
export const clockText = (desk: Desk): string => formatInstant(Date.now(), desk.props().context.zoneMinutes).slice(-5)
