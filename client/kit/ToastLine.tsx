import { useSyncExternalStore } from 'react'
import { useWords } from '../words/useWords.ts'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import styles from './ToastLine.module.css'
import { useToasts } from './useToasts.ts'

/** Where the present toast stands. */
export function ToastLine() {
  const toasts = useToasts()
  const toast = useSyncExternalStore(toasts.subscribe, toasts.get)
  const words = useWords().kit
  return (
    <output className={styles.place} aria-live="polite">
      {toast !== null && (
        <div className={styles.toast} key={toast.id} data-tone={toast.tone}>
          <span className={styles.text}>{toast.text}</span>
          {toast.action !== undefined && (
            <Button
              look="quiet"
              className={styles.action}
              onClick={() => {
                toast.action?.run()
                toasts.hide()
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <IconButton icon="close" size={14} label={words.close} onClick={() => toasts.hide()} />
        </div>
      )}
    </output>
  )
}
