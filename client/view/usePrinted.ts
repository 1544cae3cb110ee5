import { useCallback } from 'react'
import { may, mayAnywhere } from '#shared/ownership/rights.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetColumn, SheetHandle, SheetProps, SheetTotals, ShownLine } from '../sheet/sheetProps.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import type { PrintedView } from './printTable.ts'

interface Parts {
  readonly sheet: { readonly current: SheetHandle | null }
  readonly columns: readonly SheetColumn[]
  /** Only the columns that something is chosen for have totals. */
  readonly totals: SheetTotals
  readonly paint: Pick<SheetProps, 'tintOf' | 'marksOf'>
  readonly viewName: string | null
}

/** The view as it would be printed now; null for those who may take nothing out of the house. */
export function usePrinted({ sheet, columns, totals, paint, viewName }: Parts): (() => PrintedView) | null {
  const workspace = useWorkspace()
  const viewer = useSource(workspace.viewer)
  const company = useSource(workspace.company)
  const context = useCellContext()
  const words = useWords().view.print
  const format = useFormat()
  const mayLeave = useCallback(
    ({ customer }: ViewRow) => {
      const envelope = workspace.envelope(customer)
      return envelope === undefined || may(workspace.viewer.get(), 'export', envelope)
    },
    [workspace],
  )
  if (!mayAnywhere(viewer, 'export')) return null
  return () => {
    const lines = (sheet.current?.shownLines() ?? []).flatMap((line) => leaving(line, mayLeave))
    const rows = () => (sheet.current?.shownRows() ?? []).filter(mayLeave)
    const count = rows().length
    const me = company.members.get(workspace.me)?.name ?? ''
    const shown = columns.filter(({ hidden }) => hidden !== true)
    return {
      title: [company.name, viewName ?? ''].filter((part) => part !== '').join(' · '),
      rows: count,
      subtitle: words.subtitle(me, format.moment(workspace.now()), format.number(count)),
      columns: [...shown.filter(({ pinned }) => pinned === true), ...shown.filter(({ pinned }) => pinned !== true)],
      lines,
      totals: shown.some(({ column }) => totals.isChosen(column.id)) ? { of: totals, rows } : null,
      paint,
      context,
    }
  }
}

/** Of a line what its reader may take along: a group only as far as its rows, none for no rows. */
function leaving(line: ShownLine, mayLeave: (row: ViewRow) => boolean): readonly ShownLine[] {
  if (line.kind === 'row') return mayLeave(line.row) ? [line] : []
  const rows = () => rowsThat(line.rows(), mayLeave)
  return rows().next().done === true ? [] : [{ ...line, rows }]
}

function* rowsThat(rows: Iterable<ViewRow>, test: (row: ViewRow) => boolean): Generator<ViewRow> {
  for (const row of rows) if (test(row)) yield row
}
