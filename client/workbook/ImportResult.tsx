import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import { saveFile } from './exportView.ts'
import styles from './ImportWizard.module.css'
import type { DoneState } from './useImport.ts'
import { useProblemWords } from './useProblemWords.ts'

interface ImportResultProps {
  readonly state: DoneState
  readonly onUndo: () => void
  readonly onLedger: () => void
}

/** What came in, what did not and why, and the way back. */
export function ImportResult({ state, onUndo, onLedger }: ImportResultProps) {
  const words = useWords().workbook
  const download = useProblemDownload(state)
  const { plan, undone } = state
  return (
    <div className={styles.middle}>
      <h3 role="status">
        {undone === null ? words.done(plan.created) : undone.kept > 0 ? words.undoKept(undone.kept) : words.undone}
      </h3>
      {undone === null && <p>{words.doneProblems(plan.skipped, plan.problems) || words.allFine}</p>}
      <div className={styles.acts}>
        {state.problems.length > 0 && <Button onClick={download}>{words.download}</Button>}
        {undone === null && <Button onClick={onUndo}>{words.undo}</Button>}
        <Button look="primary" onClick={onLedger}>
          {words.toLedger}
        </Button>
      </div>
    </div>
  )
}

/** The list as a workbook of its own: row, column, what stood there, why it did not come in. */
function useProblemDownload({ problems }: DoneState): () => void {
  const words = useWords().workbook
  const because = useProblemWords()
  return () => {
    const { row, column, text, why, wholeRow } = words.list
    const columns = [row, column, text, why].map((header, place) => ({ header, width: [8, 18, 40, 40][place] ?? 20 }))
    const rows = problems.map((line) => [line.row, line.column ?? wholeRow, line.text, because(line.why)])
    import('./writeWorkbook.ts')
      .then(({ writeTable }) => writeTable(words.listName, columns, rows))
      .then((blob) => saveFile(blob, `${words.listName}.xlsx`))
      .catch(() => undefined) // nothing was lost: the list stays on screen and the button can be pressed again
  }
}
