import { useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './Decisions.module.css'
import { DeclineDialog } from './DeclineDialog.tsx'
import { ProposalCard } from './ProposalCard.tsx'
import { useDecisions } from './useDecisions.ts'
import { useDecide } from './useDecide.ts'

/** Proposals that wait for me, each cell with what it was, is and shall be. */
export function Decisions() {
  const words = useWords().home
  const open = useDecisions()
  const [declining, setDeclining] = useState(false)
  const decide = useDecide()
  if (open.length === 0) return null
  return (
    <section id="decisions" className={styles.decisions}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>
            {words.decisions} <span className={styles.count}>{open.length}</span>
          </h2>
          <p className={styles.lead}>{words.decisionsLead}</p>
        </div>
        {open.length > 1 && (
          <div className={styles.acts}>
            <Button onClick={() => decide(open, 'accept')}>{words.acceptAll}</Button>
            <Button look="quiet" onClick={() => setDeclining(true)}>
              {words.declineAll}
            </Button>
          </div>
        )}
      </header>
      <ul>
        {open.map((proposal) => (
          <ProposalCard key={proposal.id} proposal={proposal} />
        ))}
      </ul>
      {declining && (
        <DeclineDialog
          onDecline={(reason) => decide(open, 'decline', { reason })}
          onClose={() => setDeclining(false)}
        />
      )}
    </section>
  )
}
