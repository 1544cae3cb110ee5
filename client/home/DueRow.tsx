import { ledgerRecord } from '#shared/base/id.ts'
import { useRoleReader } from '../customers/useRoleReader.ts'
import { GradeTag } from '../kit/GradeTag.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { reminderChange } from '../reminder/reminderOf.ts'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './DueList.module.css'
import type { DueItem } from './today.ts'
import { useWhyDue } from './useWhyDue.ts'

/** Who, what, when; opens the customer. "Why is this due?" is one click away. */
export function DueRow({ item, lateDays }: { readonly item: DueItem; readonly lateDays: number }) {
  const words = useWords().home
  const format = useFormat()
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const { open } = useCustomerInUrl()
  const ledger = useRoleReader('customers')
  const reminders = useRoleReader('reminders')
  const customer = workspace.rows('customers').get(ledgerRecord(item.customer))
  const name = customer === undefined ? '' : ledger.text(customer, 'name')
  const grade = customer === undefined ? null : ledger.option(customer, 'grade')
  const title = item.kind === 'reminder' ? reminders.text(item.row, 'reminderTitle') : words.followUp
  const owner = members.get(item.owner)?.name ?? ''
  const others = item.kind === 'reminder' ? words.ofColleague(title, owner) : owner
  const what = item.owner === workspace.me ? title : others
  const when = item.dueAt === null ? format.longDay(item.dueOn) : format.moment(item.dueAt).slice(5)
  const done = () => {
    const change = reminderChange(workspace.company.get(), item.row, 'reminderDone', true)
    if (change !== null) workspace.submit({ kind: 'reminder', label: title, changes: [change] }).catch(() => undefined)
  }
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} aria-label={words.openOf(name)} onClick={() => open(item.customer)}>
        {grade !== null && <GradeTag name={grade.name} color={grade.color} />}
        <span className={styles.name}>{name}</span>
        <span className={styles.what}>{what}</span>
      </button>
      {item.kind === 'followUp' ? (
        <Popover
          label={words.why}
          align="end"
          opener={(opener) => (
            <button {...opener} type="button" className={styles.when} data-late={lateDays > 0} title={words.why}>
              {lateDays > 0 ? words.lateDays(lateDays) : when}
            </button>
          )}
        >
          {() => <WhyDue item={item} />}
        </Popover>
      ) : (
        <>
          <span className={styles.when} data-late={lateDays > 0}>
            {lateDays > 0 ? words.lateDays(lateDays) : when}
          </span>
          <IconButton icon="check" label={words.doneOf(title)} onClick={done} />
        </>
      )}
    </li>
  )
}

function WhyDue({ item }: { readonly item: DueItem }) {
  return <p className={styles.why}>{useWhyDue(item)}</p>
}
