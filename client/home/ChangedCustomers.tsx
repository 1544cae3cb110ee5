import { useRoleReader } from '../customers/useRoleReader.ts'
import { Avatar } from '../kit/Avatar.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './ChangedCustomers.module.css'

/** Customers that somebody wrote to lately, newest first. */
export function ChangedCustomers({ rows }: { readonly rows: readonly ViewRow[] }) {
  const words = useWords().home
  const format = useFormat()
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const { open } = useCustomerInUrl()
  const ledger = useRoleReader('customers')
  if (rows.length === 0) return null
  return (
    <section>
      <h2 className={styles.title}>{words.changed}</h2>
      <ul>
        {rows.map((row) => {
          const by = members.get(row.changed.by)?.name ?? ''
          return (
            <li key={row.id}>
              <button type="button" className={styles.row} onClick={() => open(row.customer)}>
                <Avatar id={row.changed.by} name={by} size={22} />
                <span className={styles.name}>{ledger.text(row, 'name')}</span>
                <span className={styles.when}>
                  {words.changedBy(by, format.relative(row.changed.at, workspace.now()))}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
