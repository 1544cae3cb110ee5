import { useEffect, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Button } from '../kit/Button.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useWords } from '../words/useWords.ts'
import { api, type InvitationSeen, type SessionFacts } from './api.ts'
import { faultOf, type ApiFault } from './fault.ts'
import styles from './JoinPage.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PersonForm } from './PersonForm.tsx'
import { SignIn } from './SignIn.tsx'
import { faultSentence, useCall } from './useCall.ts'
import { roleName } from './useRoleName.ts'
import { useSession } from './useSession.ts'

/** Somebody followed an invitation link. */
export default function JoinPage() {
  const { token = '' } = useParams()
  const words = useWords().company
  const invitation = useInvitation(token)
  return (
    <main className={styles.page}>
      <LanguageSwitch />
      {invitation === null && <Skeleton rows={5} />}
      {invitation !== null && 'kind' in invitation && (
        <>
          <p className={styles.fault} role="alert">
            {faultSentence(words.faults, invitation)}
          </p>
          <Link to="/?door=signIn">{words.join.home}</Link>
        </>
      )}
      {invitation !== null && 'role' in invitation && <JoinForm token={token} invitation={invitation} />}
    </main>
  )
}

function JoinForm({ token, invitation }: { readonly token: string; readonly invitation: InvitationSeen }) {
  const words = useWords().company
  const { state, session } = useSession()
  const [hasAccount, setHasAccount] = useState(false)
  const call = useCall()
  const navigate = useNavigate()
  // one who signed out without the network must not join as who he was
  useEffect(() => void session.settle(), [session])
  const enter = (facts: SessionFacts) => {
    session.enter(facts)
    void navigate('/', { replace: true })
  }
  const role = roleName(words, invitation.role, invitation.roleName)
  const isSignedIn = state.kind === 'member' && !state.expired
  return (
    <>
      <h1 className={styles.title}>{words.join.title(invitation.company)}</h1>
      <p className={styles.lead}>
        {invitation.inviter === '' ? words.join.leadPlain(role) : words.join.lead(invitation.inviter, role)}
      </p>
      {isSignedIn && (
        <>
          <Button look="primary" busy={call.busy} onClick={() => call.run(() => api.join(token, {}), enter)}>
            {words.join.joinAs(state.membership.name)}
          </Button>
          {call.sentence !== null && <p role="alert">{call.sentence}</p>}
        </>
      )}
      {!isSignedIn && hasAccount && <SignIn />}
      {!isSignedIn && !hasAccount && (
        <PersonForm
          fields={['name', 'login', 'password']}
          button={words.join.join}
          passwordIs="new"
          call={call}
          onSubmit={(values) => call.run(() => api.join(token, values), enter)}
        />
      )}
      {!isSignedIn && (
        <Button look="quiet" onClick={() => setHasAccount(!hasAccount)}>
          {hasAccount ? words.join.newAccount : words.join.oldAccount}
        </Button>
      )}
    </>
  )
}

/** The invitation behind the link, or why it opens nothing. */
function useInvitation(token: string): InvitationSeen | ApiFault | null {
  const [seen, setSeen] = useState<InvitationSeen | ApiFault | null>(null)
  useEffect(() => {
    let gone = false
    api
      .invitation(token)
      .then((invitation) => closedAs(invitation) ?? invitation, faultOf)
      .then((answer) => {
        if (!gone) setSeen(answer)
      })
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [token])
  return seen
}

const closedAs = ({ state }: InvitationSeen): ApiFault | null =>
  state === 'open' ? null : { kind: `invitation-${state}` }
