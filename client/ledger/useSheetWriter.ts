import { useMemo } from 'react'
import { ledgerRecord, type ColumnId, type CustomerId, type RecordId } from '#shared/base/id.ts'
import type { CellChange, Change, ChangeSetKind } from '#shared/ledger/change.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { numbered, placeColumn } from '#shared/ledger/place.ts'
import { noLayout, type Layout } from '#shared/view/layout.ts'
import type { TableRows, ViewRow, Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { RowGap, SheetEdit, SheetEditKind, SheetNewRow, SheetNotice } from '../sheet/sheetProps.ts'
import { filledFor } from './filterFill.ts'
import { changesMeant, rowsMeant } from './rowsMeant.ts'
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

/**
 * Turns the sheet's gestures into change sets: one gesture, one set, one undo. With the conditions of a view, new rows
 * are filled by them (`filledFor`).
 */
export function useSheetWriter(rows: TableRows, layout: Pick<Layout, 'filter' | 'quick'> = noLayout): SheetWriter {
  const workspace = useWorkspace()
  const end = useGestureEnd()
  const { filter, quick } = layout
  return useMemo(() => {
    const fill = (row: SheetNewRow) => filledFor(workspace, { filter, quick }, row)
    return createWriter({ workspace, rows, end, fill })
  }, [workspace, rows, end, filter, quick])
}

/** What one gesture has come to so far: a paste past the end is edits, new rows and cells left out. */
interface Gesture {
  readonly kind: ChangeSetKind
  readonly label: string
  readonly changes: Change[]
  readonly notices: SheetNotice[]
  /** Customers made to be filled in now. */
  readonly blank: Set<RecordId>
  /** Rows that are put anew around those that the person moved or made. */
  readonly around: Set<RecordId>
}

interface WriterParts {
  readonly workspace: Workspace
  readonly rows: TableRows
  readonly end: GestureEnd
  readonly fill: (row: SheetNewRow) => SheetNewRow
}

function createWriter({ workspace, rows, end, fill }: WriterParts): SheetWriter {
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
    const fresh: Gesture = { kind, label, changes: [], notices: [], blank: new Set(), around: new Set() }
    queueMicrotask(() => {
      open = null
      const { around, ...ended } = fresh
      const about = rowsMeant(ended.changes, around)
      end({
        ...ended,
        label: label === '' ? nameOf(changesMeant(ended.changes, around)) : label,
        ...(about !== undefined && { about }),
      })
    })
    return (open = fresh)
  }
  const make = (cells: SheetNewRow, { isBlank }: { readonly isBlank: boolean }): RecordId => {
    const customer = workspace.newId.customer()
    const record = ledgerRecord(customer)
    const { changes, blank } = gather('create', '')
    changes.push({ kind: 'create', customer, table: 'customers', record, cells: [...cells] })
    if (isBlank) blank.add(record)
    return record
  }
  const put = (kind: 'create' | 'move', row: ViewRow | undefined, now: string | undefined) => {
    if (row === undefined || now === undefined) return
    const { customer, table, id } = row
    const cells = [{ column: placeColumn, was: row.cells[placeColumn] ?? null, now }]
    gather(kind, '').changes.push({ kind: 'set', customer, table, record: id, cells })
  }
  /** Places in the gap. Rows that are put anew around it get theirs first. */
  const settle = (kind: 'create' | 'move', { loose, pushed, ...gap }: RowGap, count: number): readonly string[] => {
    const places = workspace.newId.places(gap, loose.length + count + pushed.length)
    for (const row of [...loose, ...pushed]) gather(kind, '').around.add(row.id)
    loose.forEach((row, nth) => put(kind, row, places[nth]))
    pushed.forEach((row, nth) => put(kind, row, places[loose.length + count + nth]))
    return places.slice(loose.length, loose.length + count)
  }
  return {
    edit: (edits, kind) => {
      const { changes } = gather(kind, '')
      for (const change of setsByRecord(rows, edits)) changes.push(change)
    },
    create: (fresh) => {
      const isOne = fresh.length === 1
      return fresh.map((row, nth) => make(isOne ? fill(row) : numbered(fill(row), nth), { isBlank: row.length === 0 }))
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
      return fresh.map((row, nth) =>
        make([...fill(row), { column: placeColumn, now: places[nth] ?? null }], { isBlank: true }),
      )
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
