import { useState } from 'react'
import type { Member } from '#shared/ledger/company.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useWords } from '../words/useWords.ts'
import { api } from './api.ts'
import { InvitationLink } from './InvitationLink.tsx'
import styles from './People.module.css'
import { useCall } from './useCall.ts'

/** A colleague forgot his password: a link by which he sets a new one, made when it is asked for and told once. */
export function PasswordLinkDialog({ member, onClose }: { readonly member: Member; readonly onClose: () => void }) {
  const words = useWords().company.people
  const [made, setMade] = useState<{ readonly link: string; readonly expiresAt: number } | null>(null)
  const call = useCall()
  return (
    <Dialog title={words.passwordOf(member.name)} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.note}>{words.passwordLead}</p>
        {made === null ? (
          <Button look="primary" busy={call.busy} onClick={() => call.run(() => api.passwordLink(member.id), setMade)}>
            {words.passwordMake}
          </Button>
        ) : (
          <InvitationLink made={made} label={words.passwordLink} />
        )}
        {call.sentence !== null && <p role="alert">{call.sentence}</p>}
      </div>
    </Dialog>
  )
}
