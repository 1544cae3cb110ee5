import { useRef, type ReactNode } from 'react'
import type { PopoverHandle } from '../kit/Popover.tsx'
import { usePageCommands, type PageCommand } from '../shell/pageCommands.ts'
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
import type { HiddenCount, RowCount } from './barControl.ts'

export interface ViewBarProps {
  /** All columns of the table, hidden ones too. */
  readonly columns: readonly SheetColumn[]
  readonly view: OpenView
  /** How many rows are shown, and of how many; null until the sheet has said. */
  readonly count: RowCount | null
  readonly hiddenRows: HiddenCount
  readonly onFoldAll: (isFolded: boolean) => void
  /** Left out: this person may print nothing. */
  readonly onPrint?: () => void
  readonly children?: ReactNode
}

/** The line over a sheet: which rows it shows, and in what order. */
export function ViewBar({ columns, view, count, hiddenRows, onFoldAll, onPrint, children }: ViewBarProps) {
  const words = useWords().view
  const { layout, change: onLayout } = view
  const filter = useRef<PopoverHandle>(null)
  const sort = useRef<PopoverHandle>(null)
  const group = useRef<PopoverHandle>(null)
  const tints = useRef<PopoverHandle>(null)
  const newView = useRef<PopoverHandle>(null)
  usePageCommands([
    { key: 'filter', name: words.filter, icon: 'filter', run: () => filter.current?.open() },
    { key: 'sort', name: words.sort, icon: 'sort', run: () => sort.current?.open() },
    { key: 'group', name: words.groupRows, icon: 'group', run: () => group.current?.open() },
    { key: 'tints', name: words.tints, icon: 'drop', run: () => tints.current?.open() },
    { key: 'newView', name: words.newView, icon: 'plus', run: () => newView.current?.open() },
    ...offered(layout.groups.length > 0, [
      { key: 'fold', name: words.foldAll, icon: 'group', run: () => onFoldAll(true) },
      { key: 'unfold', name: words.unfoldAll, icon: 'group', run: () => onFoldAll(false) },
    ]),
    ...offered(hiddenRows.count > 0, [
      { key: 'showRows', name: words.showRows(hiddenRows.count), icon: 'eye', run: hiddenRows.showAll },
    ]),
    ...(onPrint === undefined
      ? []
      : [{ key: 'print', name: words.print.open, icon: 'printer' as const, run: onPrint }]),
  ])
  return (
    <div role="toolbar" aria-label={words.bar} className={styles.bar}>
      <ViewTabs view={view} newView={newView} />
      <FilterButton columns={columns} layout={layout} onLayout={onLayout} popover={filter} />
      <SortButton columns={columns} layout={layout} onLayout={onLayout} popover={sort} />
      <GroupButton columns={columns} layout={layout} onLayout={onLayout} popover={group} onFoldAll={onFoldAll} />
      <TintButton columns={columns} layout={layout} onLayout={onLayout} popover={tints} />
      <LinesSelect layout={layout} onLayout={onLayout} />
      {onPrint !== undefined && <PrintButton onPrint={onPrint} />}
      {children}
      <FilterChips columns={columns} layout={layout} onLayout={onLayout} count={count} hiddenRows={hiddenRows} />
    </div>
  )
}

const offered = (when: boolean, commands: readonly PageCommand[]) => (when ? commands : [])
