import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { useSource } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { appUpdate } from './appUpdate.ts'
import { halfTyped } from './halfTyped.ts'
import styles from './UpdatePrompt.module.css'
import { useLooksForUpdate } from './useLooksForUpdate.ts'
import { useTakeUpdate } from './useTakeUpdate.ts'

/** A newer Kebu waits; the person says when. Nothing unsent is touched by it, and nothing half typed goes unasked. */
export function UpdatePrompt() {
  const words = useWords().shell.update
  const state = useSource(appUpdate().state)
  const take = useTakeUpdate()
  const [unsaved, setUnsaved] = useState<string | null>(null)
  useLooksForUpdate()
  if (state === 'current') return null
  const ask = () => {
    const form = halfTyped(document)
    if (form === null) take()
    else setUnsaved(form)
  }
  return (
    <div className={styles.prompt} role="status">
      <span className={styles.text}>{unsaved === null ? words[state] : words.unsaved(unsaved)}</span>
      <Button
        look={unsaved === null ? 'primary' : 'danger'}
        busy={state === 'taking'}
        onClick={unsaved === null ? ask : take}
      >
        {unsaved === null ? words.reload : words.anyway}
      </Button>
      {state !== 'taking' && (
        <Button
          look="quiet"
          onClick={() => {
            setUnsaved(null)
            if (unsaved === null) appUpdate().later()
          }}
        >
          {unsaved === null ? words.later : words.notYet}
        </Button>
      )}
    </div>
  )
}
