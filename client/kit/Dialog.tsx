import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../words/useWords.ts'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

interface DialogProps {
  readonly title: string
  /** Room for two columns. */
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question or a short form over the page; the browser keeps focus inside and gives it back. */
export function Dialog({ title, wide = false, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const words = useWords().kit
  useModal(box)
  return (
    <dialog
      ref={box}
      className={styles.dialog}
      aria-label={title}
      data-wide={wide}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <IconButton icon="close" label={words.close} onClick={() => box.current?.close()} />
      </header>
      <div className={styles.body}>{children}</div>
    </dialog>
  )
}

function useModal(box: { readonly current: HTMLDialogElement | null }): void {
  useEffect(() => {
    const dialog = box.current
    if (dialog === null || dialog.open) return
    dialog.showModal()
    // the browser would begin at the close button; a dialog with a field was opened to type there
    dialog
      .querySelector<HTMLElement>('input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, select')
      ?.focus()
  }, [box])
}
