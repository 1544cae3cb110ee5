import type { SheetProps } from './sheetProps.ts'

/** The same columns, laid out the same? Pages rebuild the list at every drawing. */
export function sameColumns(before: SheetProps, next: SheetProps): boolean {
  if ((before.onAddColumn === undefined) !== (next.onAddColumn === undefined)) return false
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
