import { Button } from '../kit/Button.tsx'
import type { SyncStatus } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import styles from './Boot.module.css'

interface BootProps {
  /** Rows of the first sync; null while the local copy opens. */
  readonly progress: { readonly got: number; readonly total: number } | null
  readonly link?: SyncStatus['link']
  /** Why the local copy would not open. */
  readonly failed?: string
}

/** Before the first screen: says what is going on once it takes longer than a moment. */
export function Boot({ progress, link, failed }: BootProps) {
  const words = useWords().shell
  if (failed !== undefined) {
    return (
      <main className={styles.boot} data-now="true">
        <h1>{words.boot.failed}</h1>
        <p role="alert">{words.boot.failedWhy(failed)}</p>
        <Button onClick={() => location.reload()}>{words.boot.retry}</Button>
      </main>
    )
  }
  const isStuck = link === 'offline' || link === 'signedOut' || link === 'tooOld'
  return (
    <main className={styles.boot}>
      <img src="/icon.svg" width="48" height="48" alt="" />
      <p>{progress === null ? words.boot.opening : words.boot.first}</p>
      {progress !== null && progress.total > 0 && (
        <>
          <progress value={progress.got} max={progress.total} aria-label={words.boot.first} />
          <p className={styles.facts}>{words.boot.progress(progress.got, progress.total)}</p>
        </>
      )}
      {isStuck && <p role="status">{words.status.explain[link]}</p>}
    </main>
  )
}
