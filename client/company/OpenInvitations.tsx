import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import { api } from './api.ts'
import styles from './People.module.css'
import { useAsked } from './useAsked.ts'
import { useRoleName } from './useRoleName.ts'
import { useCall } from './useCall.ts'

/** Links that still open the company, each with its way to be withdrawn. */
export function OpenInvitations() {
  const words = useWords().company
  const format = useFormat()
  const { departments } = useSource(useWorkspace().company)
  const { answer, fault, again } = useAsked(api.invitations)
  const nameOf = useRoleName()
  const call = useCall()
  if (fault?.kind === 'unreachable') return <p className={styles.note}>{words.people.offline}</p>
  const open = (answer ?? []).filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  return (
    <section className={styles.invitations}>
      <h3 className={styles.title}>{words.people.open}</h3>
      <ul>
        {open.map(({ id, role, department, expiresAt, inviter }) => (
          <li key={id} className={styles.invitation}>
            <span>
              {format.list(
                [nameOf(role), departments.get(department)?.name ?? '', inviter].filter((each) => each !== ''),
              )}
            </span>
            <span>{words.people.until(format.moment(expiresAt))}</span>
            <Button
              look="quiet"
              busy={call.busy}
              aria-label={words.people.revokeOf(nameOf(role), format.moment(expiresAt))}
              onClick={() => call.run(() => api.revokeInvitation(id), again)}
            >
              {words.people.revoke}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
