import { CheckOutlined, ClockCircleOutlined, DeleteOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useSubmit } from '../customer/useSubmit.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './ReminderItem.module.css'
import { reminderChange, reminderOf } from './reminderOf.ts'

/** One reminder with its time and what one can do about it. `where` names the customer on pages that mix customers. */
export function ReminderItem({ row, where }: { readonly row: ViewRow; readonly where?: ReactNode }) {
  const words = useWords().customer.reminder
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const submit = useSubmit()
  const reminder = reminderOf(company, row)
  const put = (role: 'reminderDone' | 'reminderAt', now: boolean | number) => {
    const change = reminderChange(company, row, role, now)
    if (change !== null) submit({ kind: 'reminder', label: reminder.title, changes: [change] })
  }
  const remove = () =>
    submit({
      kind: 'remove',
      label: reminder.title,
      changes: [{ kind: 'remove', customer: row.customer, table: 'reminders', record: row.id }],
    })
  const late = !reminder.done && reminder.at !== null && reminder.at < workspace.now()
  const now = dayjs(workspace.now())
  const later = [
    { key: 'quarter', label: words.laterBy.quarter, at: now.add(15, 'minute') },
    { key: 'hour', label: words.laterBy.hour, at: now.add(1, 'hour') },
    {
      key: 'tomorrow',
      label: words.laterBy.tomorrow,
      at: now.add(1, 'day').hour(9).minute(0).second(0).millisecond(0),
    },
  ]
  return (
    <li className={styles.item} data-done={reminder.done}>
      <div className={styles.body}>
        <div className={styles.title}>{reminder.title}</div>
        {reminder.content !== '' && <div className={styles.content}>{reminder.content}</div>}
        <div className={styles.time} data-late={late}>
          {where}
          {reminder.at !== null && <time>{dayjs(reminder.at).format('YYYY-MM-DD HH:mm')}</time>}
          {late && <span> · {words.overdue}</span>}
        </div>
      </div>
      {!reminder.done && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: later.map(({ key, label }) => ({ key, label })),
            onClick: ({ key }) => {
              const chosen = later.find((each) => each.key === key)
              if (chosen !== undefined) put('reminderAt', chosen.at.valueOf())
            },
          }}
        >
          <Button type="text" size="small" icon={<ClockCircleOutlined />} aria-label={words.later} />
        </Dropdown>
      )}
      <Button
        type="text"
        size="small"
        icon={reminder.done ? <UndoOutlined /> : <CheckOutlined />}
        aria-label={reminder.done ? words.reopen : words.done}
        onClick={() => put('reminderDone', !reminder.done)}
      />
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={words.remove} onClick={remove} />
    </li>
  )
}
