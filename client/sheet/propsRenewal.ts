import type { ColDef, GridApi } from 'ag-grid-community'
import { placeColumns } from './columnDefs.ts'
import type { Desk } from './layer/desk.ts'
import type { RowDrawing } from './rowDrawing.ts'
import type { RowPainter } from './rowPainter.ts'
import { changedEntries, sameColumns, sameEdge, sameQuery, sameReading } from './sheetChange.ts'
import type { SheetProps } from './sheetProps.ts'
import type { RowSizing } from './sheetSizes.ts'

export interface PropsRenewalParts {
  readonly desk: Desk
  readonly api: GridApi
  readonly painter: RowPainter
  readonly drawing: RowDrawing
  readonly sizing: RowSizing
  readonly defs: () => ColDef[]
}

/** Asks, lays out and draws anew what other properties of the page make old, and nothing else. */
export interface PropsRenewal {
  /** The desk hands out `next` already. */
  renew(before: SheetProps, next: SheetProps): void
}

export function createPropsRenewal({ desk, api, painter, drawing, sizing, defs }: PropsRenewalParts): PropsRenewal {
  const { index, geometry, selection } = desk

  const layColumns = (before: SheetProps, next: SheetProps) => {
    const isMoved = sameReading(before.columns, next.columns) && sameEdge(before, next)
    if (isMoved) placeColumns(api, next.columns)
    else api.setGridOption('columnDefs', defs())
    geometry.measure()
    painter.layOut()
    drawing.renewAll()
  }

  return {
    renew(before, next) {
      const columnsChanged = !sameColumns(before, next)
      if (columnsChanged || isNamedAnew(before, next)) index.show(next.columns, next.context)
      if (!sameQuery(before, next)) {
        index.ask(next.query)
        selection.collapse()
      }
      // Only now: the cells that come with the columns are drawn with the rows that shall stand there.
      if (columnsChanged) layColumns(before, next)
      if (hasOtherHeaders(before, next)) api.refreshHeader()
      if (before.lines !== next.lines) sizing.size()
      if (next.folds !== undefined) index.remember(next.folds)
      if (looksOther(before, next)) drawing.renewAll()
      drawing.renew(changedEntries(before.proposed?.rows, next.proposed?.rows))
      desk.redraw()
    },
  }
}

const isNamedAnew = (before: SheetProps, next: SheetProps): boolean =>
  before.context.members !== next.context.members || before.context.customers !== next.context.customers

const hasOtherHeaders = (before: SheetProps, next: SheetProps): boolean =>
  before.filtered !== next.filtered || JSON.stringify(before.query.sort) !== JSON.stringify(next.query.sort)

const looksOther = (before: SheetProps, next: SheetProps): boolean =>
  before.tintOf !== next.tintOf ||
  before.marksOf !== next.marksOf ||
  before.remarksOf !== next.remarksOf ||
  before.totals !== next.totals ||
  before.loading !== next.loading ||
  before.addRowLabel !== next.addRowLabel
