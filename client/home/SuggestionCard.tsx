import type { Proposal } from '#shared/ledger/change.ts'
import { decisionOf } from '#shared/ledger/decision.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import { formatWanted, isStray } from '#shared/ledger/strayCell.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './Decisions.module.css'

/** One proposal to look at: each cell's fate, who decided, and why. */
export function SuggestionCard({ proposal }: { readonly proposal: Proposal }) {
  const words = useWords()
  const format = useFormat()
  const workspace = useWorkspace()
  const { columns, members } = useSource(workspace.company)
  const context = useCellContext()
  const ledger = useRoleReader('customers')
  const customer = workspace.rows('customers').get(ledgerRecord(proposal.customer))
  return (
    <li className={styles.proposal}>
      <p className={styles.who}>
        <strong>{customer === undefined ? words.home.lostCustomer : ledger.text(customer, 'name')}</strong>
        <span>
          {proposal.author === workspace.me
            ? format.moment(proposal.madeAt)
            : words.home.proposedBy(members.get(proposal.author)?.name ?? '?', format.moment(proposal.madeAt))}
        </span>
        <span>{words.changes.why[proposal.why]}</span>
      </p>
      {proposal.cells.map((cell) => {
        const { column: id, wanted, fate } = cell
        const decision = decisionOf(proposal, cell)
        const decider = decision === null ? undefined : members.get(decision.by)?.name
        const column = columns.get(id)
        const text = formatWanted(column, wanted, context)
        return (
          <p key={id} className={styles.cell}>
            <span className={styles.column}>{column?.name ?? words.home.noColumn}</span>
            <span>{text === '' ? words.home.emptyCell : text}</span>
            <span className={styles.fate} data-fate={fate}>
              {words.home.fates[fate]}
            </span>
            {fate === 'open' && column !== undefined && isStray(column, wanted, context) && (
              <span className={styles.reason}>{words.home.stray}</span>
            )}
            {decision !== null && decider !== undefined && (
              <span className={styles.decider} title={format.moment(decision.at)}>
                {words.home.decidedBy(decider)}
              </span>
            )}
            {(decision?.reason ?? '') !== '' && <q className={styles.reason}>{decision?.reason}</q>}
          </p>
        )
      })}
    </li>
  )
}
