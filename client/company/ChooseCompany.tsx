import { useWords } from '../words/useWords.ts'
import type { Membership } from './api.ts'
import styles from './ChooseCompany.module.css'
import { GoneNote } from './GoneNote.tsx'
import type { Gone } from './session.ts'
import { useCall } from './useCall.ts'
import { roleName } from './useRoleName.ts'
import { useSession } from './useSession.ts'

interface Props {
  readonly memberships: readonly Membership[]
  readonly gone?: Gone | undefined
}

/** One account, several companies: which one now. */
export default function ChooseCompany({ memberships, gone }: Props) {
  const words = useWords().company
  const { session } = useSession()
  const call = useCall()
  return (
    <main className={styles.page}>
      {gone !== undefined && <GoneNote gone={gone} />}
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
