import { useState, type FormEvent } from 'react'
import { ledgerRecord } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useWords } from '../words/useWords.ts'
import styles from './AddCustomer.module.css'

/** A new customer from anywhere: his name here, everything else in his panel, which opens at once. */
export function AddCustomer({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const workspace = useWorkspace()
  const column = columnByRole(useSource(workspace.company).columns.values(), 'customers', 'name')
  const submit = useSubmit()
  const { open } = useCustomerInUrl()
  const [name, setName] = useState('')
  const make = (event: FormEvent) => {
    event.preventDefault()
    const now = name.trim()
    if (column === null || now === '') return
    const customer = workspace.newId.customer()
    const cells = [{ column: column.id, now }]
    submit(
      {
        kind: 'create',
        label: now,
        changes: [{ kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells }],
      },
      () => {
        onClose()
        open(customer)
      },
    )
  }
  return (
    <Dialog title={words.ledger.addCustomer} onClose={onClose}>
      <form className={styles.form} onSubmit={make}>
        <Field label={column?.name ?? words.ledger.addCustomer}>
          {(control) => (
            <input {...control} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <div className={styles.acts}>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
          <Button look="primary" type="submit" disabled={name.trim() === ''}>
            {words.kit.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
