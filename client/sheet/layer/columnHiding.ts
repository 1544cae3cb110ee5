import type { ColumnId } from '#shared/base/id.ts'
import type { Desk } from './desk.ts'

/** What Ctrl+0 hides: the selected columns but those that rows are known by; none where whole rows are selected. */
export function columnsToHide({ selection, geometry }: Desk): readonly ColumnId[] {
  if (selection.span === 'rows' || selection.span === 'all') return []
  const boxes = selection.boxes()
  const chosen = geometry.columns.filter((_, place) => boxes.some(({ left, right }) => left <= place && place <= right))
  return chosen.flatMap(({ sheet }) =>
    sheet.column.role === 'name' || sheet.lasting === true ? [] : [sheet.column.id],
  )
}

/** What Ctrl+Shift+0 shows: the hidden columns between and beside the selected ones; where there are none, all. */
export function columnsToShow(desk: Desk): readonly ColumnId[] {
  const { selection, geometry } = desk
  const { columns } = desk.props()
  const isHidden = (place: number) => columns[place]?.hidden === true
  const places = selection
    .boxes()
    .flatMap(({ left, right }) => [left, right])
    .map((place) => columns.findIndex(({ column }) => column.id === geometry.columns[place]?.sheet.column.id))
  let [first, last] = [Math.min(...places), Math.max(...places)]
  while (isHidden(first - 1)) first -= 1
  while (isHidden(last + 1)) last += 1
  const hidden = columns.flatMap(({ column }, place) => (isHidden(place) ? [{ column, place }] : []))
  const near = hidden.filter(({ place }) => first <= place && place <= last)
  return (near.length > 0 ? near : hidden).map(({ column }) => column.id)
}

/** Ctrl+0 and Ctrl+Shift+0: how the page lays its columns out changes. */
export function hideOrShow(desk: Desk, act: 'hide' | 'show'): void {
  const { onLayout, onNotice } = desk.props()
  const columns = act === 'hide' ? columnsToHide(desk) : columnsToShow(desk)
  if (columns.length > 0) onLayout?.({ kind: act, columns })
  else if (act === 'hide') onNotice?.({ kind: 'not-hidden' })
}
