import { useId, type ReactNode } from 'react'
import styles from './Field.module.css'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  /** Why what was typed will not do; keeps the text. */
  readonly fault?: string | null
  readonly children: (control: {
    readonly id: string
    readonly className: string | undefined
    readonly 'aria-describedby': string
    readonly 'aria-invalid': boolean
  }) => ReactNode
}

/** A label, its control, and the reason under it when something is wrong. */
export function Field({ label, hint, fault = null, children }: FieldProps) {
  const id = useId()
  const about = `${id}-about`
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({ id, className: styles.input, 'aria-describedby': about, 'aria-invalid': fault !== null })}
      <p id={about} className={styles.about} data-fault={fault !== null} role={fault === null ? undefined : 'alert'}>
        {fault ?? hint ?? ''}
      </p>
    </div>
  )
}
