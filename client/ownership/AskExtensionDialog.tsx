import { useState, type FormEvent } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './ExtensionState.module.css'

interface Props {
  readonly customer: CustomerId
  readonly name: string
  readonly onClose: () => void
}

const usualDays = 7

/** How many days more, and why: both are asked for, the manager decides by them. */
export function AskExtensionDialog({ customer, name, onClose }: Props) {
  const words = useWords()
  const say = words.pool.extension
  const submit = useSubmit()
  const [days, setDays] = useState(String(usualDays))
  const [reason, setReason] = useState('')
  const count = Math.round(Number(days))
  const isWhole = count >= 1 && count <= 365 && reason.trim() !== ''
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole) return
    const change = { kind: 'askExtension', customer, days: count, reason: reason.trim() } as const
    submit({ kind: 'extend', label: name, changes: [change] }, onClose)
  }
  return (
    <Dialog title={say.askOf(name)} onClose={onClose}>
      <form className={styles.form} onSubmit={ask}>
        <Field label={say.days}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={1}
              max={365}
              value={days}
              onChange={(event) => setDays(event.target.value)}
            />
          )}
        </Field>
        <Field label={say.reason} hint={say.reasonHint}>
          {(control) => (
            <input {...control} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <div className={styles.acts}>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
          <Button look="primary" type="submit" disabled={!isWhole}>
            {say.send}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
