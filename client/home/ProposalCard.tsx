import type { Proposal } from '#shared/ledger/change.ts'
import { makingOf } from '#shared/ledger/making.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './Decisions.module.css'
import { ProposedCell } from './ProposedCell.tsx'

/** One proposal to decide: whose it is and why, and its open cells. */
export function ProposalCard({ proposal }: { readonly proposal: Proposal }) {
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
