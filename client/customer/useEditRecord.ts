import { useCallback } from 'react'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSubmit } from './useSubmit.ts'

/** Writes one cell of a record; does nothing when the value did not change. */
export function useEditRecord(): (row: ViewRow, column: Column, now: CellValue) => void {
  const submit = useSubmit()
  return useCallback(
    (row, column, now) => {
      const was = row.cells[column.id] ?? null
      if (sameCell(was, now)) return
      submit({
        kind: 'edit',
        label: column.name,
        changes: [
          {
            kind: 'set',
            customer: row.customer,
            table: row.table,
            record: row.id,
            cells: [{ column: column.id, was, now }],
          },
        ],
      })
    },
    [submit],
  )
}
