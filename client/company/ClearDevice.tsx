import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { unsentCount } from '../replica/unsentNotes.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AboutCompany.module.css'
import { useCall } from './useCall.ts'
import { useSession } from './useSession.ts'

/** Takes the copy off this device and signs out: asked by typing a word. */
export function ClearDevice() {
  const words = useWords().company.account
  const [asking, setAsking] = useState(false)
  return (
    <section>
      <h2 className={styles.title}>{words.device}</h2>
      <p className={styles.lead}>{words.clearLead}</p>
      <Button look="danger" onClick={() => setAsking(true)}>
        {words.clear}
      </Button>
      {asking && <ClearDialog onClose={() => setAsking(false)} />}
    </section>
  )
}

function ClearDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords().company.account
  const workspace = useWorkspace()
  const { session } = useSession()
  const waiting = unsentCount(useSource(workspace.status))
  const call = useCall()
  const [typed, setTyped] = useState('')
  const clear = () =>
    call.run(async () => {
      await workspace.clearDevice({ evenUnsent: true })
      await session.leave()
    })
  return (
    <Dialog title={words.clear} onClose={onClose}>
      {waiting > 0 && <p role="alert">{words.clearUnsent(waiting)}</p>}
      <Field label={words.clearAsk(words.clearWord)} fault={call.sentence}>
        {(control) => <input {...control} value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <Button look="danger" busy={call.busy} disabled={typed.trim() !== words.clearWord} onClick={clear}>
        {words.clear}
      </Button>
    </Dialog>
  )
}
