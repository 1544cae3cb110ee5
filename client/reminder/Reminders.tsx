import { PlusOutlined } from '@ant-design/icons'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { ReminderForm } from './ReminderForm.tsx'
import { ReminderItem } from './ReminderItem.tsx'
import { reminderOf } from './reminderOf.ts'

/** The reminders of one customer: open ones by time, done ones last. */
export function Reminders({
  customer,
  reminders,
  mayEdit,
  compose,
}: {
  readonly customer: CustomerId
  readonly reminders: readonly ViewRow[]
  readonly mayEdit: boolean
  readonly compose?: boolean
}) {
  const words = useWords().customer.reminder
  const company = useSource(useWorkspace().company)
  const [adding, setAdding] = useState(compose === true)
  const sorted = reminders
    .map((row) => reminderOf(company, row))
    .sort((left, right) => Number(left.done) - Number(right.done) || (left.at ?? 0) - (right.at ?? 0))
  return (
    <section>
      {mayEdit && !adding && (
        <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      )}
      {adding && (
        <ReminderForm customer={customer} onSaved={() => setAdding(false)} onCancel={() => setAdding(false)} />
      )}
      {sorted.length === 0 && !adding && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />}
      <ul style={{ padding: 0 }}>
        {sorted.map(({ row }) => (
          <ReminderItem key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}
