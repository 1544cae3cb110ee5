import { Button, Empty } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { CustomerId } from '#shared/base/id.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import { addDays, dayOf, startOfDay } from '#shared/base/instant.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { useTableRows } from '../ledger/useTableRows.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { ReminderItem } from './ReminderItem.tsx'
import { reminderOf, type Reminder } from './reminderOf.ts'
import styles from './RemindersPage.module.css'

type Group = 'overdue' | 'today' | 'week' | 'later' | 'done'
const groups: readonly Group[] = ['overdue', 'today', 'week', 'later', 'done']

/** Every reminder this person holds, by when it is due. */
export function RemindersPage() {
  const words = useWords().customer.reminder.page
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const rows = useTableRows('reminders')
  const byGroup = new Map<Group, Reminder[]>(groups.map((group) => [group, []]))
  for (const row of rows) {
    const reminder = reminderOf(company, row)
    byGroup.get(groupOf(reminder, workspace.now(), company.settings.zoneMinutes))?.push(reminder)
  }
  for (const reminders of byGroup.values()) reminders.sort((left, right) => (left.at ?? 0) - (right.at ?? 0))
  return (
    <div className={styles.page}>
      <h1>{words.title}</h1>
      {rows.length === 0 && <Empty description={words.none} />}
      {groups.map((group) => {
        const reminders = byGroup.get(group) ?? []
        return reminders.length === 0 ? null : (
          <section key={group} aria-label={words[group]}>
            <h2>
              {words[group]} <span>{reminders.length}</span>
            </h2>
            <ul className={styles.list}>
              {reminders.slice(0, 200).map(({ row }) => (
                <ReminderItem key={row.id} row={row} where={<CustomerLink customer={row.customer} />} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function groupOf(reminder: Reminder, now: number, zoneMinutes: number): Group {
  if (reminder.done) return 'done'
  if (reminder.at === null) return 'later'
  if (reminder.at < now) return 'overdue'
  const today = dayOf(now, zoneMinutes)
  if (reminder.at < startOfDay(addDays(today, 1), zoneMinutes)) return 'today'
  return reminder.at < startOfDay(addDays(today, 7), zoneMinutes) ? 'week' : 'later'
}

/** A customer's name that opens his panel on this page. */
export function CustomerLink({ customer }: { readonly customer: CustomerId }): ReactNode {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const [, setParams] = useSearchParams()
  const words = useWords().customer.panel
  const column = columnByRole(company.columns.values(), 'customers', 'name')
  const row = workspace.rows('customers').get(ledgerRecord(customer))
  const told = column === null ? null : row?.cells[column.id]
  const open = () =>
    setParams((before) => {
      before.set('customer', customer)
      return before
    })
  return (
    <Button type="link" size="small" className={styles.link} onClick={open}>
      {typeof told === 'string' && told !== '' ? told : words.unnamed}
    </Button>
  )
}
