import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import type { ColumnId } from '#shared/base/id.ts'
import { assert } from '#shared/base/result.ts'
import type { TableId } from '#shared/ledger/column.ts'

/**
 * Finds the stored bodies of rows by what one cell holds. Each column that is ever asked for gets an index of its own,
 * made at the first question: a few tenths of a second at 100,000 rows, and only where a company wants it.
 */
export function createCellLookup(
  db: DatabaseSync,
): (table: TableId, column: ColumnId, value: string | number) => SQLOutputValue[] {
  const asked = new Map<ColumnId, { readonly index: StatementSync; readonly find: StatementSync }>()
  return (table, column, value) => {
    // it becomes part of a statement, where no parameter may stand
    assert(/^col_[a-z0-9]{12}$/.test(column), `expected the id of a column, got ${column}`)
    let statements = asked.get(column)
    if (statements === undefined) {
      const cell = `json_extract(body, '$.cells.${column}') collate nocase`
      const index = db.prepare(`create index if not exists cells_${column} on rows (tbl, ${cell})`)
      index.run()
      statements = { index, find: db.prepare(`select body from rows where tbl = ? and ${cell} = ?`) }
      asked.set(column, statements)
      // a part that was taken back takes its index with it
    } else statements.index.run()
    return statements.find.all(table, value).map((row) => row['body'] ?? null)
  }
}
