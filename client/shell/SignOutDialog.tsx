import { useCall } from '../company/useCall.ts'
import { useSession } from '../company/useSession.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { unsentCount } from '../replica/unsentNotes.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AccountMenu.module.css'

/** Signing out takes the copy off this device; with unsent changes it says how many would go with it. */
export function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords()
  const workspace = useWorkspace()
  const { session } = useSession()
  const waiting = unsentCount(useSource(workspace.status))
  const call = useCall()
  const leave = () =>
    call.run(async () => {
      await workspace.clearDevice({ evenUnsent: true })
      await session.leave()
    })
  return (
    <Dialog title={words.shell.account.signOut} onClose={onClose}>
      <p>{waiting > 0 ? words.shell.account.signOutUnsent(waiting) : words.company.account.clearLead}</p>
      {call.sentence !== null && <p role="alert">{call.sentence}</p>}
      <div className={styles.leave}>
        <Button onClick={onClose}>{waiting > 0 ? words.shell.account.signOutKeep : words.kit.cancel}</Button>
        <Button look={waiting > 0 ? 'danger' : 'primary'} busy={call.busy} onClick={leave}>
          {waiting > 0 ? words.shell.account.signOutAnyway : words.shell.account.signOut}
        </Button>
      </div>
    </Dialog>
  )
}
