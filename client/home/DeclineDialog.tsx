import { useState, type FormEvent } from 'react'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './Decisions.module.css'

interface DeclineDialogProps {
  readonly onDecline: (reason: string) => void
  readonly onClose: () => void
}

/** The author reads why: asked, not demanded. */
export function DeclineDialog({ onDecline, onClose }: DeclineDialogProps) {
  const words = useWords()
  const [reason, setReason] = useState('')
  const decline = (event: FormEvent) => {
    event.preventDefault()
    onDecline(reason.trim())
    onClose()
  }
  return (
    <Dialog title={words.home.decline} onClose={onClose}>
      <form onSubmit={decline}>
        <Field label={words.home.declineWhy} hint={words.home.declineHint}>
          {(control) => (
            <input {...control} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <div className={styles.dialogActs}>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
          <Button look="primary" type="submit">
            {words.home.decline}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
