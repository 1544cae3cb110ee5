import { dayOf } from '#shared/base/instant.ts'
import { formatInstant } from '#shared/ledger/formatCell.ts'
import type { Desk } from './desk.ts'

/** What Ctrl+; writes: today on the company's wall, and the time too where the column wants it. */
export function dayText(desk: Desk): string {
  const { zoneMinutes } = desk.props().context
  const head = desk.selection.head()
  const kind = head === null ? undefined : desk.geometry.columns[head.column]?.sheet.column.kind
  return kind === 'dateTime' ? formatInstant(Date.now(), zoneMinutes) : dayOf(Date.now(), zoneMinutes)
}

/** What Ctrl+Shift+; writes: the time of day. */
export const clockText = (desk: Desk): string => formatInstant(Date.now(), desk.props().context.zoneMinutes).slice(-5)
