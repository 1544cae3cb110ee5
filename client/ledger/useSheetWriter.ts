import { useMemo } from 'react'
import { ledgerRecord, type ColumnId, type RecordId } from '#shared/base/id.ts'
import type { CellChange, Change } from '#shared/ledger/change.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import type { TableRows } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetEdit, SheetEditKind, SheetNewRow } from '../sheet/sheetProps.ts'

export interface SheetWriter {
  readonly edit: (edits: readonly SheetEdit[], kind: SheetEditKind) => void
  /** New ledger rows: each is a customer of mine. */
  readonly create: (rows: readonly SheetNewRow[]) => readonly RecordId[]
  readonly remove: (records: readonly RecordId[], label: string) => void
}

/** Turns the sheet's gestures into change sets: one gesture, one set, one undo. */
export function useSheetWriter(rows: TableRows): SheetWriter {
  const workspace = useWorkspace()
  const submit = useSubmit()
  return useMemo(
    () => ({
      edit: (edits, kind) => {
        const changes = setsByRecord(rows, edits)
        if (changes.length > 0) submit({ kind, label: '', changes })
      },
      create: (fresh) => {
        const changes = fresh.map((cells): Extract<Change, { kind: 'create' }> => {
          const customer = workspace.newId.customer()
          return {
            kind: 'create',
            customer,
            table: 'customers',
            record: ledgerRecord(customer),
            cells: cells.map((cell) => ({ ...cell })),
          }
        })
        submit({ kind: 'create', label: '', changes })
        return changes.map((change) => change.record)
      },
      remove: (records, label) => {
        const changes = records.flatMap((record): Change[] => {
          const row = rows.get(record)
          return row === undefined ? [] : [{ kind: 'remove', customer: row.customer, table: row.table, record }]
        })
        if (changes.length > 0) submit({ kind: 'remove', label, changes })
      },
    }),
    [workspace, submit, rows],
  )
}

function setsByRecord(rows: TableRows, edits: readonly SheetEdit[]): Change[] {
  const cellsByRecord = new Map<RecordId, Map<ColumnId, CellChange>>()
  for (const { record, column, was, now } of edits) {
    const cells = cellsByRecord.get(record) ?? new Map<ColumnId, CellChange>()
    cellsByRecord.set(record, cells.set(column, { column, was, now }))
  }
  return [...cellsByRecord].flatMap(([record, cells]): Change[] => {
    const row = rows.get(record)
    return row === undefined
      ? []
      : [{ kind: 'set', customer: row.customer, table: row.table, record, cells: [...cells.values()] }]
  })
}
