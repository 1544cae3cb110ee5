import { useState, type FormEvent } from 'react'
import type { Member } from '#shared/ledger/company.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './People.module.css'

interface LeaveDialogProps {
  readonly member: Member
  readonly onClose: () => void
  readonly onLeave: () => void
}

/** Somebody leaves the company: asked by typing the name. */
export function LeaveDialog({ member, onClose, onLeave }: LeaveDialogProps) {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const people = words.company.people
  const leave = (event: FormEvent) => {
    event.preventDefault()
    onLeave()
    onClose()
  }
  return (
    <Dialog title={people.leaveOf(member.name)} onClose={onClose}>
      <form className={styles.form} onSubmit={leave}>
        <Field label={people.leaveAsk(member.name)}>
          {(control) => (
            <input {...control} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
          )}
        </Field>
        <div className={styles.formActs}>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
          <Button look="danger" type="submit" disabled={typed.trim() !== member.name}>
            {people.leave}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
