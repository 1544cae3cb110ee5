import { useMemo, useState } from 'react'
import { ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import type { Day } from '#shared/base/instant.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { mayHelp, mostHelpers } from '#shared/ownership/helpPlan.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { Button } from '../kit/Button.tsx'
import { DayInput } from '../kit/DayInput.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useDay } from '../replica/useDay.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AssignDialog.module.css'
import { MemberSelect } from './MemberSelect.tsx'
import { useHelpPlan, type HelpChoice } from './useHelpPlan.ts'

interface Props {
  readonly customers: readonly CustomerId[]
  readonly onClose: () => void
}

/** B20: a large party of one customer is given further colleagues by the rota, seen before they are called. */
export function HelpDialog({ customers, onClose }: Props) {
  const all = useWords()
  const words = all.pool.help
  const { settings } = useSource(useWorkspace().company)
  const submit = useSubmit()
  const today = useDay()
  const plan = useHelpPlan(customers)
  const [until, setUntil] = useState<Day | undefined>(undefined)
  const { sharing } = settings
  const call = () =>
    submit({ kind: 'share', label: words.label(plan.count), changes: [...plan.changes(until)] }, onClose)
  return (
    <Dialog title={words.title(customers.length)} wide onClose={onClose}>
      <div className={styles.stack}>
        <p className={styles.note}>{sharing?.helpTakesTurn === true ? words.leadTurn : words.lead}</p>
        {(sharing?.rota ?? []).length === 0 && <p role="status">{all.pool.assign.noRota}</p>}
        <div className={styles.line}>
          <label className={styles.tick}>
            {words.each}
            <input
              type="number"
              className={styles.select}
              min={1}
              max={mostHelpers}
              value={plan.each}
              onChange={(event) => plan.chooseEach(Number(event.target.value))}
            />
          </label>
          <label className={styles.tick}>
            {words.until}
            <DayInput
              className={styles.select}
              aria-label={words.until}
              today={today}
              min={today}
              value={until ?? null}
              onChange={(day) => setUntil(day ?? undefined)}
            />
          </label>
        </div>
        <HelpPreview plan={plan} />
        <footer className={styles.acts}>
          <Button onClick={onClose}>{all.pool.assign.cancel}</Button>
          <Button look="primary" disabled={plan.count === 0} onClick={call}>
            {words.confirm(plan.count)}
          </Button>
        </footer>
      </div>
    </Dialog>
  )
}

function HelpPreview({ plan }: { readonly plan: HelpChoice }) {
  const all = useWords()
  const words = all.pool.help
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const ledger = useRoleReader('customers')
  const able = useMemo(() => [...company.members.keys()].filter((member) => mayHelp(company, member)), [company])
  return (
    <div className={styles.preview}>
      <table className={styles.table} aria-label={all.pool.assign.preview}>
        <thead>
          <tr>
            <th>{all.pool.assign.customer}</th>
            <th>{words.owner}</th>
            <th>{words.helpers}</th>
          </tr>
        </thead>
        <tbody>
          {plan.lines.map(({ customer, helpers }) => {
            const row = workspace.rows('customers').get(ledgerRecord(customer))
            const name = row === undefined ? '' : ledger.text(row, 'name')
            const envelope = workspace.envelope(customer)
            const owner = envelope === undefined ? null : ownerOf(envelope)
            const there = new Set([owner, ...(envelope?.collaborators ?? []).map(({ member }) => member)])
            return (
              <tr key={customer}>
                <td>{name}</td>
                <td>{owner === null ? '' : company.members.get(owner)?.name}</td>
                <td>
                  {helpers.map((helper, place) => (
                    <MemberSelect
                      // places are told apart by nothing else
                      key={place}
                      label={words.helperOf(name, place + 1)}
                      among={able.filter((member) => !there.has(member))}
                      value={helper}
                      onChoose={(to) => plan.choose(customer, place, to)}
                    />
                  ))}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
