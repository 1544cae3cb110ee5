/// <reference types="vite-plugin-pwa/react" />
import { useRegisterSW } from 'virtual:pwa-register/react'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './UpdatePrompt.module.css'

/** A newer Kebu is downloaded and waits; the person says when. Nothing unsent is touched by it. */
export function UpdatePrompt() {
  const words = useWords().shell.update
  const {
    needRefresh: [isReady, setReady],
    updateServiceWorker,
  } = useRegisterSW()
  if (!isReady) return null
  return (
    <div className={styles.prompt} role="alert">
      <span>{words.ready}</span>
      <Button look="primary" onClick={() => void updateServiceWorker(true)}>
        {words.reload}
      </Button>
      <Button look="quiet" onClick={() => setReady(false)}>
        {words.later}
      </Button>
    </div>
  )
}
