import { useMemo, useState, type Ref } from 'react'
import { noFilter } from '#shared/view/filter.ts'
import type { Layout, SortKey } from '#shared/view/layout.ts'
import { liveSort } from '../ledger/layout.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { Sheet } from '../sheet/Sheet.tsx'
import type { SheetHandle, SheetLayoutChange, SheetProps } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'
import { useRowFilter } from './useRowFilter.ts'
import { useSame } from './useSame.ts'
import { ViewBar } from './ViewBar.tsx'
import styles from './ViewedSheet.module.css'

interface Props extends Omit<SheetProps, 'query' | 'onLayout' | 'whenNothing'> {
  readonly sheet?: Ref<SheetHandle>
  readonly layout: Layout
  readonly onLayout: (change: Partial<Layout>) => void
  readonly search: string
  readonly onSearch: (text: string) => void
  /** Which rows the page is about. */
  readonly scope?: (row: ViewRow) => boolean
  /** The order while the person has chosen none. */
  readonly firstSort?: readonly SortKey[]
}

/** A sheet with the line over it: filter, sort and layout as the person (or his view) has them. */
export function ViewedSheet({ sheet, layout, onLayout, search, onSearch, scope, firstSort, onCount, ...rest }: Props) {
  const words = useWords().view
  const company = useSource(useWorkspace().company)
  const [count, setCount] = useState<{ readonly shown: number; readonly of: number } | null>(null)
  const filter = useRowFilter(layout, rest.columns)
  const chosen = liveSort(layout, company.columns)
  const sort = useSame(chosen.length === 0 && firstSort !== undefined ? firstSort : chosen)
  const query = useMemo(
    () => ({ search, sort, ...(scope !== undefined && { scope }), ...(filter !== undefined && { filter }) }),
    [search, sort, scope, filter],
  )
  const showAll = () => {
    if (search !== '') onSearch('')
    if (filter !== undefined) onLayout({ filter: noFilter, quick: {} })
  }
  return (
    <div className={styles.stack}>
      <ViewBar columns={rest.columns} layout={layout} onLayout={onLayout} count={count} />
      <div className={styles.sheet}>
        <Sheet
          ref={sheet}
          {...rest}
          query={query}
          onLayout={(change) => onLayout(laid(layout, change))}
          onCount={(shown, of) => {
            setCount({ shown, of })
            onCount?.(shown, of)
          }}
          {...((filter !== undefined || search !== '') && { whenNothing: { label: words.clearAll, run: showAll } })}
        />
      </div>
    </div>
  )
}

/** What the person did with the mouse, in the layout's terms. */
function laid(layout: Layout, change: SheetLayoutChange): Partial<Layout> {
  if (change.kind === 'order') return { order: change.columns }
  const width = Math.min(1000, Math.max(40, Math.round(change.width)))
  return { widths: { ...layout.widths, [change.column]: width } }
}
