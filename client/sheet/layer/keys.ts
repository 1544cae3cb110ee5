import type { Place } from './boxes.ts'
import type { Copying } from './copying.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import { hideOrShow as hideOrShowColumns } from './columnHiding.ts'
import { hideOrShowRows } from './rowHiding.ts'
import type { Gestures } from './gestures.ts'
import { isMinus, isNine, isPanelKey, isPlus, isSave, isZero, keepsTabs } from './keySigns.ts'
import { leaveSheet } from './leaving.ts'
import { clockText, dayText, takesStamp } from './stampText.ts'
import type { SheetMenus } from './menus.ts'
import type { RowPlacing } from './rowPlacing.ts'
import type { Direction } from './walk.ts'
import { createWalker } from './walker.ts'

export interface KeyParts {
  readonly desk: Desk
  readonly editor: Editor
  readonly gestures: Gestures
  readonly copying: Copying
  readonly menu: SheetMenus
  readonly placing: RowPlacing
  /** Brings a cell into sight and draws; called after every move. */
  readonly show: (place: Place) => void
  readonly openRow: () => void
  /** What a key does on the header of a group; false where it does what it does anywhere. */
  readonly fold: (event: KeyboardEvent) => boolean
  /** The keys of a sheet without rows; false for any other. */
  readonly blank: (event: KeyboardEvent) => boolean
  /** Opens what Ctrl+F, Ctrl+H and Ctrl+G open; false for any other key. */
  readonly openPanel: (key: string) => boolean
  /** The next place of what was looked for last. */
  readonly findNext: () => void
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/**
 * Every key of the sheet, as Excel and WPS hands expect. A key of an input method (`isComposing`, 229) is never ours.
 * `shell/keyLists.ts` names them all to the person: a key made here is told there.
 */
export function createKeys(parts: KeyParts): (event: KeyboardEvent) => void {
  const { desk, editor, gestures, copying, menu, placing, show, openRow, openPanel } = parts
  const { selection } = desk
  const walker = createWalker(desk, show)
  const isGrowing = (event: KeyboardEvent): boolean => event.shiftKey || selection.isExtending

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
    if (control && event.code === 'Semicolon') {
      document.execCommand('insertText', false, event.shiftKey ? clockText(desk) : dayText(desk))
      return true
    }
    if (editor.popupKey(event)) return true
    if (control && isPanelKey(event)) {
      if (editor.commit()) openPanel(event.key.toLowerCase())
      return true
    }
    if (event.key === 'Enter' && control) {
      const value = editor.takeValue()
      if (value === undefined) return true
      editor.cancel()
      gestures.fillWith(value)
      return true
    }
    if (event.key === 'Enter' || event.key === 'Tab') {
      if (editor.commit()) walker.advance(event.key === 'Enter' ? 'enter' : 'tab', event.shiftKey)
      return true
    }
    const direction = directions[event.key]
    if (direction !== undefined && editor.arrows === 'walk' && !control && !event.shiftKey) {
      if (editor.commit()) walker.step(direction, { extend: false, toEdge: false })
      return true
    }
    return event.key === 'F2' || isSave(event)
  }

