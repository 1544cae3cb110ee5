import type { RecordId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { SheetColumn, SheetProps } from './sheetProps.ts'

/** The same columns, laid out the same? Pages rebuild the list at every drawing. */
export function sameColumns(before: SheetProps, next: SheetProps): boolean {
  if (!sameEdge(before, next)) return false
  if (before.columns === next.columns) return true
  return (
    before.columns.length === next.columns.length &&
    before.columns.every((column, place) => {
      const other = next.columns[place]
      return (
        other !== undefined &&
        other.column === column.column &&
        other.width === column.width &&
        other.hidden === column.hidden &&
        other.pinned === column.pinned &&
        other.read === column.read
      )
    })
  )
}

/** The same rows in the same order? */
export const sameQuery = (before: SheetProps, next: SheetProps): boolean =>
  before.query === next.query ||
  (before.query.search === next.query.search &&
    before.query.scope === next.query.scope &&
    before.query.filter === next.query.filter &&
    JSON.stringify([before.query.sort, before.query.groups]) === JSON.stringify([next.query.sort, next.query.groups]))

/** Do these columns say the same, wherever and however wide they stand? */
export function sameReading(before: readonly SheetColumn[], next: readonly SheetColumn[]): boolean {
  if (before.length !== next.length) return false
  const readByColumn = new Map(before.map(({ column, read }) => [column, read]))
  return next.every(({ column, read }) => readByColumn.has(column) && readByColumn.get(column) === read)
}

/** Are the same of them hidden? */
export function sameHidden(before: readonly SheetColumn[], next: readonly SheetColumn[]): boolean {
  const hidden = new Set(before.flatMap(({ column, hidden: isHidden }) => (isHidden === true ? [column.id] : [])))
  return next.every(({ column, hidden: isHidden }) => (isHidden === true) === hidden.has(column.id))
}

/** Does the plus at the right end stand there still, or still not? */
export const sameEdge = (before: SheetProps, next: SheetProps): boolean =>
  (before.onAddColumn === undefined) === (next.onAddColumn === undefined)

/** Do cells say the same in both? */
export const saysSame = (before: CellContext, next: CellContext): boolean =>
  before.members === next.members && before.customers === next.customers && before.zoneMinutes === next.zoneMinutes

/** The rows about which the one says something else than the other. */
export function changedEntries(
  before: ReadonlyMap<RecordId, unknown> = new Map(),
  next: ReadonlyMap<RecordId, unknown> = new Map(),
): readonly RecordId[] {
  if (before === next) return []
  const gone = [...before.keys()].filter((id) => !next.has(id))
  return [...gone, ...[...next].flatMap(([id, entry]) => (before.get(id) === entry ? [] : [id]))]
}
