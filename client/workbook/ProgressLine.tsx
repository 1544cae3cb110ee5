import { Button } from '../kit/Button.tsx'
import styles from './ImportWizard.module.css'

interface ProgressLineProps {
  readonly text: string
  readonly hint?: string
  /** 0 to 1; left out while nobody can know. */
  readonly share?: number
  readonly act: string
  readonly onAct: () => void
}

/** What is being done, how far it is, and the way out. */
export function ProgressLine({ text, hint, share, act, onAct }: ProgressLineProps) {
  return (
    <div className={styles.middle}>
      <p role="status">{text}</p>
      <progress className={styles.bar} aria-label={text} max={1} {...(share !== undefined && { value: share })} />
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <Button onClick={onAct}>{act}</Button>
    </div>
  )
}
