import { useMemo } from 'react'
import { ledgerRecord, type ColumnId, type CustomerId, type RecordId } from '#shared/base/id.ts'
import type { CellChange, Change, ChangeSetKind } from '#shared/ledger/change.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { numbered, placeColumn } from '#shared/ledger/place.ts'
import type { TableRows, ViewRow, Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { RowGap, SheetEdit, SheetEditKind, SheetNewRow, SheetNotice } from '../sheet/sheetProps.ts'
import { useGestureEnd, type GestureEnd } from './useGestureEnd.ts'

export interface SheetWriter {
  readonly edit: (edits: readonly SheetEdit[], kind: SheetEditKind) => void
  /** New ledger rows: each is a customer of mine. */
  readonly create: (rows: readonly SheetNewRow[]) => readonly RecordId[]
  /** New records of this table, each under its customer. */
  readonly add: (
    records: readonly { readonly customer: CustomerId; readonly cells: SheetNewRow }[],
  ) => readonly RecordId[]
  /** New ledger rows between others. */
  readonly insert: (rows: readonly SheetNewRow[], gap: RowGap) => readonly RecordId[]
  /** These rows go between others, in this order. */
  readonly move: (records: readonly RecordId[], gap: RowGap) => void
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
  const make = (fresh: readonly SheetNewRow[]): readonly RecordId[] =>
    fresh.map((cells) => {
      const customer = workspace.newId.customer()
      const record = ledgerRecord(customer)
      gather('create', '').changes.push({ kind: 'create', customer, table: 'customers', record, cells: [...cells] })
      return record
    })
  const put = (kind: 'create' | 'move', row: ViewRow | undefined, now: string | undefined) => {
    if (row === undefined || now === undefined) return
    const { customer, table, id } = row
    const cells = [{ column: placeColumn, was: row.cells[placeColumn] ?? null, now }]
    gather(kind, '').changes.push({ kind: 'set', customer, table, record: id, cells })
  }
  /** Places in the gap; rows above it that have none yet get theirs, or they would come below once the server knows them. */
  const settle = (kind: 'create' | 'move', gap: RowGap, count: number): readonly string[] => {
    const places = workspace.newId.places(gap, gap.loose.length + count)
    gap.loose.forEach((row, nth) => put(kind, row, places[nth]))
    return places.slice(gap.loose.length)
  }
  return {
    edit: (edits, kind) => {
      const { changes } = gather(kind, '')
      for (const change of setsByRecord(rows, edits)) changes.push(change)
    },
    create: (fresh) => {
      const isOne = fresh.length === 1
      return make(fresh.map((cells, place) => (isOne ? cells : numbered(cells, place))))
    },
    add: (records) =>
      records.map(({ customer, cells: told }, place) => {
        const record = workspace.newId.record()
        const cells = records.length === 1 ? [...told] : [...numbered(told, place)]
        gather('create', '').changes.push({ kind: 'create', customer, table: rows.table, record, cells })
        return record
      }),
    insert: (fresh, gap) => {
      const places = settle('create', gap, fresh.length)
      return make(fresh.map((cells, nth) => [...cells, { column: placeColumn, now: places[nth] ?? null }]))
    },
    move: (records, gap) => {
      const places = settle('move', gap, records.length)
      records.forEach((record, nth) => put('move', rows.get(record), places[nth]))
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
