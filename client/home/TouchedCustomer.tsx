import type { Stamp } from '#shared/ledger/document.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Avatar } from '../kit/Avatar.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './ChangedCustomers.module.css'

/** One customer with who touched him and when; opens him. */
export function TouchedCustomer({ row, stamp }: { readonly row: ViewRow; readonly stamp: Stamp }) {
  const words = useWords().home
  const format = useFormat()
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const { open } = useCustomerInUrl()
  const ledger = useRoleReader('customers')
  const by = members.get(stamp.by)?.name ?? ''
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => open(row.customer)}>
        <Avatar id={stamp.by} name={by} size={22} />
        <span className={styles.name}>{ledger.text(row, 'name')}</span>
        <span className={styles.when}>{words.changedBy(by, format.relative(stamp.at, workspace.now()))}</span>
      </button>
    </li>
  )
}
