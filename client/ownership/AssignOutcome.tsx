import type { ChangeSetId, CustomerId } from '#shared/base/id.ts'
import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AssignDialog.module.css'
import type { ToAssign } from './toAssign.ts'

/** A customer who was not given, and why. */
export interface Failed {
  readonly name: string
  readonly why: string
}

/** What was sent, and what this device already knew to be refused. */
export interface Sent {
  /** Null: nothing was left to send. */
  readonly set: ChangeSetId | null
  /** Customers in it. */
  readonly count: number
  readonly failed: readonly Failed[]
}

interface Props extends Sent {
  readonly subjects: readonly ToAssign[]
  readonly onClose: () => void
}

/** What became of it, as the server's answer comes: how many went, and each that did not with its reason. */
export function AssignOutcome({ set, failed, subjects, count, onClose }: Props) {
  const words = useWords().pool.assign
  const workspace = useWorkspace()
  const sentence = useRefusalSentence()
  const online = useSource(workspace.status).link === 'online'
  const entry = useSource(workspace.outbox).find((each) => each.set.id === set)
  const nameOf = (customer: CustomerId) => subjects.find((each) => each.customer === customer)?.name ?? ''
  const refused = (entry?.refused ?? []).flatMap(({ change, refusal }): Failed[] =>
    'customer' in change && refusal !== null ? [{ name: nameOf(change.customer), why: sentence(refusal) }] : [],
  )
  const all = [...failed, ...refused]
  const waits = entry?.state === 'waiting' || entry?.state === 'sending'
  const went = count - refused.length
  const close = () => {
    // what was refused has been read here: it need not be read again in the status list
    if (set !== null && entry?.state === 'refused') void workspace.acknowledge(set).catch(() => undefined)
    onClose()
  }
  return (
    <div className={styles.stack}>
      <p role="status">{waits ? (online ? words.sending(count) : words.queued(count)) : words.done(went)}</p>
      {all.length > 0 && (
        <>
          <p role="alert">{words.refused(all.length)}</p>
          <ul className={styles.failed}>
            {all.map(({ name, why }) => (
              <li key={`${name}/${why}`}>
                <b>{name}</b> {why}
              </li>
            ))}
          </ul>
        </>
      )}
      <footer className={styles.acts}>
        <Button look="primary" onClick={close}>
          {words.close}
        </Button>
      </footer>
    </div>
  )
}
