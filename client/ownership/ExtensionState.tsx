import { useState } from 'react'
import { ownerOf, type Envelope } from '#shared/ownership/envelope.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { AskExtensionDialog } from './AskExtensionDialog.tsx'
import styles from './ExtensionState.module.css'

/** More time with a customer who would go back: what was asked for, what became of it, and the way to ask. */
export function ExtensionState({ envelope, name }: { readonly envelope: Envelope; readonly name: string }) {
  const words = useWords().pool.extension
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const [asking, setAsking] = useState(false)
  const { until, asked, declined } = envelope.extension ?? {}
  const isMine = ownerOf(envelope) === workspace.me
  return (
    <span className={styles.state}>
      {until !== undefined && <small>{words.until(until)}</small>}
      {asked !== undefined && <small>{words.waits(asked.days)}</small>}
      {declined !== undefined && (
        <small>{words.declined(members.get(declined.by)?.name ?? '', declined.reason ?? '')}</small>
      )}
      {isMine && asked === undefined && (
        <Button look="quiet" aria-label={words.askOf(name)} onClick={() => setAsking(true)}>
          {words.ask}
        </Button>
      )}
      {asking && <AskExtensionDialog customer={envelope.customer} name={name} onClose={() => setAsking(false)} />}
    </span>
  )
}
