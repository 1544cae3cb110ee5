import { useMemo } from 'react'
import { Link } from 'react-router'
import { ledgerRecord } from '#shared/base/id.ts'
import type { Notice } from '#shared/wire/item.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { ViewRow, Workspace } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import styles from './DueList.module.css'

interface Props {
  readonly notice: Notice
  readonly count: number
  readonly onSeen: () => void
}

/** A leaver's customers that came to me at once: opened, each with a link to his hand-over page. */
export function HandedMany({ notice, count, onSeen }: Props) {
  const { home: words, customer, shell } = useWords()
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const ledger = useRoleReader('customers')
  const nameOf = (row: ViewRow | undefined) =>
    (row === undefined ? '' : ledger.text(row, 'name')) || customer.panel.unnamed
  const rows = useMemo(() => cameWith(workspace, notice), [workspace, notice])
  const first = workspace.rows('customers').get(ledgerRecord(notice.customer))
  const title = shell.notices.withOthers(
    (first === undefined ? '' : ledger.text(first, 'name')) || notice.title || customer.panel.unnamed,
    count,
  )
  const by = notice.by === undefined ? '' : (members.get(notice.by)?.name ?? '')
  return (
    <li className={styles.row}>
      <details className={styles.many}>
        <summary>
          <span className={styles.name}>{title}</span> <span className={styles.what}>{words.handedBy(by)}</span>
        </summary>
        <ul className={styles.came} aria-label={title}>
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/hand-over/${row.customer}`} title={shell.notices.openHandOver}>
                {nameOf(row)}
              </Link>
            </li>
          ))}
        </ul>
      </details>
      <Button look="quiet" aria-label={words.seenOf(title)} onClick={onSeen}>
        {words.seen}
      </Button>
    </li>
  )
}

const mostListed = 500

/** Those still mine that came from the same colleague in the time of the hand-over. */
function cameWith(workspace: Workspace, { customer, dueAt, madeAt }: Notice): readonly ViewRow[] {
  const from = workspace.envelope(customer)?.formerOwner
  const found: ViewRow[] = []
  for (const row of workspace.rows('customers').all()) {
    const envelope = workspace.envelope(row.customer)
    if (envelope?.owner.kind !== 'rep' || envelope.owner.member !== workspace.me) continue
    const { since } = envelope.owner
    if (envelope.formerOwner === from && since >= dueAt && since <= madeAt) found.push(row)
    if (found.length === mostListed) break
  }
  return found
}
