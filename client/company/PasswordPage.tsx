import { useCallback, useState } from 'react'
import { Link } from 'react-router'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useWords } from '../words/useWords.ts'
import { api } from './api.ts'
import styles from './JoinPage.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PersonForm } from './PersonForm.tsx'
import { useAsked } from './useAsked.ts'
import { faultSentence, useCall } from './useCall.ts'
import { useSession } from './useSession.ts'

/** Somebody follows a link to a new password. The token stands behind `#`: no server is sent it with the page. */
export default function PasswordPage() {
  const words = useWords().company
  const [token] = useState(() => window.location.hash.slice(1))
  const { answer: account, fault } = useAsked(useCallback(() => api.openPasswordLink(token), [token]))
  const { session } = useSession()
  const call = useCall()
  const [isDone, setDone] = useState(false)
  if (isDone) {
    return (
      <main className={styles.page}>
        <p role="status">{words.password.done}</p>
        <a href="/?door=signIn">{words.join.home}</a>
      </main>
    )
  }
  return (
    <main className={styles.page}>
      <LanguageSwitch />
      {fault !== null && (
        <>
          <p className={styles.fault} role="alert">
            {faultSentence(words.faults, fault)}
          </p>
          <Link to="/?door=signIn">{words.join.home}</Link>
        </>
      )}
      {fault === null && account === null && <Skeleton rows={5} />}
      {account !== null && (
        <>
          <h1 className={styles.title}>{words.password.title(account.name)}</h1>
          <p className={styles.lead}>{words.password.lead(account.login)}</p>
          <PersonForm
            fields={['password']}
            button={words.password.set}
            passwordIs="new"
            call={call}
            onSubmit={({ password }) =>
              call.run(
                () => api.usePasswordLink({ token, wanted: password }),
                () => {
                  setDone(true)
                  void session.settle()
                },
              )
            }
          />
        </>
      )}
    </main>
  )
}
