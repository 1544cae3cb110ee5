import { useState } from 'react'
import { SignIn } from '../company/SignIn.tsx'
import { useSession } from '../company/useSession.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './ExpiredNote.module.css'

/** The session is over, the copy is still here: work goes on, signing in sends what waits. */
export function ExpiredNote() {
  const words = useWords()
  const { state } = useSession()
  const [asking, setAsking] = useState(false)
  if (state.kind !== 'member' || !state.expired) return null
  if (state.left === true) {
    return (
      <div className={styles.note} role="alert">
        {words.company.first.left(state.membership.companyName)}
      </div>
    )
  }
  return (
    <div className={styles.note} role="alert">
      <span>{words.company.first.signInAgain}</span>
      <Button look="primary" onClick={() => setAsking(true)}>
        {words.shell.status.signInAgain}
      </Button>
      {asking && (
        <Dialog title={words.shell.status.signInAgain} onClose={() => setAsking(false)}>
          <SignIn />
        </Dialog>
      )}
    </div>
  )
}
