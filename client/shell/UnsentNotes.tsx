import { ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './StatusList.module.css'

/** Whose notes hold words that the server does not have yet. */
export function UnsentNotes({ customers }: { readonly customers: readonly CustomerId[] }) {
  const words = useWords()
  const workspace = useWorkspace()
  const reader = useRoleReader('customers')
  const { link } = useSource(workspace.status)
  const rows = workspace.rows('customers')
  const nameOf = (customer: CustomerId) => {
    const row = rows.get(ledgerRecord(customer))
    return (row === undefined ? '' : reader.text(row, 'name')) || words.customer.panel.unnamed
  }
  return (
    <section>
      <h3 className={styles.heading}>{words.shell.status.listNotes}</h3>
      <ul>
        {customers.map((customer) => (
          <li key={customer} className={styles.entry}>
            <div className={styles.what}>
              <span>{nameOf(customer)}</span>
              <span className={styles.state}>
                {words.shell.status.stateOf[link === 'online' ? 'sending' : 'waiting']}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
