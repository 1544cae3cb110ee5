import { useState, type FormEvent } from 'react'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { useWords } from '../words/useWords.ts'
import { PasswordInput } from './PasswordInput.tsx'
import styles from './PersonForm.module.css'
import { fieldOfFault, firstGap, type PersonField } from './personForm.ts'
import type { useCall } from './useCall.ts'

interface PersonFormProps<Asked extends PersonField> {
  /** In the order of the page. */
  readonly fields: readonly Asked[]
  readonly button: string
  /** A new password must be long enough; a present one is only compared. */
  readonly passwordIs: 'new' | 'present'
  readonly call: ReturnType<typeof useCall>
  readonly onSubmit: (values: Readonly<Record<Asked, string>>) => void
}

const autoComplete = { company: 'organization', name: 'name', login: 'username' } as const

/** Name, login, password: keeps what was typed and says under the field what is wrong with it. */
export function PersonForm<Asked extends PersonField>(props: PersonFormProps<Asked>) {
  const { fields, button, passwordIs, call, onSubmit } = props
  const words = useWords().company.first
  const leastPassword = passwordIs === 'new' ? 8 : 1
  // one text for each asked field, and only for those
  const [values, setValues] = useState(() => Object.fromEntries(fields.map((f) => [f, ''])) as Record<Asked, string>)
  const [gap, setGap] = useState<ReturnType<typeof firstGap>>(null)
  const labels = { company: words.companyName, name: words.yourName, login: words.login, password: words.password }
  const hints: Partial<Record<PersonField, string>> =
    passwordIs === 'new' ? { login: words.loginHint, password: words.passwordHint } : {}
  const faultField = fieldOfFault(call.fault)
  const faultOf = (field: PersonField): string | null => {
    if (gap?.field === field) return gap.gap === 'empty' ? words.required : words.tooShort(leastPassword)
    return faultField === field ? call.sentence : null
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = firstGap(values, { leastPassword })
    setGap(found)
    if (found === null) onSubmit(values)
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {fields.map((field) => (
        <Field key={field} label={labels[field]} hint={hints[field]} fault={faultOf(field)}>
          {(control) => {
            const input = {
              ...control,
              name: field,
              value: values[field],
              placeholder: field === 'company' ? words.companyHint : undefined,
              onChange: (event: { readonly target: { readonly value: string } }) =>
                setValues({ ...values, [field]: event.target.value }),
            }
            return field === 'password' ? (
              <PasswordInput {...input} autoComplete={passwordIs === 'new' ? 'new-password' : 'current-password'} />
            ) : (
              <input {...input} autoComplete={autoComplete[field as keyof typeof autoComplete]} maxLength={100} />
            )
          }}
        </Field>
      ))}
      {call.sentence !== null && faultField === null && (
        <p className={styles.fault} role="alert">
          {call.sentence}
        </p>
      )}
      <Button look="primary" type="submit" busy={call.busy}>
        {button}
      </Button>
    </form>
  )
}
