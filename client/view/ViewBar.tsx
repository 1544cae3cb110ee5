import type { ReactNode } from 'react'
import { useWords } from '../words/useWords.ts'
import type { SheetColumn } from '../sheet/sheetProps.ts'
import { FilterButton } from './FilterButton.tsx'
import { FilterChips } from './FilterChips.tsx'
import { GroupButton } from './GroupButton.tsx'
import { LinesSelect } from './LinesSelect.tsx'
import { PrintButton } from './PrintButton.tsx'
import { SortButton } from './SortButton.tsx'
import { TintButton } from './TintButton.tsx'
import type { OpenView } from './useView.ts'
import { ViewTabs } from './ViewTabs.tsx'
import styles from './ViewBar.module.css'
import type { RowCount } from './barControl.ts'

export interface ViewBarProps {
  /** All columns of the table, hidden ones too. */
  readonly columns: readonly SheetColumn[]
  readonly view: OpenView
  /** How many rows are shown, and of how many; null until the sheet has said. */
  readonly count: RowCount | null
  readonly onFoldAll: (isFolded: boolean) => void
  /** Left out: this person may print nothing. */
  readonly onPrint?: () => void
  readonly children?: ReactNode
}

/** The line over a sheet: which rows it shows, and in what order. */
export function ViewBar({ columns, view, count, onFoldAll, onPrint, children }: ViewBarProps) {
  const words = useWords().view
  const { layout, change: onLayout } = view
  return (
    <div role="toolbar" aria-label={words.bar} className={styles.bar}>
      <ViewTabs view={view} />
      <FilterButton columns={columns} layout={layout} onLayout={onLayout} />
      <SortButton columns={columns} layout={layout} onLayout={onLayout} />
      <GroupButton columns={columns} layout={layout} onLayout={onLayout} onFoldAll={onFoldAll} />
      <TintButton columns={columns} layout={layout} onLayout={onLayout} />
      <LinesSelect layout={layout} onLayout={onLayout} />
      {onPrint !== undefined && <PrintButton onPrint={onPrint} />}
      {children}
      <FilterChips columns={columns} layout={layout} onLayout={onLayout} count={count} />
    </div>
  )
}
