import type { RecordId } from '#shared/base/id.ts'
import { commandKey } from '../../kit/platform.ts'
import type { SheetMenuGroup } from '../sheetProps.ts'
import { rowsOf } from './boxes.ts'
import type { Desk } from './desk.ts'

/** What Ctrl+9 hides: every row that the selection touches. */
export const rowsToHide = ({ selection, index }: Desk): readonly RecordId[] =>
  rowsOf(selection.boxes()).flatMap((line) => index.at(line)?.id ?? [])

/** Ctrl+9 and Ctrl+Shift+9: the page leaves rows out that were chosen by hand, or shows them all again. */
export function hideOrShowRows(desk: Desk, act: 'hide' | 'show'): void {
  const { hiddenRows } = desk.props()
  if (hiddenRows === undefined) return
  const rows = act === 'hide' ? rowsToHide(desk) : []
  if (rows.length > 0) hiddenRows.hide(rows)
  else if (act === 'show' && hiddenRows.count > 0) hiddenRows.showAll()
}

/** The same in the menu. */
export function rowHidingItems(desk: Desk): SheetMenuGroup {
  const { hiddenRows } = desk.props()
  if (hiddenRows === undefined) return []
  const say = desk.words().menu
  const { count } = hiddenRows
  const hide = {
    key: 'hideRows',
    label: say.hideRows(rowsToHide(desk).length),
    keys: `${commandKey()}+9`,
    run: () => hideOrShowRows(desk, 'hide'),
  }
  const show = {
    key: 'showRows',
    label: say.showRows(count),
    keys: `${commandKey()}+Shift+9`,
    run: () => hideOrShowRows(desk, 'show'),
  }
  return count === 0 ? [hide] : [hide, show]
}
