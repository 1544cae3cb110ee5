import * as Y from 'yjs'
import type { ColumnId } from '#shared/base/id.ts'
import { TableId } from '#shared/ledger/column.ts'
import type { Write } from '#shared/ledger/document.ts'

export type Hidden = ReadonlySet<ColumnId>

/** A row as it reads without these columns; the row itself when it has none of them. */
export function rowWithout<Row extends { readonly cells: Readonly<Record<string, unknown>> }>(
  row: Row,
  hidden: Hidden,
): Row {
  if (!holdsAny(row.cells, hidden)) return row
  const cells = Object.entries(row.cells).filter(([column]) => !hidden.has(column as ColumnId)) // its keys are such
  return { ...row, cells: Object.fromEntries(cells) }
}

export function rowsWithout<Row extends Parameters<typeof rowWithout>[0]>(
  rows: readonly Row[],
  hidden: Hidden,
): readonly Row[] {
  return hidden.size === 0 ? rows : rows.map((row) => rowWithout(row, hidden))
}

function holdsAny(cells: Readonly<Record<string, unknown>>, hidden: Hidden): boolean {
  for (const column of hidden) if (column in cells) return true
  return false
}

/**
 * A document's snapshot without the values of these columns. Deleting writes nothing of its own, so the copy goes on
 * with every later update that it is told.
 */
export function snapshotWithout(bytes: Uint8Array, hidden: Hidden): Uint8Array {
  if (hidden.size === 0) return bytes
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  doc.transact(() => {
    for (const table of TableId.options) {
      const map = doc.getMap(table)
      for (const key of map.keys()) if (isOf(key, hidden)) map.delete(key)
    }
  })
  const clean = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return clean
}

const isOf = (key: string, hidden: Hidden): boolean => hidden.has(key.slice(key.indexOf('/') + 1) as ColumnId)

/** Whether any of these assignments is of such a column. */
export const touchesAny = (writes: readonly Pick<Write, 'key'>[], hidden: Hidden): boolean =>
  hidden.size > 0 && writes.some(({ key }) => hidden.has(key as ColumnId)) // a stamp's key is in no set of columns
