import { UndoOutlined } from '@ant-design/icons'
import { Button, Empty, Select } from 'antd'
import PinyinMatch from 'pinyin-match'
import { useEffect, useState } from 'react'
import type { ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { columnsOf, isTypeable, type TableId } from '#shared/ledger/column.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import { HandsLine } from './HandsLine.tsx'
import { fetchHistory, type HistoryEntry, type Past } from './historyApi.ts'
import styles from './History.module.css'
import { createRecordNamer } from './historyRecord.ts'
import { pastLines } from './pastLines.ts'
import { useEditRecord } from './useEditRecord.ts'

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'here'; readonly past: Past }

/** One cell of the customer or of a record under him, whose past alone is shown. */
export interface PastCell {
  readonly record: RecordId
  readonly column: ColumnId
}

/** The choice of a cell of a record under him, among the columns. */
const recordCell = '@cell'

/** The choice of what happened to his hands, among the columns. */
const handsAlone = '@hands'

/** Who changed which cell when, old and new, and whose he was; any old value can be written back. */
export function History({
  row,
  records,
  cell,
  onCell,
  mayEdit,
}: {
  readonly row: ViewRow
  readonly records: Readonly<Record<TableId, readonly ViewRow[]>>
  readonly cell: PastCell | null
  readonly onCell: (cell: PastCell | null) => void
  readonly mayEdit: boolean
}) {
  const { hands: handsWords, customer: customerWords } = useWords()
  const words = customerWords.history
  const workspace = useWorkspace()
  const [onlyHands, setOnlyHands] = useState(false)
  const company = useSource(workspace.company)
  const status = useSource(workspace.status)
  const rowById = new Map([row, ...Object.values(records).flat()].map((each) => [each.id, each]))
  const asked = cell === null ? undefined : rowById.get(cell.record)
  const loaded = useHistory(row.customer, cell, status.link, asked ?? row)
  const past = loaded.kind === 'here' ? loaded.past : noPast
  const columns = columnsOf(company.columns.values(), 'customers')
  const nameOf = createRecordNamer(company.columns.values(), records, past.entries)
  const lines = pastLines(onlyHands ? { ...past, entries: [] } : past)
  const ofRecord = cell === null || cell.record === row.id ? null : cell
  const recordName = asked === undefined ? null : nameOf({ table: asked.table, record: asked.id })
  const recordLabel = [
    asked === undefined || recordName === null ? '' : words.of[asked.table](recordName),
    ofRecord === null ? '' : (company.columns.get(ofRecord.column)?.name ?? ''),
  ]
  return (
    <section>
      <Select
        aria-label={words.all}
        value={onlyHands ? handsAlone : ofRecord !== null ? recordCell : (cell?.column ?? '')}
        onChange={(chosen) => {
          if (chosen === recordCell) return
          setOnlyHands(chosen === handsAlone)
          onCell(chosen === '' || chosen === handsAlone ? null : { record: row.id, column: chosen as ColumnId })
        }}
        options={[
          ...(ofRecord === null ? [] : [{ value: recordCell, label: recordLabel.filter(Boolean).join(' · ') }]),
          { value: '', label: words.all },
          { value: handsAlone, label: handsWords.filter },
          ...columns.map((each) => ({ value: each.id as string, label: each.name })),
        ]}
        showSearch={{
          filterOption: (typed, option) => typed === '' || PinyinMatch.match(option?.label ?? '', typed) !== false,
        }}
        style={{ minWidth: 180 }}
      />
      {loaded.kind === 'loading' && <p className={styles.state}>{words.loading}</p>}
      {loaded.kind === 'failed' && (
        <p className={styles.state}>{status.link === 'online' ? words.failed : words.offline}</p>
      )}
      {loaded.kind === 'here' && lines.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />
      )}
      {loaded.kind === 'here' && (
        <ol className={styles.list}>
          {lines.map((line, place) =>
            'fact' in line ? (
              <HandsLine key={`${line.seq}/${place}`} entry={line} />
            ) : (
              <Entry
                key={`${line.seq}/${place}`}
                entry={line}
                record={nameOf(line)}
                row={rowById.get(line.record)}
                mayEdit={mayEdit}
              />
            ),
          )}
        </ol>
      )}
    </section>
  )
}

const noPast: Past = { entries: [], hands: [] }

/** Asks again whenever the record changed or the link came back. */
function useHistory(customer: CustomerId, cell: PastCell | null, link: string, row: ViewRow): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'loading' })
  const { record, column } = cell ?? {}
  useEffect(() => {
    const asking = new AbortController()
    const one = record === undefined || column === undefined ? null : { record, column }
    fetchHistory(customer, one, asking.signal).then(
      (past) => setLoaded({ kind: 'here', past }),
      () => !asking.signal.aborted && setLoaded({ kind: 'failed' }),
    )
    return () => asking.abort()
  }, [customer, record, column, link, row])
  return loaded
}

function Entry({
  entry,
  record,
  row,
  mayEdit,
}: {
  readonly entry: HistoryEntry
  /** What the record under the customer is called; null when the entry is of the customer himself. */
  readonly record: string | null
  /** The record as it stands; undefined when it is gone. */
  readonly row: ViewRow | undefined
  readonly mayEdit: boolean
}) {
  const words = useWords().customer.history
  const format = useFormat()
  const company = useSource(useWorkspace().company)
  const context = useCellContext()
  const edit = useEditRecord()
  const column = entry.key === '@' || entry.key === '-' ? null : (company.columns.get(entry.key) ?? null)
  const shown = (value: CellValue) =>
    column === null || value === null || value === '' ? words.empty : formatCell(column, value, context)
  const what =
    entry.key === '@'
      ? words.created
      : entry.key === '-'
        ? entry.now === null
          ? words.restored
          : words.removed
        : words.became(shown(entry.old), shown(entry.now))
  const restorable = mayEdit && row !== undefined && column !== null && isTypeable(column) && entry.old !== null
  return (
    <li className={styles.entry}>
      <div className={styles.meta}>
        <time>{format.moment(entry.at)}</time>
        <span>{context.members.get(entry.by)?.name ?? ''}</span>
        {record !== null && <span className={styles.record}>{words.of[entry.table](record)}</span>}
        {column !== null && <b>{column.name}</b>}
      </div>
      <div className={styles.what}>{what}</div>
      {restorable && (
        <Button
          type="text"
          size="small"
          icon={<UndoOutlined />}
          aria-label={words.restoreValue}
          title={words.restoreValue}
          onClick={() => edit(row, column, entry.old)}
        />
      )}
    </li>
  )
}
