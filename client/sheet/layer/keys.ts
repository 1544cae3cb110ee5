import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import type { Gestures } from './gestures.ts'
import { isFilled } from './overlay.ts'
import { farCorner, type Place } from './selection.ts'
import { edgeFrom, nextInBox, steps, type Direction } from './walk.ts'

export interface KeyParts {
  readonly desk: Desk
  readonly editor: Editor
  readonly gestures: Gestures
  /** Brings a cell into sight and draws; called after every move. */
  readonly show: (place: Place) => void
  readonly openRow: () => void
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/**
 * Every key of the sheet, as Excel and WPS hands expect. A key of an input method (`isComposing`, 229) is never ours.
 */
export function createKeys({ desk, editor, gestures, show, openRow }: KeyParts): (event: KeyboardEvent) => void {
  const { selection } = desk
  /** Where the present run of Tabs began: Enter goes back below it. */
  let tabHome: number | null = null

  const lastRow = () => Math.max(desk.index.size - 1, 0)
  const lastColumn = () => desk.geometry.columns.length - 1

  const moveTo = (place: Place, extend: boolean) => {
    if (extend) selection.extendTo(place)
    else selection.put(place)
    show(place)
  }
  const from = (extend: boolean): Place =>
    (extend ? farCorner(selection) : selection.head()) ?? selection.head() ?? { row: 0, column: 0 }

  const step = (direction: Direction, { extend, toEdge }: { readonly extend: boolean; readonly toEdge: boolean }) => {
    const start = from(extend)
    const move = steps[direction]
    const field = { rows: desk.index.size, columns: desk.geometry.columns.length }
    const place = toEdge
      ? edgeFrom(start, direction, { ...field, isFilled: ({ row, column }) => isFilled(desk, row, column) })
      : { row: start.row + move.row, column: start.column + move.column }
    moveTo(
      {
        row: Math.max(0, Math.min(place.row, lastRow())),
        column: Math.max(0, Math.min(place.column, lastColumn())),
      },
      extend,
    )
  }

  /** Enter and Tab: through the selection when there is one, else to the next cell. */
  const advance = (by: 'enter' | 'tab', backwards: boolean) => {
    const head = selection.head()
    const box = selection.box()
    if (head === null || box === null) return
    if (!selection.isSingle) {
      const next = nextInBox(head, box, by === 'tab' ? 'row' : 'column', backwards)
      selection.roam(next)
      return show(next)
    }
    const change = backwards ? -1 : 1
    if (by === 'tab') {
      tabHome ??= head.column
      const wraps = head.column + change > lastColumn()
      const place = wraps ? { row: head.row + 1, column: 0 } : { row: head.row, column: head.column + change }
      return moveTo({ row: Math.min(place.row, lastRow()), column: Math.max(0, place.column) }, false)
    }
    const column = backwards ? head.column : (tabHome ?? head.column)
    tabHome = null
    moveTo({ row: Math.max(0, Math.min(head.row + change, lastRow())), column }, false)
  }

  const whileEditing = (event: KeyboardEvent): boolean => {
    const control = event.ctrlKey || event.metaKey
    if (event.key === 'Escape') {
      editor.cancel()
      return true
    }
    if (event.key === 'Enter' && event.altKey) {
      document.execCommand('insertText', false, '\n')
      return true
    }
    if (editor.popupKey(event)) return true
    if (event.key === 'Enter' && control) {
      const value = editor.takeValue()
      if (value === undefined) return true
      editor.cancel()
      gestures.fillWith(value)
      return true
    }
    if (event.key === 'Enter' || event.key === 'Tab') {
      if (editor.commit()) advance(event.key === 'Enter' ? 'enter' : 'tab', event.shiftKey)
      return true
    }
    const direction = directions[event.key]
    if (direction !== undefined && editor.arrows === 'walk' && !control && !event.shiftKey) {
      if (editor.commit()) step(direction, { extend: false, toEdge: false })
      return true
    }
    if (event.key === 'F2') return true
    return false
  }

  const withControl = (event: KeyboardEvent): boolean => {
    switch (event.key.toLowerCase()) {
      case 'a':
        selection.all()
        desk.redraw()
        return true
      case 'd':
        gestures.fillAlong('down')
        return true
      case 'r':
        gestures.fillAlong('right')
        return true
      case 'z':
        if (event.shiftKey) desk.props().onRedo?.()
        else desk.props().onUndo?.()
        return true
      case 'y':
        desk.props().onRedo?.()
        return true
      case 'home':
        moveTo({ row: 0, column: 0 }, event.shiftKey)
        return true
      case 'end':
        moveTo({ row: lastRow(), column: lastColumn() }, event.shiftKey)
        return true
      case ' ':
        // An input method's switch in China; taken away from the text only, never bound.
        return true
      default:
        return false
    }
  }

  const page = () => {
    const [first, last] = desk.geometry.visibleRows(desk.index.size)
    return Math.max(1, last - first - 2)
  }

  const plain = (event: KeyboardEvent): boolean => {
    const extend = event.shiftKey
    const here = from(extend)
    switch (event.key) {
      case 'Enter':
      case 'Tab':
        advance(event.key === 'Enter' ? 'enter' : 'tab', event.shiftKey)
        return true
      case 'Home':
        moveTo({ row: here.row, column: 0 }, extend)
        return true
      case 'End':
        moveTo({ row: here.row, column: lastColumn() }, extend)
        return true
      case 'PageDown':
        moveTo({ row: Math.min(here.row + page(), lastRow()), column: here.column }, extend)
        return true
      case 'PageUp':
        moveTo({ row: Math.max(here.row - page(), 0), column: here.column }, extend)
        return true
      case 'Delete':
      case 'Backspace':
        gestures.clear()
        return true
      case 'F2':
      case 'F4':
        editor.open({ popup: true })
        return true
      case ' ':
        if (!gestures.toggle() && !event.shiftKey) openRow()
        return true
      case 'Escape':
        gestures.forgetCopied()
        selection.collapse()
        desk.redraw()
        return true
      default:
        return false
    }
  }

  return (event) => {
    if (event.isComposing || event.keyCode === 229) return
    const control = event.ctrlKey || event.metaKey
    if (editor.isEditing) {
      if (whileEditing(event)) event.preventDefault()
      return
    }
    if (event.key !== 'Tab' && event.key !== 'Enter' && event.key !== 'Shift') tabHome = tabHomeAfter(event, tabHome)
    const direction = directions[event.key]
    if (direction !== undefined) {
      if (event.altKey) editor.open({ popup: true })
      else step(direction, { extend: event.shiftKey, toEdge: control })
      return event.preventDefault()
    }
    if (control ? withControl(event) : !event.altKey && plain(event)) event.preventDefault()
  }
}

/** Typing keeps the run of Tabs; walking elsewhere ends it. */
const tabHomeAfter = (event: KeyboardEvent, home: number | null): number | null =>
  event.key.length === 1 || event.key === 'F2' ? home : null
