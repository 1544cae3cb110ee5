import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import { gestureFacts } from './gestureFacts.ts'
import styles from './UndoList.module.css'
import { useUndo } from './useUndo.ts'

/** What I did lately, each with its way back. */
export function UndoList() {
  const words = useWords().shell.undo
  return (
    <Popover label={words.list} align="end" opener={(open) => <IconButton {...open} icon="undo" label={words.list} />}>
      {() => <Gestures />}
    </Popover>
  )
}

function Gestures() {
  const workspace = useWorkspace()
  const words = useWords()
  const format = useFormat()
  const { undo } = useUndo()
  const gestures = [...useSource(workspace.undoList)].sort((left, right) => right.set.madeAt - left.set.madeAt)
  if (gestures.length === 0) return <p className={styles.empty}>{words.shell.undo.empty}</p>
  return (
    <ul className={styles.list}>
      {gestures.slice(0, 30).map(({ set, changes }) => {
        const what = words.changes.done[set.kind](gestureFacts({ set, changes }))
        return (
          <li key={set.id} className={styles.entry}>
            <span className={styles.what}>{what}</span>
            <time className={styles.when}>{format.relative(set.madeAt, workspace.now())}</time>
            <Button look="quiet" aria-label={`${words.kit.undo}: ${what}`} onClick={() => undo(set.id)}>
              {words.kit.undo}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
