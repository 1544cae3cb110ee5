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
  const format = useFormat()
  const numbers = selection?.numbers ?? null
  const several = selection !== null && selection.rows * selection.columns > 1
  return (
    <div className={styles.status} role="status">
      <span>{words.count(shown, of)}</span>
      {several && <span>{words.selection.cells(selection.filled)}</span>}
      {several && numbers !== null && (
        <>
          <span>{words.selection.sum(format.number(numbers.sum, 2))}</span>
          <span>{words.selection.average(format.number(numbers.average, 2))}</span>
        </>
      )}
    </div>
  )
}
