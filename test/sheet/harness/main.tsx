import '../../../client/kit/tokens.css'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Option } from '#shared/ledger/column.ts'
import { Sheet } from '../../../client/sheet/Sheet.tsx'
import type {
  SheetColumn,
  SheetCursor,
  SheetEdit,
  SheetEditKind,
  SheetHandle,
  SheetLayoutChange,
  SheetNotice,
  SheetPeer,
  SheetQuery,
  SelectionSummary,
} from '../../../client/sheet/sheetProps.ts'
import {
  columnId,
  columns as allColumns,
  context,
  ledgerRows,
  optionId,
  recordId,
  type LedgerRows,
} from '../ledgerRows.ts'

/** What the browser tests read and turn: the page around the sheet, as plain values. */
export interface Bench {
  readonly rows: LedgerRows
  readonly edits: { readonly kind: SheetEditKind; readonly edits: readonly SheetEdit[] }[]
  readonly notices: SheetNotice[]
  readonly layouts: SheetLayoutChange[]
  readonly opened: RecordId[]
  readonly menus: string[]
  readonly summary: SelectionSummary | null
  readonly cursor: SheetCursor | null
  readonly count: number
  readonly handle: SheetHandle | null
  query(next: SheetQuery): void
  peers(next: readonly SheetPeer[]): void
  columns(next: readonly SheetColumn[]): void
  withoutColumn(gone: ColumnId): void
  loading(next: boolean): void
  cell(n: number, column: string): CellValue
}

declare global {
  interface Window {
    bench: Bench
    /** Lays a new sheet on so many rows, with nothing left of the one before, as on a page just opened. */
    lay(rows: number): void
  }
}

let nextId = 900_000
let root: Root | null = null

window.lay = (count) => {
  root?.unmount()
  nextId = 900_000
  window.bench = benchOn(ledgerRows(count))
  root = createRoot(document.getElementById('root')!)
  root.render(<Page bench={window.bench} />)
}

const unset = () => undefined
const benchOn = (rows: LedgerRows): Bench => ({
  rows,
  edits: [],
  notices: [],
  layouts: [],
  opened: [],
  menus: [],
  summary: null,
  cursor: null,
  count: 0,
  handle: null,
  query: unset,
  peers: unset,
  columns: unset,
  withoutColumn: unset,
  loading: unset,
  cell: (n, column) => rows.get(recordId(n))?.cells[columnId(column)] ?? null,
})

function Page({ bench }: { readonly bench: Bench }) {
  const { rows } = bench
  const undone = useRef<SheetEdit[][]>([])
  const [query, setQuery] = useState<SheetQuery>({ search: '', sort: [] })
  const [peers, setPeers] = useState<readonly SheetPeer[]>([])
  const [columns, setColumns] = useState(allColumns)
  const [loading, setLoading] = useState(false)
  const [frozenRows, setFrozenRows] = useState(0)
  const handle = useRef<SheetHandle>(null)
  useEffect(() => {
    Object.assign(bench, {
      query: (next: SheetQuery) => flushSync(() => setQuery(next)),
      peers: setPeers,
      columns: setColumns,
      withoutColumn: (gone: ColumnId) => setColumns((before) => before.filter(({ column }) => column.id !== gone)),
      loading: setLoading,
      handle: handle.current,
    })
  }, [bench])
  return (
    <Sheet
      ref={handle}
      rows={rows}
      columns={columns}
      context={context}
      query={query}
      peers={peers}
      loading={loading}
      addRowLabel="新增客户"
      mayEdit={(row, column) => !(row.id === recordId(3) && column.id === columnId('amount'))}
      onEdit={(edits, kind) => {
        bench.edits.push({ kind, edits })
        undone.current.push([...edits])
        write(
          rows,
          edits.map(({ record, column, now }) => ({ record, column, value: now })),
        )
      }}
      onCreateRows={(made) => {
        const ids = made.map(() => recordId((nextId += 1)))
        rows.putAll(
          made.map((cells, place) => [ids[place]!, Object.fromEntries(cells.map(({ column, now }) => [column, now]))]),
          'me',
        )
        return ids
      }}
      onOpen={(row) => bench.opened.push(row.id)}
      frozenRows={frozenRows}
      onLayout={(change) => {
        bench.layouts.push(change)
        if (change.kind !== 'freeze') return
        setFrozenRows(change.rows)
        const pinned = change.columns
        if (pinned === undefined) return
        setColumns((before) => before.map((sheet) => ({ ...sheet, pinned: pinned.includes(sheet.column.id) })))
      }}
      onHeaderMenu={(column) => bench.menus.push(column.name)}
      onAddColumn={() => bench.menus.push('+')}
      onAddOptions={(column, names) => {
        const made = names.map((name, place) => ({ id: optionId(`n${place}`), name, color: place }))
        setColumns((before) => before.map((sheet) => withOptions(sheet, column.id, made)))
        return made.map(({ id }) => id)
      }}
      cellMenu={({ row, selected }) => [
        [{ key: 'open', label: `打开 ${selected.length}`, run: () => void bench.opened.push(row.id) }],
      ]}
      onNotice={(notice) => bench.notices.push(notice)}
      onSelection={(summary) => void Object.assign(bench, { summary })}
      onCursor={(cursor) => void Object.assign(bench, { cursor })}
      onCount={(count) => void Object.assign(bench, { count })}
      onUndo={() => {
        const edits = undone.current.pop() ?? []
        write(
          rows,
          edits.map(({ record, column, was }) => ({ record, column, value: was })),
        )
      }}
      onRedo={() => bench.menus.push('redo')}
      disputeOf={() => '王小明已先修改为 300'}
    />
  )
}

function withOptions(sheet: SheetColumn, column: ColumnId, made: readonly Option[]): SheetColumn {
  if (sheet.column.id !== column) return sheet
  return { ...sheet, column: { ...sheet.column, options: [...(sheet.column.options ?? []), ...made] } }
}

function write(rows: LedgerRows, cells: readonly { record: RecordId; column: ColumnId; value: CellValue }[]): void {
  const byRow = new Map<RecordId, Record<ColumnId, CellValue>>()
  for (const { record, column, value } of cells) byRow.set(record, { ...byRow.get(record), [column]: value })
  rows.putAll([...byRow], 'me')
}
