import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './Errands.module.css'

/** How far the server is with what my change called for at many customers; everybody edits meanwhile. */
export function Errands() {
  const words = useWords().shell.errands
  const errands = useSource(useWorkspace().errands)
  const [first] = errands
  if (first === undefined) return null
  const { kind, done, total } = first
  return (
    <span className={styles.errand} role="status">
      {words[kind]}
      <progress aria-label={words[kind]} value={done} max={Math.max(1, total)} />
      {total > 0 && words.far(done, total)}
    </span>
  )
}
