import type { ColumnId, OptionId } from '#shared/base/id.ts'
import { optionByName, optionKey } from '#shared/ledger/optionName.ts'
import { splitChoices } from '#shared/ledger/parseCell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { cellOf } from '../cellOf.ts'
import type { SheetEdit } from '../sheetProps.ts'
import type { LeftOutCell } from '../sheetStage.ts'
import type { Desk } from './desk.ts'

/** Names that cells of one column hold and the column does not have, each once however it is written. */
export function missingNames(column: Column, cells: readonly LeftOutCell[]): readonly string[] {
  const names = cells.flatMap(({ text }) => namesIn(column, text))
  const missing = names.filter((name) => optionByName(column, name) === null)
  return [...Map.groupBy(missing, (name) => optionKey(column, name)).values()].flatMap(([first]) => first ?? [])
}

/** Makes what is missing, column by column, and writes every cell that waited for it. */
export function optionEdits(desk: Desk, cells: readonly LeftOutCell[]): readonly SheetEdit[] {
  const waiting = cells.filter(({ refusal }) => refusal.kind === 'unknown-option')
  const byColumn = Map.groupBy(waiting, ({ column }) => column)
  return [...byColumn].flatMap(([id, own]) => editsOfColumn(desk, id, own))
}

function editsOfColumn(desk: Desk, id: ColumnId, cells: readonly LeftOutCell[]): readonly SheetEdit[] {
  const { columns, rows, mayEdit, onAddOptions } = desk.props()
  const sheet = columns.find(({ column }) => column.id === id)
  if (sheet === undefined || onAddOptions === undefined) return []
  const { column } = sheet
  const names = missingNames(column, cells)
  const made = onAddOptions(column, names)
  const idByName = new Map<string, OptionId>()
  names.forEach((name, place) => {
    const option = made[place]
    if (option !== undefined) idByName.set(optionKey(column, name), option)
  })
  return cells.flatMap(({ record, text }): SheetEdit[] => {
    const row = rows.get(record)
    const ids = namesIn(column, text).flatMap(
      (name) => optionByName(column, name)?.id ?? idByName.get(optionKey(column, name)) ?? [],
    )
    const [first] = ids
    if (row === undefined || first === undefined || !mayEdit(row, column)) return []
    const now = column.kind === 'multiSelect' ? [...new Set(ids)] : first
    return [{ record, column: id, was: cellOf(row, sheet), now }]
  })
}

function namesIn(column: Column, text: string): readonly string[] {
  return column.kind === 'multiSelect' ? splitChoices(text) : [text.trim()]
}
