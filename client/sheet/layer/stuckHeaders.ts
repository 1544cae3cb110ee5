import { isRightAligned } from '../columnLook.ts'
import { element } from '../element.ts'
import { groupButton } from '../groupButton.ts'
import { groupFacts } from '../groupLabel.ts'
import type { Desk } from './desk.ts'
import type { ShownColumn } from './geometry.ts'
import { stuckLines, type StuckLine } from './stuckLines.ts'
import type { Subtotals } from './subtotals.ts'

/** The headers of the groups one has scrolled into, drawn again where they stay. */
export interface StuckHeaders extends Disposable {
  draw(): void
  /** The sheet was scrolled: others may stay now. */
  follow(): void
}

/**
 * A box as high as its group lies in the grid's scroller, and the header in it is sticky: the browser keeps it in
 * sight, and lets the end of the group push it out. Only the boxes change while one scrolls. Whoever hears the screen
 * hears the headers' own lines.
 */
export function createStuckHeaders(
  desk: Desk,
  container: HTMLElement,
  subtotals: Pick<Subtotals, 'textOf'>,
  stay: (lines: readonly StuckLine[]) => void,
): StuckHeaders {
  const layer = element('div', 'kb-stuck', { 'aria-hidden': 'true' })
  container.append(layer)

  const cell = ({ sheet, left, width }: ShownColumn, line: number, from: number): HTMLElement => {
    const made = element('span', 'kb-stuck-cell', {}, subtotals.textOf(sheet, line))
    made.toggleAttribute('data-right', isRightAligned(sheet.column.kind))
    made.style.cssText = `left:${left + from}px;width:${width}px`
    return made
  }

  const box = ({ line, end }: StuckLine): HTMLElement[] => {
    const { geometry, index, selection } = desk
    const group = index.groupAt(line)
    if (group === undefined) return []
    const { rowHeight, pinnedWidth, headerHeight, columns, viewport } = geometry
    const fold = () => {
      index.fold(line, true)
      viewport.scrollTop = (line - group.level) * rowHeight
    }
    const name = groupButton(groupFacts(group, desk.words().group, desk.props().context), desk.words().group, fold)
    const pinned = element('div', 'kb-stuck-pinned', {}, name)
    const header = element('div', 'kb-stuck-line', { 'data-level': String(group.level) }, pinned)
    for (const column of columns) {
      if (column.pinned) pinned.append(cell(column, line, 0))
      else header.append(cell(column, line, pinnedWidth))
    }
    pinned.style.width = `${pinnedWidth}px`
    header.style.cssText = `top:${headerHeight + group.level * rowHeight}px;height:${rowHeight}px`
    header.toggleAttribute('data-active', selection.isSingle && selection.head()?.row === line)
    const made = element('div', 'kb-stuck-group', {}, header)
    made.style.cssText = `top:${line * rowHeight}px;height:${(end - line) * rowHeight}px;z-index:${index.groups.length - group.level}`
    return [made]
  }

  const put = (lines: readonly StuckLine[]) => {
    stay(lines)
    if (lines.length > 0 || layer.firstChild !== null) layer.replaceChildren(...lines.flatMap(box))
  }
  /** Asks where one has scrolled to only with groups: the answer makes the browser lay out the page at once. */
  const linesNow = () => {
    const { index, geometry } = desk
    return index.groups.length === 0 ? [] : stuckLines(index, geometry.viewport.scrollTop, geometry.rowHeight)
  }

  return {
    draw: () => put(linesNow()),
    follow() {
      const now = linesNow()
      const before = desk.geometry.stuck
      const isSame = now.length === before.length && now.every(({ line }, place) => before[place]?.line === line)
      if (isSame) stay(now)
      else put(now)
    },
    [Symbol.dispose]: () => layer.remove(),
  }
}
