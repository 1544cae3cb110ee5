import { Empty, Input } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { ColumnId, ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import { columnByRole, type Column } from '#shared/ledger/column.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import { layOut } from '../ledger/layout.ts'
import { cellOf } from '../ledger/cellOf.ts'
import { SheetStatus } from '../ledger/SheetStatus.tsx'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useSheetWriter } from '../ledger/useSheetWriter.ts'
import { useTableSize } from '../ledger/useTableSize.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SelectionSummary } from '../sheet/sheetProps.ts'
import { PageStatus, PageToolbar } from '../shell/PageToolbar.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useUndo } from '../shell/useUndo.ts'
import { useView } from '../view/useView.ts'
import { ViewedSheet } from '../view/ViewedSheet.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './FollowUpSheet.module.css'

/** Whose follow-up it is: a name that lies in another table, so a column of this page alone. */
const customerColumn: Column = {
  id: ColumnId.parse('col_customername'),
  table: 'followups',
  kind: 'text',
  name: ' ',
  order: -1,
  readonly: true,
  width: 200,
}

/** Every follow-up this person may see, as a sheet, newest first. */
export function FollowUpSheet() {
  const words = useWords().customer.followUp.page
  const menuWords = useWords().ledger.cellMenu
  const { undo, redo } = useUndo()
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const context = useCellContext()
  const rows = workspace.rows('followups')
  const writer = useSheetWriter(rows)
  const size = useTableSize(rows)
  const view = useView('followups', 'followups')
  const { layout } = view
  const { open } = useCustomerInUrl()
  const [search, setSearch] = useState('')
  const [loading, setLoading] = useState(true)
  const [shown, setShown] = useState(0)
  const [selection, setSelection] = useState<SelectionSummary | null>(null)
  useEffect(() => {
    rows.load().then(
      () => setLoading(false),
      () => setLoading(false),
    )
  }, [rows])
  const nameOf = useCallback(
    (customer: CustomerId) => {
      const column = columnByRole(company.columns.values(), 'customers', 'name')
      return column === null
        ? null
        : (workspace.rows('customers').get(ledgerRecord(customer))?.cells[column.id] ?? null)
    },
    [company.columns, workspace],
  )
  const customer = useMemo(() => ({ ...customerColumn, name: words.customer }), [words.customer])
  const columns = useMemo(
    () => [
      {
        column: customer,
        pinned: true,
        read: (row: ViewRow) => nameOf(row.customer),
      },
      ...layOut(company.columns.values(), 'followups', layout).map((laid) => ({
        ...laid,
        pinned: false,
        read: (row: ViewRow) => cellOf(row, laid.column, undefined),
      })),
    ],
    [company.columns, layout, nameOf, customer],
  )
  const firstSort = useMemo(() => {
    const at = columnByRole(company.columns.values(), 'followups', 'followUpAt')
    return at === null ? [] : [{ column: at.id, descending: true }]
  }, [company.columns])
  return (
    <div className={styles.page}>
      <PageToolbar>
        <h1>{words.title}</h1>
        <Input.Search
          allowClear
          className={styles.search}
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </PageToolbar>
      <div className={styles.sheet}>
        {size === 0 && !loading ? (
          <Empty description={words.none} />
        ) : (
          <ViewedSheet
            view={view}
            search={search}
            onSearch={setSearch}
            firstSort={firstSort}
            columns={columns}
            rows={rows}
            context={context}
            loading={loading}
            mayEdit={(row, column) => {
              const envelope = workspace.envelope(row.customer)
              return envelope !== undefined && mayWrite(viewer, envelope, column)
            }}
            startCheck={workspace.startCellCheck}
            onEdit={writer.edit}
            onNotice={writer.notice}
            onOpen={(row) => open(row.customer)}
            cellMenu={({ row }) => [
              [{ key: 'open', label: menuWords.open, keys: 'Space', run: () => open(row.customer) }],
            ]}
            onUndo={() => undo()}
            onRedo={redo}
            onCount={setShown}
            onSelection={setSelection}
          />
        )}
      </div>
      <PageStatus>
        <SheetStatus selection={selection} shown={shown} of={size} />
      </PageStatus>
    </div>
  )
}
