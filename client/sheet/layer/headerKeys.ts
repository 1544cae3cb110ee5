import { gridClasses } from '../grid.ts'
import type { Place } from './boxes.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import { leaveSheet } from './leaving.ts'

export interface HeaderKeyParts {
  readonly header: HTMLElement
  readonly desk: Desk
  readonly editor: Pick<Editor, 'focus'>
  /** Brings a cell into sight and draws. */
  readonly show: (place: Place) => void
  readonly signal: AbortSignal
}

/**
 * All headers together are one stop of Tab: it goes on into the cells, with Shift to what stands before the sheet. The
 * grid's own would stop at each of sixty. Arrows walk the headers, Enter opens the menu of one, ↓ goes to its first cell.
 */
export function hearHeaderKeys({ header, desk, editor, show, signal }: HeaderKeyParts): void {
  const hear = (event: KeyboardEvent) => {
    const cell = event.target as Element // key events within a header hit elements
    if (!cell.classList.contains(gridClasses.headerCell) || !does(cell, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  const does = (cell: Element, event: KeyboardEvent): boolean => {
    switch (event.key) {
      case 'Tab':
        if (event.shiftKey) leaveSheet(desk.root, true)
        else editor.focus()
        return true
      case 'ArrowDown': {
        const id = cell.getAttribute('col-id')
        const column = desk.geometry.columns.findIndex(({ sheet }) => sheet.column.id === id)
        if (column >= 0) {
          desk.selection.put({ row: 0, column })
          show({ row: 0, column })
        }
        editor.focus()
        return true
      }
      case 'Enter': {
        const menu = cell.querySelector<HTMLElement>('.kb-menu')
        menu?.click()
        return menu !== null
      }
      default:
        return false
    }
  }
  // before the grid hears it
  header.addEventListener('keydown', hear, { signal, capture: true })
}
