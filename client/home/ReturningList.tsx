import { useMemo } from 'react'
import { daysBetween, type Day } from '#shared/base/instant.ts'
import { ownerOf, type Envelope } from '#shared/ownership/envelope.ts'
import { returnDay, warnsFrom, type ReturnDay } from '#shared/ownership/returnDay.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { ExtensionState } from '../ownership/ExtensionState.tsx'
import { whyReturns } from '../ownership/whyReturns.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { ViewRow, Workspace } from '../replica/workspace.ts'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useWords } from '../words/useWords.ts'
import styles from './DueList.module.css'
import type { Today } from './today.ts'

/** B6: my customers that go back to the pool by themselves in the days of warning, soonest first. */
export function ReturningList({ today }: { readonly today: Today }) {
  const { day } = today
  const words = useWords()
  const workspace = useWorkspace()
  const { open } = useCustomerInUrl()
  const ledger = useRoleReader('customers')
  // a new `today` is what tells that rows have changed
  const returning = useMemo(() => returningSoon(workspace, today.day), [workspace, today])
  if (returning.length === 0) return null
  return (
    <section id="returning" className={styles.list} data-tone="late">
      <h2 className={styles.title}>
        {words.home.returning} <span className={styles.count}>{returning.length}</span>
      </h2>
      <ul>
        {returning.map(({ row, due, envelope }) => (
          <li key={row.id} className={styles.row}>
            <button
              type="button"
              className={styles.open}
              aria-label={words.home.openOf(ledger.text(row, 'name'))}
              onClick={() => open(row.customer)}
            >
              <span className={styles.name}>{ledger.text(row, 'name')}</span>
              <span className={styles.what} title={whyReturns(words, due)}>
                {words.home.returnWhy[due.why]}
              </span>
            </button>
            <ExtensionState envelope={envelope} name={ledger.text(row, 'name')} />
            <span className={styles.when} data-late="true">
              {words.home.returnsIn(Math.max(0, daysBetween(day, due.on)))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface Returning {
  readonly row: ViewRow
  readonly due: ReturnDay
  readonly envelope: Envelope
}

function returningSoon(workspace: Workspace, day: Day): readonly Returning[] {
  const company = workspace.company.get()
  const rules = company.settings.pool
  if (rules === undefined) return []
  const found: Returning[] = []
  for (const row of workspace.rows('customers').all()) {
    const envelope = workspace.envelope(row.customer)
    if (envelope === undefined || ownerOf(envelope) !== workspace.me) continue
    const due = returnDay(company, row, envelope, day)
    if (due !== null && warnsFrom(rules, due.on) <= day) found.push({ row, due, envelope })
  }
  return found.sort((one, other) => (one.due.on < other.due.on ? -1 : 1)).slice(0, 100)
}
