import styles from './StageDot.module.css'

interface StageDotProps {
  readonly name: string
  readonly color: number
}

/** A stage as a dot with its name. */
export function StageDot({ name, color }: StageDotProps) {
  return (
    <span className={styles.stage}>
      <span className={styles.dot} style={{ background: `var(--tag-${color % 12}-ink)` }} aria-hidden="true" />
      {name}
    </span>
  )
}
