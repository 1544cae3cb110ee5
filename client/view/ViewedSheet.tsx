import { useCallback, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react'
import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import { noFilter } from '#shared/view/filter.ts'
import type { Layout, SortKey } from '#shared/view/layout.ts'
import type { QuickFilter } from '#shared/view/quick.ts'
import { joinSieves, testOf, type Sieve } from '#shared/view/sieve.ts'
import type { TotalKind } from '#shared/view/total.ts'
import type { TableRows, ViewRow } from '../replica/workspace.ts'
import { useToasts } from '../kit/useToasts.ts'
import { lastingHandle } from '../sheet/lastingHandle.ts'
import { Sheet } from '../sheet/Sheet.tsx'
import type { SheetHandle, SheetLayoutChange, SheetProps, SheetQuery } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'
import { ColumnStatistics } from './ColumnStatistics.tsx'
import { foldsOf } from './foldMemory.ts'
import { PrintDialog } from './PrintDialog.tsx'
import type { PrintedView } from './printTable.ts'
import { QuickFilterBox } from './QuickFilterBox.tsx'
import { TotalMenu } from './TotalMenu.tsx'
import { useHiddenRows } from './useHiddenRows.ts'
import { useMarks } from './useMarks.ts'
import { usePrintKey } from './usePrintKey.ts'
import { usePrinted } from './usePrinted.ts'
import { useRowFilter } from './useRowFilter.ts'
import { useSame } from './useSame.ts'
import { useSameValue } from './useSameValue.ts'
import { useTotals } from './useTotals.ts'
import type { OpenView } from './useView.ts'
import { ViewBar } from './ViewBar.tsx'
import styles from './ViewedSheet.module.css'

interface Props extends Omit<SheetProps, 'query' | 'onLayout' | 'onMoveSorted' | 'whenNothing' | 'hiddenRows'> {
  readonly sheet?: Ref<SheetHandle>
  readonly view: OpenView
  readonly search: string
  readonly onSearch: (text: string) => void
  /** Which rows the page is about. */
  readonly scope?: (row: ViewRow) => boolean
  /** The order while the person has chosen none. */
  readonly firstSort?: readonly SortKey[]
  /** The column whose values the page asks about, from a menu of its own; told when another is asked about, or none. */
  readonly measured?: ColumnId | null
  readonly onMeasured?: (column: ColumnId | null) => void
}

/** A sheet with the line over it: filter, sort and layout as the person (or his view) has them. */
export function ViewedSheet({
  sheet,
  view,
  search,
  onSearch,
  scope,
  firstSort,
  measured,
  onMeasured,
  onCount,
  onMoveRows,
  ...rest
}: Props) {
  const {
    view: words,
    kit: { undo: undoWord },
  } = useWords()
  const { layout, change: onLayout } = view
  const [count, setCount] = useState<{ readonly shown: number; readonly of: number } | null>(null)
  const { test: filter, sieve, columnOf, without, tintOf } = useRowFilter(layout, rest.columns)
  const [asked, setAsked] = useState<{ readonly column: Column; readonly at: DOMRect } | null>(null)
  const filtered = useFilteredHeaders(layout)
  const [measuredHere, setMeasuredHere] = useState<ColumnId | null>(null)
  const measuredColumn = rest.columns.find(({ column }) => column.id === (measured ?? measuredHere))
  const endMeasuring = () => {
    setMeasuredHere(null)
    onMeasured?.(null)
  }
  const [totalAsked, setTotalAsked] = useState<{ readonly column: Column; readonly at: DOMRect } | null>(null)
  const askTotal = useCallback((column: Column, at: DOMRect) => setTotalAsked({ column, at }), [])
  const totals = useTotals(layout, askTotal)
  const { rows } = rest
  const marksOf = useMarks(layout, { rows, columnOf, test: filter, scope })
  const rowsLeft = useCallback(
    () => (asked === null ? [] : rowsThat(rows, without(asked.column.id), scope)),
    [asked, rows, without, scope],
  )
  const live = new Set(rest.columns.map(({ column }) => column.id))
  const chosen = layout.sort.filter(({ column }) => live.has(column))
  const sort = useSame(chosen.length === 0 && firstSort !== undefined ? firstSort : chosen)
  const groups = useSame(layout.groups.filter(({ column }) => live.has(column)))
  const own = useRef<SheetHandle>(null)
  useImperativeHandle(sheet, () => lastingHandle(own), [])
  const [printing, setPrinting] = useState<PrintedView | null>(null)
  const printed = usePrinted({
    sheet: own,
    columns: rest.columns,
    totals,
    paint: { ...(tintOf !== undefined && { tintOf }), ...(marksOf !== undefined && { marksOf }) },
    viewName: view.active?.name ?? null,
  })
  const print = printed === null ? null : () => setPrinting(printed())
  usePrintKey(print)
  const sameValue = useSameValue(columnOf, (column, chosen) => onLayout({ quick: withQuick(layout, column, chosen) }))
  const { cellMenu } = rest
  const hidden = useHiddenRows(view)
  const left = useMemo(() => withoutRows(sieve, hidden.rows), [sieve, hidden.rows])
  const query = useMemo(
    () => ({
      search,
      sort,
      groups,
      ...(scope !== undefined && { scope }),
      ...left,
    }),
    [search, sort, groups, scope, left],
  )
  const toasts = useToasts()
  // Where the page itself has an order, there is no other to go back to.
  const moves = onMoveRows !== undefined && (firstSort?.length ?? 0) === 0
  const sayIsSorted = () =>
    toasts.show({ text: words.sortRules, action: { label: words.clearSort, run: () => onLayout({ sort: [] }) } })
  const changeLayout = (change: SheetLayoutChange) => {
    onLayout(laid(layout, change))
    if (change.kind !== 'hide') return
    const back = { label: undoWord, run: () => onLayout({ hidden: layout.hidden }) }
    toasts.show({ text: words.hidden(change.columns.length), action: back })
  }
  const showRows = () => hidden.put(new Set())
  const hideRows = (ids: readonly RecordId[]) => {
    const before = hidden.rows
    hidden.put(new Set([...before, ...ids]))
    const back = { label: undoWord, run: () => hidden.put(before) }
    toasts.show({ text: words.hiddenRows(ids.length), action: back })
  }
  const showAll = () => {
    showRows()
    if (search !== '') onSearch('')
    if (filter !== undefined) onLayout({ filter: noFilter, quick: {} })
  }
  return (
    <div className={styles.stack}>
      <ViewBar
        columns={rest.columns}
        view={view}
        count={count}
        hiddenRows={{ count: hidden.rows.size, showAll: showRows }}
        onFoldAll={(isFolded) => own.current?.foldAll(isFolded)}
        {...(print !== null && { onPrint: print })}
      />
      <div className={styles.sheet}>
        <Sheet
          ref={own}
          {...rest}
          cellMenu={(cell) => [sameValue(cell), ...(cellMenu?.(cell) ?? [])]}
          {...(moves && { onMoveRows, onMoveSorted: sayIsSorted })}
          query={query}
          filtered={filtered}
          hiddenRows={{ count: hidden.rows.size, hide: hideRows, showAll: showRows }}
          totals={totals}
          folds={foldsOf(view)}
          lines={layout.lines}
          frozenRows={layout.frozenRows}
          {...(tintOf !== undefined && { tintOf })}
          {...(marksOf !== undefined && { marksOf })}
          onHeaderFilter={(column, at) => setAsked({ column, at })}
          onLayout={changeLayout}
          onCount={(shown, of) => {
            // Told with every redraw: the same count is no news for what stands around the sheet.
            setCount((before) => (before?.shown === shown && before.of === of ? before : { shown, of }))
            onCount?.(shown, of)
          }}
          {...((left !== undefined || search !== '') && { whenNothing: { label: words.clearAll, run: showAll } })}
        />
      </div>
      {totalAsked !== null && (
        <TotalMenu
          column={totalAsked.column}
          at={totalAsked.at}
          chosen={layout.totals[totalAsked.column.id]}
          onChoose={(total) => {
            onLayout({ totals: withTotal(layout, totalAsked.column.id, total) })
            setTotalAsked(null)
          }}
          onStatistics={() => {
            setMeasuredHere(totalAsked.column.id)
            setTotalAsked(null)
          }}
          onClose={() => setTotalAsked(null)}
        />
      )}
      {printing !== null && <PrintDialog view={printing} onClose={() => setPrinting(null)} />}
      {measuredColumn !== undefined && (
        <ColumnStatistics
          sheet={measuredColumn}
          rows={() => own.current?.shownRows() ?? []}
          onChoose={(chosen) => {
            onLayout({ quick: withQuick(layout, measuredColumn.column.id, chosen) })
            endMeasuring()
          }}
          onClose={endMeasuring}
        />
      )}
      {asked !== null && (
        <QuickFilterBox
          key={asked.column.id}
          column={asked.column}
          at={asked.at}
          columnOf={columnOf}
          rowsLeft={rowsLeft}
          chosen={layout.quick[asked.column.id]}
          onChoose={(chosen) => onLayout({ quick: withQuick(layout, asked.column.id, chosen) })}
          onClose={() => {
            setAsked(null)
            own.current?.focus()
          }}
        />
      )}
    </div>
  )
}

/** What the filter leaves, but for rows hidden by hand. */
function withoutRows(
  sieve: Sieve<ViewRow> | undefined,
  hidden: ReadonlySet<RecordId>,
): Pick<SheetQuery, 'filter' | 'sieve'> {
  const seen = hidden.size === 0 ? null : { kind: 'row' as const, holds: (row: ViewRow) => !hidden.has(row.id) }
  const left = joinSieves('and', [sieve ?? null, seen])
  return left === null ? {} : { filter: testOf(left), sieve: left }
}

function withQuick({ quick }: Layout, column: ColumnId, chosen: QuickFilter | undefined): Layout['quick'] {
  const { [column]: _, ...rest } = quick
  return chosen === undefined ? rest : { ...rest, [column]: chosen }
}

function withTotal({ totals }: Layout, column: ColumnId, total: TotalKind | null): Layout['totals'] {
  const { [column]: _, ...rest } = totals
  return total === null ? rest : { ...rest, [column]: total }
}

function* rowsThat(
  rows: TableRows,
  test: (row: ViewRow) => boolean,
  scope: ((row: ViewRow) => boolean) | undefined,
): Generator<ViewRow> {
  for (const row of rows.all()) if ((scope === undefined || scope(row)) && test(row)) yield row
}

/** Headers whose list keeps rows away; the same set until that changes, so that headers are drawn only then. */
function useFilteredHeaders({ quick }: Layout): ReadonlySet<ColumnId> {
  // Object.entries forgets the key type.
  const ids = (Object.entries(quick) as [ColumnId, QuickFilter][]).flatMap(([id, { values }]) =>
    values.length > 0 ? [id] : [],
  )
  const same = useSame(ids)
  return useMemo(() => new Set(same), [same])
}

/** What the person did with the mouse, in the layout's terms. */
function laid(layout: Layout, change: SheetLayoutChange): Partial<Layout> {
  if (change.kind === 'order') return { order: change.columns }
  if (change.kind === 'freeze') {
    return { frozenRows: change.rows, ...(change.columns !== undefined && { pinned: change.columns }) }
  }
  if (change.kind === 'hide' || change.kind === 'show') {
    const hidden = Object.fromEntries(change.columns.map((column) => [column, change.kind === 'hide']))
    return { hidden: { ...layout.hidden, ...hidden } }
  }
  const widths = change.kind === 'widths' ? change.widths : new Map([[change.column, change.width]])
  const whole = [...widths].map(([column, width]) => [column, Math.min(1000, Math.max(40, Math.round(width)))])
  return { widths: { ...layout.widths, ...Object.fromEntries(whole) } }
}
