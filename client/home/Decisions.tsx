import { useState } from 'react'
import type { Proposal } from '#shared/ledger/change.ts'
import { makingOf } from '#shared/ledger/making.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './Decisions.module.css'
import { DeclineDialog } from './DeclineDialog.tsx'
import { ProposedCell } from './ProposedCell.tsx'
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
          <OneProposal key={proposal.id} proposal={proposal} />
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

function OneProposal({ proposal }: { readonly proposal: Proposal }) {
  const words = useWords()
  const format = useFormat()
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const making = makingOf(proposal, useSource(workspace.proposals))
  const { open } = useCustomerInUrl()
  const ledger = useRoleReader('customers')
  const customer = workspace.rows('customers').get(ledgerRecord(proposal.customer))
  const author = members.get(proposal.author)?.name ?? '?'
  return (
    <li className={styles.proposal}>
      <p className={styles.who}>
        <Button look="quiet" onClick={() => open(proposal.customer)}>
          <strong>{customer === undefined ? '' : ledger.text(customer, 'name')}</strong>
        </Button>
        <span>{words.home.proposedBy(author, format.moment(proposal.madeAt))}</span>
        <span>{words.changes.why[proposal.why]}</span>
        {proposal.makes === true && <span>{words.home.makes}</span>}
        {making.kind !== 'none' && <strong>{words.home.making[making.kind]}</strong>}
      </p>
      {proposal.cells
        .filter(({ fate }) => fate === 'open')
        .map((cell) => (
          <ProposedCell key={cell.column} proposal={proposal} cell={cell} mayAccept={making.kind !== 'declined'} />
        ))}
    </li>
  )
}