  const withControl = (event: KeyboardEvent): boolean => {
    if (isPlus(event)) {
      // With cells it is the browser's: it shows the page larger.
      if (selection.span !== 'rows') return false
      placing.insertSelected()
      return true
    }
    if (isMinus(event)) {
      menu.removeRows()
      return true
    }
    if (isZero(event) || isNine(event)) {
      const hideOrShow = isZero(event) ? hideOrShowColumns : hideOrShowRows
      hideOrShow(desk, event.shiftKey ? 'show' : 'hide')
      return true
    }
    if (event.code === 'Semicolon') {
      if (takesStamp(desk)) editor.type(event.shiftKey ? clockText(desk) : dayText(desk))
      return true
    }
    if (event.code === 'Quote') {
      gestures.fillAlong('down')
      return true
    }
    if (event.code === 'Period' && !event.shiftKey) return turn()
    if (event.code === 'NumpadMultiply' || (event.code === 'Digit8' && event.shiftKey)) {
      selection.all()
      desk.redraw()
      return true
    }
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
        walker.toCorner('first', isGrowing(event))
        return true
      case 'end':
        walker.toCorner('last', isGrowing(event))
        return true
      case 'backspace':
        return showHead()
      case 'l':
        if (event.shiftKey) menu.openFilter()
        return event.shiftKey
      case ' ':
        // Where Ctrl+Space switches the input method, the system keeps it and we never hear it.
        if (event.shiftKey) selection.all()
        else walker.widen('columns')
        desk.redraw()
        return true
      case 's':
        desk.props().onNotice?.({ kind: 'saved-always' })
        return true
      default:
        return openPanel(event.key.toLowerCase())
    }
  }

  const showHead = (): true => {
    const head = selection.head()
    if (head !== null) show(head)
    return true
  }

  /** The cursor goes round the corners of its range: the far ones come into sight and the selection stays. */
  const turn = (): true => {
    selection.turn()
    return showHead()
  }

  const remark = () => {
    const head = selection.head()
    const row = head === null ? undefined : desk.index.at(head.row)
    if (row !== undefined) desk.props().onRemark?.(row)
  }

  const withAlt = (event: KeyboardEvent): boolean => {
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyV') {
      menu.openAtCursor()
      return true
    }
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (event.shiftKey) {
          placing.step(event.key === 'ArrowUp' ? -1 : 1)
          return true
        }
        editor.open({ popup: true })
        return true
      case 'PageDown':
      case 'PageUp':
        walker.page(event.key === 'PageUp' ? 'left' : 'right', isGrowing(event))
        return true
      default:
        return false // Alt+← is the browser's way back
    }
  }

  const plain = (event: KeyboardEvent): boolean => {
    const isShifted = event.shiftKey
    const extend = isGrowing(event)
    if (event.key === 'Enter' && !isShifted && opensFiles(desk)) {
      editor.open({ popup: true })
      return true
    }
    switch (event.key) {
      case 'Enter':
      case 'Tab':
        walker.advance(event.key === 'Enter' ? 'enter' : 'tab', isShifted)
        return true
      case 'Home':
        walker.toRowEnd('first', extend)
        return true
      case 'End':
        walker.toRowEnd('last', extend)
        return true
      case 'PageDown':
      case 'PageUp':
        walker.page(event.key === 'PageUp' ? 'up' : 'down', extend)
        return true
      case 'Backspace':
      case 'Delete':
        if (editor.isStray(event)) return true
        if (isShifted && event.key === 'Backspace') selection.collapse()
        else if (isShifted) document.execCommand('cut')
        else gestures.clear()
        desk.redraw()
        return true
      case 'F2':
        if (isShifted) remark()
        else editor.open({ popup: true })
        return true
      case 'F4':
        if (isShifted) parts.findNext()
        else editor.open({ popup: true })
        return true
      case 'F8':
        if (isShifted) selection.setAdding(!selection.isAdding)
        else selection.setExtending(!selection.isExtending)
        desk.redraw()
        return true
      case ' ':
        if (isShifted) walker.widen('rows')
        else if (!gestures.toggle()) openRow()
        return true
      case 'F6':
        leaveSheet(desk.root, isShifted)
        return true
      case 'ContextMenu':
        menu.openAtCursor()
        return true
      case 'F10':
        if (isShifted) menu.openAtCursor()
        return isShifted
      case 'Escape':
        if (selection.isExtending || selection.isAdding) selection.setExtending(false)
        else {
          copying.forget()
          selection.collapse()
        }
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
    if (!keepsTabs(event)) walker.endTabs()
    if (parts.blank(event) || parts.fold(event)) return event.preventDefault()
    const direction = directions[event.key]
    const isTaken = event.altKey
      ? withAlt(event)
      : direction !== undefined
        ? (walker.step(direction, { extend: isGrowing(event), toEdge: control }), true)
        : control
          ? withControl(event)
          : plain(event)
    if (isTaken) event.preventDefault()
  }
}

/** Nothing is typed into files: there Enter looks at them, and in a range it goes on as anywhere. */
function opensFiles(desk: Desk): boolean {
  const { selection, index, geometry } = desk
  const head = selection.head()
  if (head === null || !selection.isSingle || index.at(head.row) === undefined) return false
  return geometry.columns[head.column]?.sheet.column.kind === 'attachment' && desk.props().onFiles !== undefined
}
