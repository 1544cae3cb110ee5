import { Button } from 'antd'
import { useState } from 'react'
import type { ColumnId, CustomerId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { columnsOf, isTypeable, type ColumnRole } from '#shared/ledger/column.ts'
import { CellField } from '../customer/CellField.tsx'
import { useSubmit } from '../customer/useSubmit.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './ReminderForm.module.css'

/** Title, content, time. */
export function ReminderForm({
  customer,
  onSaved,
  onCancel,
}: {
  readonly customer: CustomerId
  readonly onSaved: () => void
  readonly onCancel: () => void
}) {
  const {
    kit,
    customer: { reminder: words },
  } = useWords()
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const context = useCellContext()
  const submit = useSubmit()
  const [cells, setCells] = useState<Readonly<Record<ColumnId, CellValue>>>({})
  const [lacking, setLacking] = useState<string | null>(null)
  const columns = columnsOf(company.columns.values(), 'reminders').filter(
    (column) => isTypeable(column) && column.role !== 'reminderDone',
  )
  const said = (role: ColumnRole) => {
    const column = columns.find((each) => each.role === role)
    return column === undefined ? null : (cells[column.id] ?? null)
  }
  const save = () => {
    const title = said('reminderTitle')
    const missing = title === null ? words.needTitle : said('reminderAt') === null ? words.needAt : null
    setLacking(missing)
    if (missing !== null) return
    const filled = columns.flatMap((column) =>
      cells[column.id] === undefined ? [] : [{ column: column.id, now: cells[column.id] ?? null }],
    )
    const record = workspace.newId.record()
    submit(
      {
        kind: 'reminder',
        label: String(title),
        changes: [{ kind: 'create', customer, table: 'reminders', record, cells: filled }],
      },
      onSaved,
    )
  }
  return (
    <form
      aria-label={words.add}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {columns.map((column) => (
        <div key={column.id}>
          <span>{column.name}</span>
          <CellField
            when="typed"
            column={column}
            value={cells[column.id] ?? null}
            context={context}
            onChange={(value) => setCells((before) => ({ ...before, [column.id]: value }))}
          />
        </div>
      ))}
      {lacking !== null && <p role="alert">{lacking}</p>}
      <div className={styles.foot}>
        <Button onClick={onCancel}>{kit.cancel}</Button>
        <Button type="primary" htmlType="submit">
          {words.save}
        </Button>
      </div>
    </form>
  )
}
