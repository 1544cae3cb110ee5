import { Input } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { ColumnId, ledgerRecord, type CustomerId, type RecordId } from '#shared/base/id.ts'
import { columnByRole, type Column, type ColumnRole } from '#shared/ledger/column.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import { useSheetFiles } from '../attachment/useSheetFiles.tsx'
import { ExportButton } from '../ledger/ExportButton.tsx'
import { FieldsButton } from '../ledger/FieldsButton.tsx'
import { layOut } from '../ledger/layout.ts'
import { cellOf } from '../ledger/cellOf.ts'
import { SheetStatus } from '../ledger/SheetStatus.tsx'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useFollow } from '../customers/useFollow.ts'
import { useLocalCustomers } from '../customers/useLocalCustomers.ts'
import { useColumnHeads } from '../ledger/useColumnHeads.tsx'
import { useIsEmpty } from '../ledger/useIsEmpty.ts'
import { useSheetWriter } from '../ledger/useSheetWriter.ts'
import { useTableSize } from '../ledger/useTableSize.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { commandKey } from '../kit/platform.ts'
import { useProposalMarks } from '../proposal/useProposalMarks.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SelectionSummary, SheetHandle, SheetMenuCell, SheetMenuGroup } from '../sheet/sheetProps.ts'
import { PageStatus, PageToolbar } from '../shell/PageToolbar.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useUndo } from '../shell/useUndo.ts'
import { useView } from '../view/useView.ts'
import { ViewedSheet } from '../view/ViewedSheet.tsx'
import { useWords } from '../words/useWords.ts'
import { EmptyRecords } from './EmptyRecords.tsx'
import styles from './RecordsSheet.module.css'
import type { RecordsWords } from './recordsWords.ts'
import { useNewContact } from './useNewContact.ts'
import { useNewRecord } from './useNewRecord.tsx'
import { useNewRowKey } from './useNewRowKey.tsx'

/** The records under customers that have a sheet of their own. */
export type SheetTable = 'contacts' | 'followups'

interface Props {
  readonly table: SheetTable
  readonly words: RecordsWords
  /** How it is sorted until somebody sorts it otherwise. */
  readonly first: { readonly role: ColumnRole; readonly descending: boolean } | null
  /** What else the page's line offers, and the rows that it leaves; said where these are none. */
  readonly tools?: ReactNode
  readonly scope?: ((row: ViewRow) => boolean) | undefined
  readonly nothingYet?: string
  /** How many comments there are on a row. */
  readonly remarksOf?: ((row: ViewRow) => number) | undefined
}

/** Where in its customer's panel a record stands. */
const partOf = { contacts: 'contacts', followups: 'followUps' } as const

/** Whose record it is: a name that lies in another table, so a column of these pages alone. */
const customerColumn = {
  id: ColumnId.parse('col_customername'),
  kind: 'text',
  name: ' ',
  order: -1,
  readonly: true,
  width: 200,
} as const

const nothing = () => undefined

