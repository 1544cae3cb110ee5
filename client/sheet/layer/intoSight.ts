import type { Place } from './boxes.ts'
import type { Desk } from './desk.ts'
import { headersOver } from './stuckLines.ts'

/** The grid's own scrollbars lie over the right and the lower edge of its viewport. */
const scrollbarWidth = 16

/** Scrolls as little as brings a cell into sight: under the headers that stay, right of the pinned columns. */
export function bringIntoSight({ index, geometry }: Desk, place: Place): void {
  const { viewport, rowHeight, headerHeight, frozenRows, pinnedWidth } = geometry
  const top = (place.row - frozenRows) * rowHeight
  const room = viewport.clientHeight - headerHeight - frozenRows * rowHeight - scrollbarWidth
  const above = headersOver(index, place.row) * rowHeight
  // Frozen rows, above all that scrolls, are in sight.
  if (top >= 0) {
    if (top - above < viewport.scrollTop) viewport.scrollTop = top - above
    else if (top + rowHeight > viewport.scrollTop + room) viewport.scrollTop = top + rowHeight - room + 1
  }
  const column = geometry.columns[place.column]
  if (column === undefined || column.pinned) return
  const width = viewport.clientWidth - pinnedWidth - scrollbarWidth
  if (column.left < viewport.scrollLeft) viewport.scrollLeft = column.left
  else if (column.left + column.width > viewport.scrollLeft + width) {
    viewport.scrollLeft = Math.min(column.left, column.left + column.width - width + 1)
  }
}
