import type { GridApi } from 'ag-grid-community'
import type { RecordId } from '#shared/base/id.ts'
import { rowNumberWidth } from './columnDefs.ts'
import type { Desk } from './layer/desk.ts'
import { groupLabelWidth, rowNumberColumn } from './layer/geometry.ts'
import { createNobody } from './layer/nobody.ts'

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

/** Rows above and below those seen that the grid keeps drawn. */
const buffer = 6
const skeletonRows = 40

export function createRowDrawing(desk: Desk, api: GridApi): RowDrawing {
  const { root, index, geometry } = desk
  const nobody = createNobody(root)
  const changed = new Set<RecordId>()
  let isOld = true
  let frozen = 0
  let { rowHeight: frozenHeight } = geometry

  /** As many lines as there are, and each that is seen drawn anew. */
  function drawAll(): void {
    isOld = false
    changed.clear()
    const props = desk.props()
    const skeletons = props.loading === true && index.size === 0 ? skeletonRows : 0
    const lines = index.size + skeletons + (props.addRowLabel === undefined ? 0 : 1)
    const numberWidth = rowNumberWidth(index.rowCount)
    if (api.getColumn(rowNumberColumn)?.getActualWidth() !== numberWidth) {
      api.setColumnWidths([{ key: rowNumberColumn, newWidth: numberWidth }])
    }
    const scrolling = Math.max(lines - freeze(), 0)
    if (api.getDisplayedRowCount() !== scrolling) api.setRowCount(scrolling, true)
    api.refreshCells({ force: true, suppressFlash: true })
    const isEmpty = index.size === 0 && props.rows.size > 0 && props.loading !== true
    const sentence = (index.total === 0 ? props.nothingYet : undefined) ?? desk.words().nobody
    nobody.draw(isEmpty ? sentence : null, props.whenNothing)
    markGroups()
    props.onCount?.(index.rowCount, index.total)
  }

  /** The grid draws frozen rows apart; it needs to know how many alone. */
  function freeze(): number {
    const { frozenRows, rowHeight } = geometry
    if (frozen === frozenRows && frozenHeight === rowHeight) return frozen
    frozen = frozenRows
    frozenHeight = rowHeight
    api.setGridOption('pinnedTopRowData', frozen === 0 ? undefined : Array.from({ length: frozen }, () => ({})))
    return frozen
  }

  function markGroups(): void {
    const role = index.groups.length > 0 ? 'treegrid' : 'grid'
    const grid = root.querySelector('[role="grid"], [role="treegrid"]')
    if (grid?.getAttribute('role') !== role) grid?.setAttribute('role', role)
    root.style.setProperty('--group-label', `${groupLabelWidth(geometry, desk.props())}px`)
  }

  function drawChanged(): void {
    const [first, last] = geometry.visibleRows(index.size)
    const rowNodes = []
    const from = Math.max(frozen, first - buffer)
    for (let position = frozen > 0 ? 0 : from; position <= last + buffer; position += 1) {
      if (position === frozen) position = from
      const row = index.at(position)
      if (row === undefined || !changed.has(row.id)) continue
      const node = position < frozen ? api.getPinnedTopRow(position) : api.getDisplayedRowAtIndex(position - frozen)
      if (node !== undefined) rowNodes.push(node)
    }
    changed.clear()
    if (rowNodes.length > 0) api.refreshCells({ force: true, suppressFlash: true, rowNodes })
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
