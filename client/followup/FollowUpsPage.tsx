import { Empty, Input } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { CustomerId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import { CustomerPanel } from '../customer/CustomerPanel.tsx'
import { SplitPane } from '../kit/SplitPane.tsx'
import { layOut, liveSort } from '../ledger/layout.ts'
import { cellOf } from '../ledger/cellOf.ts'
import { usePageTitle } from '../ledger/LedgerScreen.tsx'
import { SheetStatus } from '../ledger/SheetStatus.tsx'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useLayout } from '../ledger/useLayout.ts'
import { useSheetWriter } from '../ledger/useSheetWriter.ts'
import { useTableSize } from '../ledger/useTableSize.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { Sheet } from '../sheet/Sheet.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './FollowUpsPage.module.css'

/** Every follow-up this person may see, as a sheet, newest first (C1's second way in). */
export function FollowUpsPage() {
  const words = useWords().customer.followUp.page
  usePageTitle(words.title)
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const context = useCellContext()
  const rows = workspace.rows('followups')
  const writer = useSheetWriter(rows)
  const size = useTableSize(rows)
  const [layout, changeLayout] = useLayout('followups')
  const [params, setParams] = useSearchParams()
  const [search, setSearch] = useState('')
  const [loading, setLoading] = useState(true)
  const [shown, setShown] = useState(0)
  const opened = CustomerId.safeParse(params.get('customer'))
  useEffect(() => {
    rows.load().then(
      () => setLoading(false),
      () => setLoading(false),
    )
  }, [rows])
  const columns = useMemo(
    () =>
      layOut(company.columns.values(), 'followups', layout).map((laid) => ({
        ...laid,
        read: (row: Parameters<typeof cellOf>[0]) => cellOf(row, laid.column, undefined),
      })),
    [company.columns, layout],
  )
  const query = useMemo(() => {
    const at = columnByRole(company.columns.values(), 'followups', 'followUpAt')
    const chosen = liveSort(layout, company.columns)
    return { search, sort: chosen.length > 0 || at === null ? chosen : [{ column: at.id, descending: true }] }
  }, [search, layout, company.columns])
  const open = (customer: CustomerId | null) =>
    setParams((before) => {
      if (customer === null) before.delete('customer')
      else before.set('customer', customer)
      return before
    })
  const main = (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1>{words.title}</h1>
        <Input.Search
          allowClear
          className={styles.search}
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </header>
      <div className={styles.sheet}>
        {size === 0 && !loading ? (
          <Empty description={words.none} />
        ) : (
          <Sheet
            columns={columns}
            rows={rows}
            context={context}
            query={query}
            loading={loading}
            mayEdit={(row, column) => {
              const envelope = workspace.envelope(row.customer)
              return envelope !== undefined && mayWrite(viewer, envelope, column)
            }}
            onEdit={writer.edit}
            onOpen={(row) => open(row.customer)}
            onLayout={(change) =>
              changeLayout(
                change.kind === 'width'
                  ? { widths: { ...layout.widths, [change.column]: Math.round(change.width) } }
                  : { order: change.columns },
              )
            }
            onCount={setShown}
          />
        )}
      </div>
      <SheetStatus selection={null} shown={shown} of={size} />
    </div>
  )
  return (
    <SplitPane
      name="customer"
      least={420}
      most={720}
      first={480}
      main={main}
      side={opened.success ? <CustomerPanel customerId={opened.data} onClose={() => open(null)} /> : null}
    />
  )
}
