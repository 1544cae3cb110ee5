import type { SelectionSummary } from '../sheet/sheetProps.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './SheetStatus.module.css'

/** The status bar's left half: how many rows, and what the selection adds up to. */
export function SheetStatus({
  selection,
  shown,
  of,
}: {
  readonly selection: SelectionSummary | null
  readonly shown: number
  readonly of: number
}) {
  const words = useWords().ledger
  const several = selection !== null && selection.cells > 1
  return (
    <div className={styles.status} role="status">
      <span>{words.count(shown, of)}</span>
      {selection?.isExtending === true && <span className={styles.mode}>{words.selection.extending}</span>}
      {selection?.isAdding === true && <span className={styles.mode}>{words.selection.adding}</span>}
      {several && <span>{words.selection.cells(selection.filled)}</span>}
      {several && <Numbers selection={selection} />}
      {several && selection.filled > 1 && <span>{words.selection.distinct(selection.distinct)}</span>}
    </div>
  )
}

/** Sum, average and ends; of dates, which add up to nothing, only the ends. */
function Numbers({ selection: { numbers, days } }: { readonly selection: SelectionSummary }) {
  const words = useWords().ledger.selection
  const format = useFormat()
  if (numbers === null) {
    if (days === null) return null
    return (
      <>
        <span>{words.first(days.first)}</span>
        <span>{words.last(days.last)}</span>
      </>
    )
  }
  const show = (value: number) => (numbers.percent ? format.percent(value, 2) : format.number(value, 2))
  return (
    <>
      <span>{words.sum(show(numbers.sum))}</span>
      <span>{words.average(show(numbers.average))}</span>
      <span>{words.least(show(numbers.least))}</span>
      <span>{words.most(show(numbers.most))}</span>
    </>
  )
}
