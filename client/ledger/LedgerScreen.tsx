import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { CustomerId, ledgerRecord, type ColumnId, type RecordId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { Skeleton } from '../kit/Skeleton.tsx'
import { SplitPane } from '../kit/SplitPane.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SelectionSummary, SheetHandle } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'
import { EmptyLedger } from './EmptyLedger.tsx'
import styles from './LedgerScreen.module.css'
import { LedgerSheet } from './LedgerSheet.tsx'
import { LedgerToolbar } from './LedgerToolbar.tsx'
import { CustomerPanel, fetchOpened } from './opened.tsx'
import { SheetStatus } from './SheetStatus.tsx'
import { useIsEmpty } from './useIsEmpty.ts'
import { useMine, whoseIn, type Whose } from './useMine.ts'
import { useSheetWriter } from './useSheetWriter.ts'
import { useTableSize } from './useTableSize.ts'
import { PageStatus, PageToolbar } from '../shell/PageToolbar.tsx'
import { useUndo } from '../shell/useUndo.ts'
import { personKey, useTeamChoice } from '../team/useTeamChoice.ts'
import { useTeamScope } from '../team/useTeamScope.ts'
import { useView } from '../view/useView.ts'

const everybody = { whom: null, today: false } as const

/** The sheet with its toolbar and the customer panel beside it: all customers one may see, or one's own. */
export function LedgerScreen({ scope }: { readonly scope: 'all' | 'mine' }) {
  const workspace = useWorkspace()
  const [params, setParams] = useSearchParams()
  const view = useView('customers', scope === 'all' ? 'ledger' : 'mine')
  const sheet = useRef<SheetHandle>(null)
  const [selection, setSelection] = useState<SelectionSummary | null>(null)
  const [count, setCount] = useState({ shown: 0, of: 0 })
  const [historyOf, setHistoryOf] = useState<ColumnId | null>(null)
  const { ledger: words, team: teamWords } = useWords()
  const { undo, redo } = useUndo()
  const whose: Whose = scope === 'all' ? 'all' : whoseIn(params)
  const mine = useMine(whose)
  const team = useTeamChoice()
  const teams = useTeamScope('customers', scope === 'all' ? team : everybody)
  const shownScope = mine ?? teams
  const status = useSource(workspace.status)
  const rows = workspace.rows('customers')
  const size = useTableSize(rows)
  const writer = useSheetWriter(rows, view.layout)
  const made = useRef<RecordId | null>(null)
  const search = params.get('q') ?? ''
  const opened = CustomerId.safeParse(params.get('customer'))

  const put = useCallback(
    (name: string, value: string | null) =>
      setParams(
        (before) => {
          if (value === null || value === '') before.delete(name)
          else before.set(name, value)
          return before
        },
        // What is typed must stand in its box at once: an input method loses its place in a text that comes later.
        { replace: true, flushSync: name === 'q' },
      ),
    [setParams],
  )
  const open = useCallback(
    (row: ViewRow, cell?: ColumnId) => {
      setHistoryOf(cell ?? null)
      put('customer', row.customer)
    },
    [put],
  )
  const close = () => {
    put('customer', null)
    if (opened.success) sheet.current?.goTo(ledgerRecord(opened.data))
    sheet.current?.focus()
  }
  const step = (by: 1 | -1) => {
    const next = opened.success ? sheet.current?.neighbour(ledgerRecord(opened.data), by) : undefined
    if (next === undefined) return
    open(next)
    sheet.current?.goTo(next.id)
  }
  const add = () => {
    // A new row holds nothing that a search could find, and is nobody else's: it would be made out of sight.
    setParams(
      (before) => {
        for (const name of ['q', personKey]) before.delete(name)
        return before
      },
      { replace: true },
    )
    made.current = writer.create([[]])[0] ?? null
  }
  // The cursor goes there once the row stands.
  useEffect(() => {
    const record = made.current
    if (record === null || rows.get(record) === undefined || sheet.current === null) return
    made.current = null
    sheet.current.goTo(record, columnByRole(workspace.company.get().columns.values(), 'customers', 'name')?.id)
    sheet.current.focus()
  }, [workspace, rows, size])
  useEffect(() => {
    const soon = setTimeout(fetchOpened, 4_000)
    return () => clearTimeout(soon)
  }, [])
  const empty = useIsEmpty(size)
  const creates = mayAnywhere(useSource(workspace.viewer), 'create')
  const grid = (
    <div className={styles.screen}>
      <PageToolbar>
        <LedgerToolbar
          search={search}
          onSearch={(text) => put('q', text)}
          layout={view.layout}
          viewName={view.active?.name ?? null}
          onLayout={view.change}
          onAdd={add}
          onUndo={() => undo()}
          onRedo={redo}
          sheet={sheet}
          whose={whose}
          team={team}
          onWhose={(next) => put('whose', next === 'mine' ? null : next)}
        />
      </PageToolbar>
      <div className={styles.sheet}>
        {(!empty || creates) && (
          <LedgerSheet
            search={search}
            onSearch={(text) => put('q', text)}
            {...(shownScope !== undefined && { scope: shownScope })}
            {...(whose !== 'all' && { nothingYet: words.nothing[whose] })}
            {...(teams !== undefined && { nothingYet: teamWords.nothing.customers })}
            view={view}
            onOpen={open}
            onSelection={setSelection}
            onCount={(shown, of) => setCount({ shown, of })}
            onUndo={() => undo()}
            onRedo={redo}
            sheet={sheet}
            loading={status.boot !== null && size === 0}
          />
        )}
        {empty && <EmptyLedger scope={scope} onAdd={add} />}
      </div>
      <PageStatus>
        <SheetStatus selection={selection} shown={count.shown} of={count.of} />
      </PageStatus>
    </div>
  )
  const side = opened.success ? (
    <Suspense fallback={<Skeleton rows={10} />}>
      <CustomerPanel
        key={`${opened.data}/${historyOf ?? ''}`}
        customerId={opened.data}
        onClose={close}
        onStep={step}
        historyOf={historyOf}
      />
    </Suspense>
  ) : null
  return <SplitPane name="customer" least={420} most={720} first={480} main={grid} side={side} />
}
