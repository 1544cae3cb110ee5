import { Button, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { columnByRole, columnsOf, isTypeable, type Column } from '#shared/ledger/column.ts'
import { CellField } from '../customer/CellField.tsx'
import { useSubmit } from '../customer/useSubmit.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './FollowUpComposer.module.css'
import { useDraft } from './useDraft.ts'

interface Props {
  readonly customer: CustomerId
  readonly name: string
  readonly onSaved: () => void
  readonly onCancel: () => void
}

/** One form for time, way, type, subject, content, next date and new grade, plus the company's own columns. */
export function FollowUpComposer({ customer, name, onSaved, onCancel }: Props) {
  const {
    kit,
    customer: { followUp: words },
  } = useWords()
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const context = useCellContext()
  const submit = useSubmit()
  const columns = columnsOf(company.columns.values(), 'followups').filter(
    (column) => isTypeable(column) && column.hidden !== true,
  )
  const timeColumn = columnByRole(company.columns.values(), 'followups', 'followUpAt')
  const format = useFormat()
  const draft = useDraft(customer, timeColumn)
  const { cells, put } = draft
  const [lacking, setLacking] = useState<string | null>(null)

  const save = () => {
    const said = columns.some(
      (column) =>
        (column.role === 'followUpSubject' || column.role === 'followUpContent') && (cells[column.id] ?? '') !== '',
    )
    const empty = columns.filter((column) => column.required === true && (cells[column.id] ?? null) === null)
    const lack = !said ? words.needContent : empty.length > 0 ? words.needs(empty.map(({ name: each }) => each)) : null
    setLacking(lack)
    if (lack !== null) return
    const filled = columns
      // an emptied default is said, or the default would come back
      .filter((column) => (cells[column.id] ?? null) !== null || column.byDefault !== undefined)
      .map((column) => ({ column: column.id, now: cells[column.id] ?? null }))
    const record = workspace.newId.record()
    submit(
      {
        kind: 'followUp',
        label: name,
        changes: [{ kind: 'create', customer, table: 'followups', record, cells: filled }],
      },
      () => {
        draft.drop()
        onSaved()
      },
    )
  }

  return (
    <form
      className={styles.form}
      data-kept
      aria-label={words.composer}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {draft.from !== null && <p className={styles.draft}>{words.draftFrom(format.moment(draft.from))}</p>}
      {columns.map((column) => (
        <Labelled
          key={column.id}
          column={column}
          wide={column.kind === 'longText' || column.role === 'followUpSubject' || column.role === 'followUpAt'}
        >
          {column.role === 'followUpSubject' || column.kind === 'longText' ? (
            <FreeText column={column} value={cells[column.id] ?? null} onChange={(value) => put(column, value)} />
          ) : (
            <CellField
              when="typed"
              column={column}
              value={cells[column.id] ?? null}
              context={context}
              onChange={(value) => put(column, value)}
            />
          )}
        </Labelled>
      ))}
      {lacking !== null && (
        <p role="alert" className={styles.lacking}>
          {lacking}
        </p>
      )}
      <div className={styles.foot}>
        <Button
          onClick={() => {
            draft.drop()
            onCancel()
          }}
        >
          {draft.isWritten ? words.discard : kit.cancel}
        </Button>
        <Button type="primary" htmlType="submit">
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function FreeText({
  column,
  value,
  onChange,
}: {
  readonly column: Column
  readonly value: CellValue
  readonly onChange: (value: CellValue) => void
}) {
  const words = useWords().customer.followUp
  const text = typeof value === 'string' ? value : ''
  const put = (typed: string) => onChange(typed === '' ? null : typed.replaceAll('\r\n', '\n'))
  return column.kind === 'longText' ? (
    <Input.TextArea
      aria-label={column.name}
      placeholder={words.contentHint}
      autoSize={{ minRows: 3, maxRows: 10 }}
      value={text}
      onChange={(event) => put(event.target.value)}
    />
  ) : (
    <Input
      aria-label={column.name}
      autoFocus
      placeholder={words.subjectHint}
      value={text}
      onChange={(event) => put(event.target.value)}
    />
  )
}

function Labelled({
  column,
  wide,
  children,
}: {
  readonly column: Column
  readonly wide: boolean
  readonly children: ReactNode
}) {
  const words = useWords().customer.followUp
  const hint =
    column.role === 'followUpNextOn' ? words.nextByGrade : column.role === 'followUpGrade' ? words.gradeKeep : undefined
  return (
    <div className={styles.labelled} data-wide={wide}>
      <span>
        {column.name}
        {hint !== undefined && <em> · {hint}</em>}
      </span>
      {children}
    </div>
  )
}