/** Every record of a table under the customers this person may see, as a sheet. */
export function RecordsSheet({ table, words, first, tools, scope, nothingYet, remarksOf }: Props) {
  const {
    ledger: ledgerWords,
    customer: { newRecord: rowWords },
  } = useWords()
  const { undo, redo } = useUndo()
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const context = useCellContext()
  const customers = useLocalCustomers()
  const follow = useFollow()
  const rows = workspace.rows(table)
  const writer = useSheetWriter(rows)
  const proposals = useProposalMarks()
  const size = useTableSize(rows)
  const view = useView(table, table)
  const { layout } = view
  const { heads, opened } = useColumnHeads(table, view)
  const undoes = useSource(workspace.undoList).length > 0
  const redoes = useSource(workspace.redoList).length > 0
  const { open } = useCustomerInUrl()
  const sheet = useRef<SheetHandle>(null)
  const [search, setSearch] = useState('')
  const [loading, setLoading] = useState(true)
  const [shown, setShown] = useState(0)
  const [selection, setSelection] = useState<SelectionSummary | null>(null)
  useEffect(() => {
    rows.load().then(
      () => setLoading(false),
      () => setLoading(false),
    )
  }, [rows])
  const mayEdit = (row: ViewRow, column: Column) => {
    const envelope = workspace.envelope(row.customer)
    return envelope !== undefined && mayWrite(viewer, envelope, column)
  }
  const mayMove = (row: ViewRow) => {
    const envelope = workspace.envelope(row.customer)
    return envelope !== undefined && mayWrite(viewer, envelope)
  }
  const files = useSheetFiles(rows, mayEdit)
  const openRow = (row: ViewRow) => open(row.customer, { part: partOf[table], at: row.id })
  const openPast = (row: ViewRow, column: Column) =>
    open(row.customer, { part: 'history', at: row.id, column: column.id })
  // what is said about a follow-up stands under it
  const remark = (row: ViewRow) =>
    table === 'followups' ? openRow(row) : open(row.customer, { part: 'comments', at: row.id })
  const mayRemove = (record: RecordId) => {
    const row = rows.get(record)
    const envelope = row === undefined ? undefined : workspace.envelope(row.customer)
    return envelope !== undefined && mayWrite(viewer, envelope)
  }
  const cellMenu = ({ row, column, selected }: SheetMenuCell): readonly SheetMenuGroup[] => {
    const gone = selected.filter(mayRemove)
    return [
      [
        { key: 'open', label: ledgerWords.cellMenu.open, keys: 'Space', run: () => openRow(row) },
        ...(column.id === customerColumn.id
          ? []
          : [{ key: 'history', label: ledgerWords.cellMenu.history, run: () => openPast(row, column) }]),
        ...proposals.menuOf(row),
      ],
      gone.length === 0
        ? []
        : [
            {
              key: 'remove',
              label: words.remove(gone.length),
              keys: `${commandKey()}+-`,
              danger: true,
              run: () => writer.remove(gone, ''),
            },
          ],
    ]
  }
  const nameOf = useCallback(
    (customer: CustomerId) => {
      const column = columnByRole(company.columns.values(), 'customers', 'name')
      return column === null
        ? null
        : (workspace.rows('customers').get(ledgerRecord(customer))?.cells[column.id] ?? null)
    },
    [company.columns, workspace],
  )
  const customer = useMemo((): Column => ({ ...customerColumn, table, name: words.customer }), [table, words.customer])
  const columns = useMemo(
    () => [
      {
        column: customer,
        pinned: true,
        lasting: true,
        read: (row: ViewRow) => nameOf(row.customer),
      },
      ...layOut(company.columns.values(), table, layout).map((laid) => ({
        ...laid,
        read: (row: ViewRow) => cellOf(row, laid.column, undefined),
      })),
    ],
    [company.columns, table, layout, nameOf, customer],
  )
  const firstSort = useMemo(() => {
    const column = first === null ? null : columnByRole(company.columns.values(), table, first.role)
    return first === null || column === null ? [] : [{ column: column.id, descending: first.descending }]
  }, [company.columns, table, first])
  const makeContact = useNewContact(rows, sheet)
  const add = (customer: CustomerId) => {
    if (table === 'followups') return open(customer, { part: 'compose' })
    setSearch('')
    makeContact(customer)
  }
  const { begin, dialog: newDialog } = useNewRecord(words.add, add)
  const { newRowKey, dialog: rowDialog } = useNewRowKey(table, customerColumn.id, writer, begin ?? nothing)
  const isEmpty = useIsEmpty(size) && !loading
  return (
    <div className={styles.page}>
      <PageToolbar>
        <h1>{words.title}</h1>
        {tools}
        <Input.Search
          allowClear
          className={styles.search}
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <span className={styles.space} />
        <IconButton icon="undo" label={ledgerWords.undo} disabled={!undoes} onClick={() => undo()} />
        <IconButton icon="redo" label={ledgerWords.redo} disabled={!redoes} onClick={redo} />
        <FieldsButton table={table} layout={layout} onLayout={view.change} />
        <ExportButton
          sheet={sheet}
          columns={() => columns}
          viewName={view.active === null ? words.title : `${words.title} · ${view.active.name}`}
          name={words.title}
        />
        {begin !== null && (
          <Button look="primary" aria-haspopup="dialog" onClick={() => begin()}>
            <Icon name="plus" size={16} />
            {words.add}
          </Button>
        )}
      </PageToolbar>
      <div className={styles.sheet}>
        <ViewedSheet
          sheet={sheet}
          view={view}
          search={search}
          onSearch={setSearch}
          firstSort={firstSort}
          {...(scope !== undefined && { scope, nothingYet })}
          {...(remarksOf !== undefined && { remarksOf })}
          proposed={proposals.proposed}
          columns={columns}
          rows={rows}
          context={context}
          loading={loading}
          mayEdit={mayEdit}
          startCheck={workspace.startCellCheck}
          onEdit={writer.edit}
          {...(begin !== null && { newRowKey, addRowLabel: rowWords.row })}
          onMoveRows={writer.move}
          mayMove={mayMove}
          onNotice={writer.notice}
          onOpen={openRow}
          onRemark={remark}
          {...heads}
          onFollow={follow}
          findLinked={customers.findLinked}
          onFiles={files.onFiles}
          cellMenu={cellMenu}
          onUndo={() => undo()}
          onRedo={redo}
          onCount={setShown}
          onSelection={setSelection}
        />
        {isEmpty && <EmptyRecords words={words} onAdd={begin} />}
      </div>
      {files.dialog}
      {newDialog}
      {rowDialog}
      {opened}
      {proposals.dialog}
      <PageStatus>
        <SheetStatus selection={selection} shown={shown} of={size} />
      </PageStatus>
    </div>
  )
}
