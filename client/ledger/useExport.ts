import { useState } from 'react'
import { isNamed } from '#shared/view/group.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { may } from '#shared/ownership/rights.ts'
import { api } from '../company/api.ts'
import { ApiRefused } from '../company/fault.ts'
import { faultSentence } from '../company/useCall.ts'
import { useToasts } from '../kit/useToasts.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetColumn, SheetHandle } from '../sheet/sheetProps.ts'
import { exportFileName, exportView, saveFile } from '../workbook/exportView.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import { cellOf } from '../sheet/cellOf.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useCellContext } from './useCellContext.ts'

export interface Exported {
  /** As they stand, hidden ones too: those are left out here. */
  readonly columns: () => readonly SheetColumn[]
  /** What the list of exports calls it. */
  readonly viewName: string
  /** What the file and the sheet in it are called. */
  readonly name: string
}

/** As many as the list of exports keeps. */
const mostLetters = 100

/**
 * Writes the view as it stands (its rows in their order, its visible columns) to a workbook and saves it. The server is
 * asked first and writes down who takes how much out; without it nothing leaves.
 */
export function useExport(
  sheet: React.RefObject<SheetHandle | null>,
  { columns: laidOut, viewName, name }: Exported,
): { readonly busy: boolean; readonly run: () => void } {
  const {
    ledger: words,
    company: { faults },
  } = useWords()
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const context = useCellContext()
  const toasts = useToasts()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const sentence = (error: unknown) => {
    if (!(error instanceof ApiRefused)) return words.exportFailed
    return error.fault.kind === 'unreachable' ? words.exportOffline : faultSentence(faults, error.fault)
  }
  const run = () => {
    const viewer = workspace.viewer.get()
    const rows = (sheet.current?.shownRows() ?? []).filter(({ customer }) => {
      const envelope = workspace.envelope(customer)
      return envelope === undefined || may(viewer, 'export', envelope)
    })
    const laid = laidOut().filter(({ hidden }) => hidden !== true)
    const shown = laid.map(({ column }) => column)
    const reads = laid.map((sheetColumn) => (row: ViewRow) => {
      const value = cellOf(row, sheetColumn)
      return isNamed(sheetColumn.column) ? formatCell(sheetColumn.column, value, context) : value
    })
    const cells = rows.map((row) => reads.map((read) => read(row)))
    // a workbook has no customers to link to and holds no files: it gets their names
    const columns = shown.map((column) => (isNamed(column) ? { ...column, kind: 'text' as const } : column))
    const write = async () => {
      const { id, at, watermark } = await api.grantExport({
        view: viewName.slice(0, mostLetters),
        rows: rows.length,
        columns: columns.length,
      })
      const who = company.members.get(workspace.me)?.name ?? ''
      const heading = watermark ? words.watermark({ company: company.name, who, when: format.moment(at), id }) : null
      // to a worker go facts alone: a list of places has functions, and showing a region needs no list
      const { zoneMinutes, members } = context
      const facts = { zoneMinutes, members, ...words.exportWords }
      return exportView({ sheetName: name, columns, rows: cells, context: facts, heading })
    }
    setBusy(true)
    write()
      .then(
        (file) => {
          saveFile(file, exportFileName(company.name, name, context.today))
          toasts.show({ text: words.exported(rows.length) })
        },
        (error: unknown) => toasts.show({ text: sentence(error), tone: 'lost' }),
      )
      .finally(() => setBusy(false))
  }
  return { busy, run }
}
