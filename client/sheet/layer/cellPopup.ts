import type { CellValue } from '#shared/ledger/cell.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import { cellOf } from '../cellOf.ts'
import { isChosen } from '../columnLook.ts'
import type { SheetColumn } from '../sheetProps.ts'
import { createCalendar } from './calendar.ts'
import { createCascade } from './cascade.ts'
import type { Desk } from './desk.ts'
import { createPicker } from './picker.ts'
import type { Popup } from './popup.ts'
import { createRichPopup } from './richPopup.ts'

export interface CellPopupParts {
  readonly desk: Desk
  readonly sheet: SheetColumn
  readonly row: ViewRow | undefined
  readonly input: HTMLTextAreaElement
  /** The text that an edit goes on from; null: what is typed takes its place. */
  readonly before: string | null
  readonly composing: boolean
  /** It decided: the value stands and the cell closes. */
  readonly take: (value: CellValue) => void
  readonly emptyInput: () => void
  /** What was refused is being mended. */
  readonly changed: () => void
  readonly left: () => boolean
}

/** What opens at a cell of this kind; null: nothing does. */
export function createCellPopup({ desk, sheet, row, input, take, emptyInput, ...rich }: CellPopupParts): Popup | null {
  const { column } = sheet
  const value = row === undefined ? null : cellOf(row, sheet)
  if (column.kind === 'region') return createCascade({ desk, value, take })
  if (isChosen(column.kind)) {
    return createPicker({ desk, column, value, customer: row?.customer ?? null, take, emptyInput })
  }
  if (column.kind === 'date' || column.kind === 'dateTime') return createCalendar({ desk, column, value, take })
  return column.kind === 'richText' ? createRichPopup({ desk, column, value, input, ...rich }) : null
}
