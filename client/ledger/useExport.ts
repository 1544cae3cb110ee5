import { useState } from 'react'
import { may } from '#shared/ownership/rights.ts'
import type { Layout } from '#shared/view/layout.ts'
import { useToasts } from '../kit/useToasts.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetHandle } from '../sheet/sheetProps.ts'
import { exportFileName, exportView, saveFile } from '../workbook/exportView.ts'
import { useWords } from '../words/useWords.ts'
import { cellOf } from './cellOf.ts'
import { layOut } from './layout.ts'
import { useCellContext } from './useCellContext.ts'

/** Writes the view as it stands (its rows in their order, its visible columns) to a workbook and saves it. */
export function useExport(
  sheet: React.RefObject<SheetHandle | null>,
  layout: Layout,
): { readonly busy: boolean; readonly run: () => void } {
  const words = useWords().ledger
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const context = useCellContext()
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)
  const run = () => {
    const viewer = workspace.viewer.get()
    const rows = (sheet.current?.shownRows() ?? []).filter(({ customer }) => {
      const envelope = workspace.envelope(customer)
      return envelope === undefined || may(viewer, 'export', envelope)
    })
    const columns = layOut(company.columns.values(), 'customers', layout)
      .filter((laid) => laid.hidden !== true)
      .map((laid) => laid.column)
    const cells = rows.map((row) => {
      const envelope = workspace.envelope(row.customer)
      return columns.map((column) => cellOf(row, column, envelope))
    })
    setBusy(true)
    // to a worker go facts alone: a list of places has functions, and showing a region needs no list
    const { zoneMinutes, members } = context
    const facts = { zoneMinutes, members, ...words.exportWords }
    exportView({ sheetName: words.sheetName, columns, rows: cells, context: facts })
      .then(
        (file) => {
          saveFile(file, exportFileName(company.name, words.sheetName, context.today))
          toasts.show({ text: words.exported(rows.length) })
        },
        () => toasts.show({ text: words.exportFailed, tone: 'lost' }),
      )
      .finally(() => setBusy(false))
  }
  return { busy, run }
}
