import { Suspense, useCallback, useMemo, useRef } from 'react'
import type { ColumnId } from '#shared/base/id.ts'
import { isTypeable, type Column } from '#shared/ledger/column.ts'
import { mayAnywhere, maySuggest, mayWrite } from '#shared/ownership/rights.ts'
import { useRemarks } from '../comment/useRemarks.ts'
import { useSheetFiles } from '../attachment/useSheetFiles.tsx'
import { useProposalMarks } from '../proposal/useProposalMarks.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SelectionSummary, SheetCursor, SheetHandle, SheetNewRow } from '../sheet/sheetProps.ts'
import type { OpenView } from '../view/useView.ts'
import { ViewedSheet } from '../view/ViewedSheet.tsx'
import { useWords } from '../words/useWords.ts'
import { useFollow } from '../customers/useFollow.ts'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useLocalCustomers } from '../customers/useLocalCustomers.ts'
import { derivedRead } from './derivedRead.ts'
import { returnHint } from './returnHint.ts'
import { layOut } from './layout.ts'
import { HandOver } from './opened.tsx'
import { useCellMenu } from './useCellMenu.ts'
import { useCellContext } from './useCellContext.ts'
import { useColumnHeads } from './useColumnHeads.tsx'
import { usePeers } from './usePeers.ts'
import { useSheetWriter } from './useSheetWriter.ts'

interface Props {
  readonly search: string
  readonly onSearch: (text: string) => void
  /** Which customers the page is about. */
  readonly scope?: (row: ViewRow) => boolean
  /** Said where these are none. */
  readonly nothingYet?: string
  readonly view: OpenView
  readonly onOpen: (row: ViewRow, historyOf?: ColumnId) => void
  readonly onSelection: (summary: SelectionSummary) => void
  readonly onCount: (shown: number, of: number) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly sheet: React.RefObject<SheetHandle | null>
  readonly loading: boolean
}

/** The customers' sheet: the workspace on one side, the sheet on the other. */
export function LedgerSheet({
  search,
  onSearch,
  scope,
  nothingYet,
  view,
  onOpen,
  onSelection,
  onCount,
  onUndo,
  onRedo,
  sheet,
  loading,
}: Props) {
  const words = useWords()
  const { layout } = view
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const context = useCellContext()
  const customers = useLocalCustomers()
  const follow = useFollow()
  const { open: openPart } = useCustomerInUrl()
  const rows = workspace.rows('customers')
  const writer = useSheetWriter(rows, layout)
  const remarksOf = useRemarks('customers')
  const proposals = useProposalMarks()
  const peers = usePeers('customers')
  const { heads, opened } = useColumnHeads('customers', view)
  const { cellMenu, handing, endHanding } = useCellMenu({
    onOpen,
    proposalsOf: proposals.menuOf,
    onRemove: (records) => writer.remove(records, ''),
  })
  const columns = useMemo(
    () =>
      layOut(company.columns.values(), 'customers', layout).map((laid) => {
        const read = derivedRead(workspace, laid.column, context.today)
        if (read === undefined) return laid
        return laid.column.role === 'returnsIn'
          ? { ...laid, read, hint: returnHint(workspace, words, context.today) }
          : { ...laid, read }
      }),
    [company.columns, layout, workspace, context.today, words],
  )
  const mayEdit = useCallback(
    (row: ViewRow, column: Column) => {
      const envelope = workspace.envelope(row.customer)
      // A customer made a moment ago has no envelope yet; he is his maker's.
      return envelope === undefined ? row.waiting === 'row' && isTypeable(column) : maySuggest(viewer, envelope, column)
    },
    [workspace, viewer],
  )
  const files = useSheetFiles(rows, mayEdit)
  const focus = useRef<SheetCursor | null>(null)
  const onCursor = (cursor: SheetCursor | null) => {
    focus.current = cursor
    const row = cursor === null ? undefined : rows.get(cursor.record)
    workspace.setFocus(
      cursor === null || row === undefined
        ? { customer: null, editing: false }
        : {
            customer: row.customer,
            table: 'customers',
            record: cursor.record,
            column: cursor.column,
            editing: cursor.editing,
          },
    )
  }
  const mayCreate = mayAnywhere(viewer, 'create')
  const mayMove = (row: ViewRow) => {
    const envelope = workspace.envelope(row.customer)
    return envelope === undefined ? row.waiting === 'row' : mayWrite(viewer, envelope)
  }
  const create = (fresh: readonly SheetNewRow[]) => {
    // A new row holds nothing that a search could find: it would be made out of sight.
    if (search !== '' && fresh.every((cells) => cells.length === 0)) onSearch('')
    return writer.create(fresh)
  }
  return (
    <>
      <ViewedSheet
        sheet={sheet}
        view={view}
        search={search}
        onSearch={onSearch}
        {...(scope !== undefined && { scope })}
        {...(nothingYet !== undefined && { nothingYet })}
        columns={columns}
        rows={rows}
        context={context}
        loading={loading}
        peers={peers}
        {...(mayCreate && { addRowLabel: words.ledger.addRow })}
        mayEdit={mayEdit}
        startCheck={workspace.startCellCheck}
        onEdit={writer.edit}
        onCreateRows={create}
        {...(mayCreate && { onInsertRows: writer.insert })}
        onMoveRows={writer.move}
        mayMove={mayMove}
        onOpen={onOpen}
        onRemark={(row) => openPart(row.customer, { part: 'comments', at: row.id })}
        onFollow={follow}
        findLinked={customers.findLinked}
        onFiles={files.onFiles}
        {...heads}
        {...(remarksOf !== undefined && { remarksOf })}
        proposed={proposals.proposed}
        cellMenu={cellMenu}
        onNotice={writer.notice}
        onSelection={onSelection}
        onCursor={onCursor}
        onUndo={onUndo}
        onRedo={onRedo}
        onCount={onCount}
        disputeOf={() => words.customer.field.disputed}
      />
      {files.dialog}
      {proposals.dialog}
      {opened}
      <Suspense>{handing !== null && <HandOver handing={handing} onClose={endHanding} />}</Suspense>
    </>
  )
}
