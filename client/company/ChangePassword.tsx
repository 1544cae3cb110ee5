import { useState, type FormEvent } from 'react'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AboutCompany.module.css'
import { api } from './api.ts'
import { PasswordInput } from './PasswordInput.tsx'
import { useCall } from './useCall.ts'

const nothing = { present: '', wanted: '' }

/** The present password, then the new one. */
export function ChangePassword() {
  const words = useWords().company
  const call = useCall()
  const [typed, setTyped] = useState(nothing)
  const [changed, setChanged] = useState(false)
  const save = (event: FormEvent) => {
    event.preventDefault()
    setChanged(false)
    call.run(
      () => api.changePassword(typed),
      () => {
        setTyped(nothing)
        setChanged(true)
      },
    )
  }
  const isWeak = call.fault?.kind === 'weak-password'
  return (
    <form className={styles.form} onSubmit={save}>
      <h2 className={styles.title}>{words.account.changePassword}</h2>
      <Field label={words.account.oldPassword} fault={isWeak ? null : call.sentence}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            value={typed.present}
            onChange={(event) => setTyped({ ...typed, present: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.account.newPassword} hint={words.first.passwordHint} fault={isWeak ? call.sentence : null}>
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            value={typed.wanted}
            onChange={(event) => setTyped({ ...typed, wanted: event.target.value })}
          />
        )}
      </Field>
      <div className={styles.row}>
        <Button type="submit" busy={call.busy} disabled={typed.present === '' || typed.wanted === ''}>
          {words.account.changePassword}
        </Button>
        {changed && <output className={styles.said}>{words.account.passwordChanged}</output>}
      </div>
    </form>
  )
}
