import { DeleteOutlined } from '@ant-design/icons'
import { Button, Empty } from 'antd'
import type { MemberId, RecordId } from '#shared/base/id.ts'
import { columnByRole, columnsOf, type ColumnRole } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { bringIntoSight } from '../customer/bringIntoSight.ts'
import { RecordComments } from '../comment/RecordComments.tsx'
import { CellShow } from '../customer/CellShow.tsx'
import { useSubmit } from '../customer/useSubmit.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { momentOf } from './moment.ts'
import styles from './Timeline.module.css'

/** The follow-ups of one customer, newest first. */
export function Timeline({
  followUps,
  comments,
  mayEdit,
  maySay,
  at,
}: {
  readonly followUps: readonly ViewRow[]
  readonly comments: readonly ViewRow[]
  readonly mayEdit: boolean
  /** Leave a word about one of them. */
  readonly maySay: boolean
  /** The one that was looked for. */
  readonly at: RecordId | null
}) {
  const words = useWords().customer.followUp
  const company = useSource(useWorkspace().company)
  if (followUps.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />
  const newestFirst = [...followUps].sort((left, right) => momentOf(company, right) - momentOf(company, left))
  return (
    <ol className={styles.list}>
      {newestFirst.map((followUp) => (
        <Entry
          key={followUp.id}
          followUp={followUp}
          comments={comments}
          mayEdit={mayEdit}
          maySay={maySay}
          isAt={followUp.id === at}
        />
      ))}
    </ol>
  )
}

interface EntryProps {
  readonly followUp: ViewRow
  readonly comments: readonly ViewRow[]
  readonly mayEdit: boolean
  readonly maySay: boolean
  readonly isAt: boolean
}

function Entry({ followUp, comments, mayEdit, maySay, isAt }: EntryProps) {
  const words = useWords().customer.followUp
  const company = useSource(useWorkspace().company)
  const context = useCellContext()
  const submit = useSubmit()
  const text = (role: ColumnRole) => {
    const column = columnByRole(company.columns.values(), 'followups', role)
    const value = column === null ? null : (followUp.cells[column.id] ?? null)
    return column === null || value === null ? '' : formatCell(column, value, context)
  }
  const others = columnsOf(company.columns.values(), 'followups').filter(
    (column) =>
      (column.role === undefined || column.role === 'followUpWay' || column.role === 'followUpType') &&
      column.kind !== 'createdBy' &&
      (followUp.cells[column.id] ?? null) !== null,
  )
  const author = context.members.get(followUp.created.by as MemberId)?.name ?? ''
  const grade = text('followUpGrade')
  const next = text('followUpNextOn')
  const remove = () =>
    submit({
      kind: 'remove',
      label: text('followUpSubject'),
      changes: [{ kind: 'remove', customer: followUp.customer, table: 'followups', record: followUp.id }],
    })
  return (
    <li className={styles.entry} data-waiting={followUp.waiting !== undefined} ref={isAt ? bringIntoSight : null}>
      <header>
        <time>{text('followUpAt')}</time>
        <span>{words.by(author)}</span>
        {others.map((column) => (
          <CellShow key={column.id} row={followUp} column={column} context={context} />
        ))}
        {mayEdit && (
          <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={words.remove} onClick={remove} />
        )}
      </header>
      {text('followUpSubject') !== '' && <h4>{text('followUpSubject')}</h4>}
      {text('followUpContent') !== '' && <p>{text('followUpContent')}</p>}
      {(grade !== '' || next !== '') && (
        <footer>
          {grade !== '' && <span>{words.regraded(grade)}</span>}
          {next !== '' && <span>{words.nextTold(next)}</span>}
        </footer>
      )}
      <RecordComments record={followUp} rows={comments} maySay={maySay} />
    </li>
  )
}
