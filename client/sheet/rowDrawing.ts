import type { GridApi } from 'ag-grid-community'
import type { RecordId } from '#shared/base/id.ts'
import { rowNumberWidth } from './columnDefs.ts'
import type { Desk } from './layer/desk.ts'
import { groupLabelWidth, rowNumberColumn } from './layer/geometry.ts'
import { createNobody } from './layer/nobody.ts'
import type { RowPainter } from './rowPainter.ts'

/** What of the grid is old, and how it is drawn anew: all that is seen, or a few rows. */
export interface RowDrawing {
  /** Rows came, went or moved, or look different everywhere. */
  renewAll(): void
  /** These stayed where they are and look different. */
  renew(ids: readonly RecordId[]): void
  draw(): void
  /** Rows that fold make another kind of grid, and the names of groups take the room of the frozen columns. */
  markGroups(): void
}

const skeletonRows = 40

export function createRowDrawing(desk: Desk, api: GridApi, painter: RowPainter): RowDrawing {
  const { root, index, geometry } = desk
  const nobody = createNobody(root)
  const changed = new Set<RecordId>()
  let isOld = true
  let height = 0
  let frozenHeight = 0

  /** As many lines as there are, and each that is seen drawn anew. */
  function drawAll(): void {
    isOld = false
    changed.clear()
    const props = desk.props()
    const skeletons = props.loading === true && index.size === 0 ? skeletonRows : 0
    const lines = index.size + skeletons + (props.addRowLabel === undefined ? 0 : 1)
    const numberWidth = rowNumberWidth(index)
    if (api.getColumn(rowNumberColumn)?.getActualWidth() !== numberWidth) {
      api.setColumnWidths([{ key: rowNumberColumn, newWidth: numberWidth }])
    }
    makeRoom(lines)
    painter.paintAll(lines)
    const isEmpty = index.size === 0 && props.rows.size > 0 && props.loading !== true
    const sentence = (index.total === 0 ? props.nothingYet : undefined) ?? desk.words().nobody
    nobody.draw(isEmpty ? sentence : null, props.whenNothing)
    markGroups()
    props.onCount?.(index.rowCount, index.total)
  }

  /** To the grid all lines are one row, and the frozen ones another: it must know how high these are, no more. */
  function makeRoom(lines: number): void {
    const { frozenRows, rowHeight } = geometry
    const frozenNow = Math.min(frozenRows, lines) * rowHeight
    if (frozenNow !== frozenHeight) {
      frozenHeight = frozenNow
      // Anew, for it asks how high a row is only when it meets it.
      api.setGridOption('pinnedTopRowData', undefined)
      if (frozenNow > 0) api.setGridOption('pinnedTopRowData', [{}])
    }
    const now = Math.max(lines - frozenRows, 0) * rowHeight
    if (now !== height) {
      height = now
      // No row is less than a pixel high to the grid.
      api.setGridOption('rowHeight', Math.max(now, 1))
    }
    // The grid counts its own rows, again whenever it is told of one.
    const grid = root.querySelector('[role="grid"], [role="treegrid"]')
    const count = String(lines + 1)
    if (grid?.getAttribute('aria-rowcount') !== count) grid?.setAttribute('aria-rowcount', count)
  }

  function markGroups(): void {
    const role = index.groups.length > 0 ? 'treegrid' : 'grid'
    const grid = root.querySelector('[role="grid"], [role="treegrid"]')
    if (grid?.getAttribute('role') !== role) grid?.setAttribute('role', role)
    root.style.setProperty('--group-label', `${groupLabelWidth(geometry, desk.props())}px`)
  }

  function drawChanged(): void {
    painter.paint(changed)
    changed.clear()
  }

  return {
    renewAll() {
      isOld = true
    },
    renew(ids) {
      for (const id of ids) changed.add(id)
    },
    draw() {
      if (isOld) drawAll()
      else if (changed.size > 0) drawChanged()
    },
    markGroups,
  }
}
