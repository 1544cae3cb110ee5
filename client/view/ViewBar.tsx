import type { ReactNode } from 'react'
import type { Layout } from '#shared/view/layout.ts'
import { useWords } from '../words/useWords.ts'
import type { SheetColumn } from '../sheet/sheetProps.ts'
import { FilterButton } from './FilterButton.tsx'
import { FilterChips } from './FilterChips.tsx'
import { SortButton } from './SortButton.tsx'
import styles from './ViewBar.module.css'

export interface ViewBarProps {
  /** All columns of the table, hidden ones too. */
  readonly columns: readonly SheetColumn[]
  readonly layout: Layout
  readonly onLayout: (change: Partial<Layout>) => void
  /** How many rows are shown, and of how many; null until the sheet has said. */
  readonly count: { readonly shown: number; readonly of: number } | null
  readonly children?: ReactNode
}

/** The line over a sheet: which rows it shows, and in what order. */
export function ViewBar({ columns, layout, onLayout, count, children }: ViewBarProps) {
  const words = useWords().view
  return (
    <div role="toolbar" aria-label={words.bar} className={styles.bar}>
      <FilterButton columns={columns} layout={layout} onLayout={onLayout} />
      <SortButton columns={columns} layout={layout} onLayout={onLayout} />
      {children}
      <FilterChips columns={columns} layout={layout} onLayout={onLayout} count={count} />
    </div>
  )
}
