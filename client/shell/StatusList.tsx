import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { Button } from '../kit/Button.tsx'
import type { OutboxEntry } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './StatusList.module.css'
import { Errands } from './Errands.tsx'
import { gestureFacts } from './gestureFacts.ts'
import { StorageFacts } from './StorageFacts.tsx'
import { UnsentNotes } from './UnsentNotes.tsx'
import { useTakeUpdate } from './useTakeUpdate.ts'
import { WrittenCells } from './WrittenCells.tsx'

/** What waits and what was not taken, in words, with why; then how this device keeps it. */
export function StatusList() {
  const workspace = useWorkspace()
  const words = useWords().shell.status
  const status = useSource(workspace.status)
  const outbox = useSource(workspace.outbox)
  const takeUpdate = useTakeUpdate()
  const disputed = outbox.filter(({ state }) => state === 'refused' || state === 'proposed')
  const waiting = outbox.filter(({ state }) => state === 'waiting' || state === 'sending')
  return (
    <div className={styles.list}>
      <p className={styles.explain}>{words.explain[status.link]}</p>
      {status.storageFault !== null && (
        <p className={styles.fault} role="alert">
          {words.fault(status.storageFault)}
        </p>
      )}
      {status.link === 'tooOld' && <Button onClick={takeUpdate}>{words.update}</Button>}
      <Errands />
      {disputed.length > 0 && <Entries title={words.listNeedsYou} entries={disputed} />}
      {waiting.length > 0 && <Entries title={words.listWaiting} entries={waiting} />}
      {status.unsentNotes.length > 0 && <UnsentNotes customers={status.unsentNotes} />}
      {outbox.length === 0 && status.unsentNotes.length === 0 && status.link === 'online' && (
        <p className={styles.sent}>✓ {words.allSent}</p>
      )}
      <StorageFacts persisted={status.persisted} wiped={status.wiped} />
    </div>
  )
}

const mostShown = 50

function Entries({ title, entries }: { readonly title: string; readonly entries: readonly OutboxEntry[] }) {
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      <ul>
        {entries.slice(0, mostShown).map((entry) => (
          <Entry key={entry.set.id} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function Entry({ entry: { set, state, changes, refused } }: { readonly entry: OutboxEntry }) {
  const workspace = useWorkspace()
  const words = useWords()
  const format = useFormat()
  const sentence = useRefusalSentence()
  const proposals = useSource(workspace.proposals)
  const whyProposed = (id: string | null) =>
    proposals.find((each) => each.id === id)?.why === 'suggested'
      ? words.customer.panel.suggested
      : words.shell.status.proposedWhy
  const disputed = state === 'refused' || state === 'proposed'
  return (
    <li className={styles.entry} data-state={state}>
      <div className={styles.what}>
        <span>{words.changes.done[set.kind](gestureFacts({ set, changes }))}</span>
        <span className={styles.state}>{words.shell.status.stateOf[state]}</span>
      </div>
      <p className={styles.when}>{words.shell.status.madeAt(format.moment(set.madeAt))}</p>
      {refused.slice(0, 3).map(({ change, refusal, proposal }) => (
        <div key={`${JSON.stringify(change)}/${proposal}`} className={styles.why}>
          <p>{refusal === null ? whyProposed(proposal) : sentence(refusal)}</p>
          <WrittenCells change={change} />
        </div>
      ))}
      {disputed && (
        <Button look="quiet" onClick={() => void workspace.acknowledge(set.id).catch(() => undefined)}>
          {words.shell.status.acknowledge}
        </Button>
      )}
    </li>
  )
}
