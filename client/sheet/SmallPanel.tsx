import type { KeyboardEvent, ReactNode } from 'react'
import styles from './FindPanel.module.css'

interface Props {
  readonly label: string
  /** Enter in a field; elsewhere it presses the button that it is on. */
  readonly onEnter: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A line over the sheet that asks for one thing: Enter gives it, Esc goes back. Its keys are not the sheet's. */
export function SmallPanel({ label, onEnter, onClose, children }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) onEnter()
    else return
    event.preventDefault()
  }
  return (
    <dialog open className={styles.panel} aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </dialog>
  )
}
