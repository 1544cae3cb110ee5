import { useMemo } from 'react'
import { ledgerRecord, type ColumnId, type RecordId } from '#shared/base/id.ts'
import type { CellChange, Change, ChangeSetKind } from '#shared/ledger/change.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { numbered } from '#shared/ledger/place.ts'
import type { TableRows, Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetEdit, SheetEditKind, SheetNewRow, SheetNotice } from '../sheet/sheetProps.ts'
import { useGestureEnd, type GestureEnd } from './useGestureEnd.ts'

export interface SheetWriter {
  readonly edit: (edits: readonly SheetEdit[], kind: SheetEditKind) => void
  /** New ledger rows: each is a customer of mine. */
  readonly create: (rows: readonly SheetNewRow[]) => readonly RecordId[]
  readonly remove: (records: readonly RecordId[], label: string) => void
  /** What the sheet itself left out; said together with what the gesture did. */
  readonly notice: (notice: SheetNotice) => void
}

/** Turns the sheet's gestures into change sets: one gesture, one set, one undo. */
export function useSheetWriter(rows: TableRows): SheetWriter {
  const workspace = useWorkspace()
  const end = useGestureEnd()
  return useMemo(() => createWriter(workspace, rows, end), [workspace, rows, end])
}

/** What one gesture has come to so far: a paste past the end is edits, new rows and cells left out. */
interface Gesture {
  readonly kind: ChangeSetKind
  readonly label: string
  readonly changes: Change[]
  readonly notices: SheetNotice[]
}

function createWriter(workspace: Workspace, rows: TableRows, end: GestureEnd): SheetWriter {
  let open: Gesture | null = null
  /** Whom a gesture on one customer was about, so that the undo list can be read. */
  const nameOf = ([change, ...others]: readonly Change[]): string => {
    if (change === undefined || others.length > 0 || !('record' in change)) return ''
    const column = columnByRole(workspace.company.get().columns.values(), 'customers', 'name')
    if (column === null) return ''
    const typed = change.kind === 'set' ? change.cells.find((cell) => cell.column === column.id)?.now : undefined
    const name = typed ?? rows.get(change.record)?.cells[column.id]
    return typeof name === 'string' ? name : ''
  }
  // The sheet tells a gesture in one go, so it is over when the present task is.
  const gather = (kind: ChangeSetKind, label: string): Gesture => {
    if (open !== null) return open
    const fresh: Gesture = { kind, label, changes: [], notices: [] }
    queueMicrotask(() => {
      open = null
      end({ ...fresh, label: label === '' ? nameOf(fresh.changes) : label })
    })
    return (open = fresh)
  }
  return {
    edit: (edits, kind) => {
      const { changes } = gather(kind, '')
      for (const change of setsByRecord(rows, edits)) changes.push(change)
    },
    create: (fresh) => {
      const made = fresh.map((cells, place): Extract<Change, { kind: 'create' }> => {
        const customer = workspace.newId.customer()
        return {
          kind: 'create',
          customer,
          table: 'customers',
          record: ledgerRecord(customer),
          cells: fresh.length > 1 ? numbered(cells, place) : [...cells],
        }
      })
      for (const change of made) gather('create', '').changes.push(change)
      return made.map(({ record }) => record)
    },
    remove: (records, label) => {
      for (const record of records) {
        const row = rows.get(record)
        if (row === undefined) continue
        gather('remove', label).changes.push({ kind: 'remove', customer: row.customer, table: row.table, record })
      }
    },
    notice: (notice) => void gather('edit', '').notices.push(notice),
  }
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
