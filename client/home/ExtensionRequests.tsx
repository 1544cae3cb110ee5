import { useMemo, useState } from 'react'
import { daysBetween, type Day } from '#shared/base/instant.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { returnDay } from '#shared/ownership/returnDay.ts'
import { mayGrantExtension } from '#shared/ownership/rights.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { ViewRow, Workspace } from '../replica/workspace.ts'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useWords } from '../words/useWords.ts'
import { DeclineDialog } from './DeclineDialog.tsx'
import styles from './DueList.module.css'
import type { Today } from './today.ts'

/** Colleagues who ask for more time before a customer goes back to the pool: granted or declined here. */
export function ExtensionRequests({ today }: { readonly today: Today }) {
  const words = useWords().pool.extension
  const workspace = useWorkspace()
  // a new `today` is what tells that rows have changed
  const requests = useMemo(() => requestsOf(workspace, today.day), [workspace, today])
  if (requests.length === 0) return null
  return (
    <section id="extensions" className={styles.list}>
      <h2 className={styles.title}>
        {words.requests} <span className={styles.count}>{requests.length}</span>
      </h2>
      <ul>
        {requests.map((request) => (
          <Request key={request.row.id} {...request} />
        ))}
      </ul>
    </section>
  )
}

interface RequestProps {
  readonly row: ViewRow
  readonly envelope: Envelope
  /** Days until he goes back; null: no rule is about him any more. */
  readonly inDays: number | null
}

function Request({ row, envelope, inDays }: RequestProps) {
  const all = useWords()
  const words = all.pool.extension
  const { open } = useCustomerInUrl()
  const ledger = useRoleReader('customers')
  const company = useSource(useWorkspace().company)
  const submit = useSubmit()
  const [declining, setDeclining] = useState(false)
  const asked = envelope.extension?.asked
  if (asked === undefined) return null
  const name = ledger.text(row, 'name')
  const decide = (grant: boolean, reason = '') => {
    const change = { kind: 'decideExtension', customer: row.customer, asked: asked.at, grant } as const
    submit({ kind: 'extend', label: name, changes: [reason === '' ? change : { ...change, reason }] })
  }
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.open}
        aria-label={all.home.openOf(name)}
        onClick={() => open(row.customer)}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.what}>
          {words.wants(company.members.get(asked.by)?.name ?? '', asked.days, asked.reason)}
        </span>
      </button>
      {inDays !== null && <span className={styles.when}>{all.home.returnsIn(inDays)}</span>}
      <Button aria-label={words.grantOf(name)} onClick={() => decide(true)}>
        {words.grant}
      </Button>
      <Button look="quiet" aria-label={words.declineOf(name)} onClick={() => setDeclining(true)}>
        {words.decline}
      </Button>
      {declining && <DeclineDialog onDecline={(reason) => decide(false, reason)} onClose={() => setDeclining(false)} />}
    </li>
  )
}

const mostShown = 100

function requestsOf(workspace: Workspace, day: Day): readonly RequestProps[] {
  const viewer = workspace.viewer.get()
  const company = workspace.company.get()
  const found: RequestProps[] = []
  for (const row of workspace.rows('customers').all()) {
    const envelope = workspace.envelope(row.customer)
    if (envelope?.extension?.asked === undefined || !mayGrantExtension(viewer, envelope)) continue
    const due = returnDay(company, row, envelope, day)
    found.push({ row, envelope, inDays: due === null ? null : Math.max(0, daysBetween(day, due.on)) })
    if (found.length === mostShown) break
  }
  return found
}
