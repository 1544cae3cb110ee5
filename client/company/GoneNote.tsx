import { useWords } from '../words/useWords.ts'
import styles from './GoneNote.module.css'
import type { Gone } from './session.ts'

/** Why the company that was open here is here no more, and where the unsent work is. */
export function GoneNote({ gone }: { readonly gone: Gone }) {
  const words = useWords().company.gone
  return (
    <div role="alert" className={styles.note}>
      <p>{words[gone.over](gone.companyName)}</p>
      {gone.kept > 0 && <p>{words.kept(gone.kept)}</p>}
    </div>
  )
}
