import { useWords } from '../words/useWords.ts'
import type { Membership } from './api.ts'
import styles from './ChooseCompany.module.css'
import { useCall } from './useCall.ts'
import { roleName } from './useRoleName.ts'
import { useSession } from './useSession.ts'

/** One account, several companies: which one now. */
export default function ChooseCompany({ memberships }: { readonly memberships: readonly Membership[] }) {
  const words = useWords().company
  const { session } = useSession()
  const call = useCall()
  return (
    <main className={styles.page}>
      <h1>{words.first.choose}</h1>
      <ul>
        {memberships.map(({ company, companyName, role, roleName: own }) => (
          <li key={company}>
            <button type="button" disabled={call.busy} onClick={() => call.run(() => session.choose(company))}>
              <strong>{companyName}</strong>
              <span>{roleName(words, role, own)}</span>
            </button>
          </li>
        ))}
      </ul>
      {call.sentence !== null && <p role="alert">{call.sentence}</p>}
    </main>
  )
}
