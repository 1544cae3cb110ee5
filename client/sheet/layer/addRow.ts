import type { RecordId } from '#shared/base/id.ts'
import { element } from '../element.ts'
import type { Desk } from './desk.ts'

/** The line below the last row that makes another; `made` hears of it. */
export function createAddRow(desk: Desk, pinned: HTMLElement, made: (id: RecordId) => void): { draw(): void } {
  const button = element('button', 'kb-add-row', { type: 'button' })
  // A grid holds rows and rows hold cells, also for those who only hear it.
  const line = element('div', '', { role: 'row', 'data-kept': '' }, element('div', '', { role: 'gridcell' }, button))
  pinned.append(line)
  button.addEventListener('click', () => {
    const { newRowKey, onCreateRows } = desk.props()
    if (newRowKey !== undefined) return newRowKey.begin('')
    const id = onCreateRows?.([[]])?.[0]
    if (id !== undefined) made(id)
  })
  return {
    draw() {
      const { addRowLabel, loading } = desk.props()
      const { rowHeight, viewport, frozenRows } = desk.geometry
      button.hidden = addRowLabel === undefined || loading === true
      button.textContent = `+ ${addRowLabel ?? ''}`
      button.style.top = `${(desk.index.size - frozenRows) * rowHeight}px`
      button.style.height = `${rowHeight}px`
      button.style.width = `${viewport.clientWidth}px`
    },
  }
}
