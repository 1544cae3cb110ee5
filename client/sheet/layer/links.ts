import { phonesOf } from '#shared/ledger/contactText.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import { cellOf } from '../cellOf.ts'
import type { SheetColumn } from '../sheetProps.ts'
import type { Place } from './boxes.ts'
import type { Desk } from './desk.ts'

/** Where a cell leads: a page, a letter or a call. */
export interface CellLink {
  readonly kind: 'url' | 'email' | 'phone'
  /** As it stands in the cell. */
  readonly text: string
  readonly href: string
}

/** Everything that the value of a cell leads to; several where it holds several numbers. */
export function linksAt(desk: Desk, place: Place): readonly CellLink[] {
  const row = desk.index.at(place.row)
  const sheet = desk.geometry.columns[place.column]?.sheet
  return row === undefined || sheet === undefined ? [] : linksOf(row, sheet)
}

/** What the value of one cell leads to. */
export function linksOf(row: ViewRow, sheet: SheetColumn): readonly CellLink[] {
  const value = cellOf(row, sheet)
  if (typeof value !== 'string' || value === '') return []
  switch (sheet.column.kind) {
    case 'url':
      return /^https?:\/\//i.test(value) ? [{ kind: 'url', text: value, href: value }] : []
    case 'email':
      return [{ kind: 'email', text: value, href: `mailto:${value}` }]
    case 'phone':
      return phonesOf(value).map(({ text, dial }) => ({ kind: 'phone', text, href: `tel:${dial}` }))
    default:
      return []
  }
}

/** What Ctrl+click opens there. A number is not called by a click that may mean another range. */
export const clickedLink = (desk: Desk, place: Place): CellLink | undefined =>
  linksAt(desk, place).find(({ kind }) => kind !== 'phone')

/** Opens it apart from this page. */
export function openHref(href: string): void {
  if (/^(?:mailto|tel):/i.test(href)) window.open(href, '_self')
  else window.open(href, '_blank', 'noopener,noreferrer')
}
