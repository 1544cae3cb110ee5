import { Button } from 'antd'
import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { mayAnywhere } from '#shared/ownership/rights.ts'
import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { CardFacts } from './CardFacts.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'
import type { PoolCard } from './poolApi.ts'
import styles from './PoolPage.module.css'
import { cardsToAssign, mayAssignCard } from './toAssign.ts'
import { useOwnership } from './useOwnership.ts'

interface Props {
  readonly card: PoolCard
  /** He looks after this pool: every card is his to assign. */
  readonly isHis: boolean
  /** He has claims left today. */
  readonly mayClaim: boolean
  readonly chosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

/** One masked card: claimed with a click, chosen with others or assigned alone by who may. */
export function PoolCardItem({ card, isHis, mayClaim, chosen, onChoose }: Props) {
  const words = useWords().customer.ownership
  const say = useWords().pool.assign
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const outbox = useSource(workspace.outbox)
  const ownership = useOwnership()
  const [assigning, setAssigning] = useState<CustomerId | null>(null)
  const [claimed, setClaimed] = useState(false)
  const sentence = useRefusalSentence()
  const refusal = outbox
    .flatMap(({ refused }) => refused)
    .findLast(({ change }) => change.kind === 'claim' && change.customer === card.customer)?.refusal
  const queued = claimed && refusal === undefined
  const mayAssignIt = mayAssignCard(workspace, card, isHis)
  return (
    <li className={styles.card}>
      <h2>
        {mayAssignIt && (
          <input
            type="checkbox"
            aria-label={say.choose(card.name)}
            checked={chosen}
            onChange={(event) => onChoose(event.target.checked)}
          />
        )}
        {card.name}
      </h2>
      <CardFacts card={card} />
      <p className={styles.since}>
        {words.pool.since(dayOf(card.since, company.settings.zoneMinutes))} · {words.pool.why[card.why]}
      </p>
      {refusal !== undefined && refusal !== null && <p className={styles.refused}>{sentence(refusal)}</p>}
      <footer>
        {mayAnywhere(viewer, 'claim') && (
          <Button
            type="primary"
            aria-label={`${words.claim} ${card.name}`}
            disabled={queued || !mayClaim}
            onClick={() => ownership.claim(card.customer, card.name, () => setClaimed(true))}
          >
            {queued ? words.claiming : words.claim}
          </Button>
        )}
        {mayAssignIt && (
          <Button aria-label={`${words.assign} ${card.name}`} onClick={() => setAssigning(card.customer)}>
            {words.assign}
          </Button>
        )}
      </footer>
      {assigning !== null &&
        // a pool's own administrator may hold no more of the customer than this card
        (workspace.envelope(assigning) === undefined ? (
          <AssignDialog subjects={cardsToAssign(workspace, [card])} leftOut={0} onClose={() => setAssigning(null)} />
        ) : (
          <HandOverDialog act="assign" customer={assigning} name={card.name} onClose={() => setAssigning(null)} />
        ))}
    </li>
  )
}
