import '../../../client/kit/tokens.css'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { Sheet } from '../../../client/sheet/Sheet.tsx'
import type {
  SheetCursor,
  SheetEdit,
  SheetEditKind,
  SheetHandle,
  SheetPeer,
  SheetQuery,
} from '../../../client/sheet/sheetProps.ts'
import { columnId, columns, context, ledgerRows, recordId, type LedgerRows } from '../ledgerRows.ts'

/** What the browser tests read and turn: the page around the sheet, as plain values. */
export interface Bench {
  readonly rows: LedgerRows
  readonly edits: { readonly kind: SheetEditKind; readonly edits: readonly SheetEdit[] }[]
  readonly cursor: SheetCursor | null
  readonly handle: SheetHandle | null
  query(next: SheetQuery): void
  peers(next: readonly SheetPeer[]): void
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
  cursor: null,
  handle: null,
  query: unset,
  peers: unset,
  loading: unset,
  cell: (n, column) => rows.get(recordId(n))?.cells[columnId(column)] ?? null,
})

function Page({ bench }: { readonly bench: Bench }) {
  const { rows } = bench
  const [query, setQuery] = useState<SheetQuery>({ search: '', sort: [] })
  const [peers, setPeers] = useState<readonly SheetPeer[]>([])
  const [loading, setLoading] = useState(false)
  const handle = useRef<SheetHandle>(null)
  useEffect(() => {
    Object.assign(bench, {
      query: (next: SheetQuery) => flushSync(() => setQuery(next)),
      peers: setPeers,
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
      onCursor={(cursor) => void Object.assign(bench, { cursor })}
      disputeOf={() => '王小明已先修改为 300'}
    />
  )
}

function write(rows: LedgerRows, cells: readonly { record: RecordId; column: ColumnId; value: CellValue }[]): void {
  const byRow = new Map<RecordId, Record<ColumnId, CellValue>>()
  for (const { record, column, value } of cells) byRow.set(record, { ...byRow.get(record), [column]: value })
  rows.putAll([...byRow], 'me')
}
