import { cellOf } from '../cellOf.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import { isAdding } from './adding.ts'
import { columnsMeant, fitColumns } from './fitColumns.ts'
import { createFollower } from './follow.ts'
import { mayWrite, type Gestures } from './gestures.ts'
import { clickedLink, openHref } from './links.ts'
import type { SheetMenus } from './menus.ts'
import { isBlank, type Blank } from './blank.ts'
import { createBoxDrags } from './boxDrags.ts'
import { isInside, type Box, type Place } from './boxes.ts'
import { createRowDrag, type RowDrop } from './rowDrag.ts'
import type { RowPlacing } from './rowPlacing.ts'

export interface PointerParts {
  readonly desk: Desk
  readonly editor: Editor
  readonly gestures: Gestures
  readonly menu: SheetMenus
  readonly openRow: (position: number) => void
  /** Brings a cell into sight. */
  readonly show: (place: Place) => void
  readonly placing: RowPlacing
  readonly showDrop: (drop: RowDrop | null) => void
  /** Makes the first row. */
  readonly begin: Blank['begin']
  /** What is being dragged would cover this, or nothing more. */
  readonly showTarget: (box: Box | null) => void
}

/** Mouse, pen and finger on cells, row numbers, headers and the fill handle. */
export function createPointer(parts: PointerParts): Disposable {
  const { desk, editor, gestures, menu, placing, openRow, show, showTarget } = parts
  const { viewport } = desk.geometry
  const { selection } = desk
  const life = new AbortController()
  const on = { signal: life.signal }
  const follower = createFollower(desk.geometry)
  const { follow } = follower
  const drags = createBoxDrags({ desk, gestures, follow, showTarget })
  const dragRows = createRowDrag({ desk, placing, follow, showDrop: parts.showDrop })

  const placeAt = (x: number, y: number) => desk.geometry.placeAt(x, y, desk.index.size)

  const selectCells = (event: PointerEvent) => {
    const place = placeAt(event.clientX, event.clientY)
    const target = event.target as Element // pointer events on a viewport hit elements
    const head = selection.head()
    const isGrowing = event.shiftKey || (selection.isExtending && event.button === 0)
    const wasActive = head?.row === place.row && head.column === place.column
    if (isGrowing && head !== null) selection.extendTo(place)
    else if (event.button === 2) {
      const isHeader = desk.index.groupAt(place.row) !== undefined
      if (isHeader || !selection.boxes().some((box) => isInside(box, place))) selection.put(place)
    } else if (
      !(isAdding(event) || selection.isAdding) ||
      clickedLink(desk, place) !== undefined ||
      target.closest('[data-href]') !== null
    )
      selection.put(place)
    else if (!selection.add(place)) return desk.redraw()
    desk.redraw()
    if (event.button !== 0) return
    if (target.closest('[data-toggle]') !== null) gestures.toggle()
    const linked = target.closest<HTMLElement>('[data-linked]')?.dataset['linked']
    if (linked !== undefined && (wasActive || isAdding(event))) desk.props().onFollow?.(linked)
    const href = target.closest<HTMLElement>('[data-href]')?.dataset['href']
    if (href !== undefined && isAdding(event)) openHref(href)
    const star = target.closest<HTMLElement>('[data-star]')
    if (star !== null && wasActive) rate(place, Number(star.dataset['star']))
    follow(event, (x, y) => {
      selection.extendTo(placeAt(x, y))
      desk.redraw()
    })
  }

  const rate = (place: Place, stars: number) => {
    const row = desk.index.at(place.row)
    const sheet = desk.geometry.columns[place.column]?.sheet
    if (row === undefined || sheet === undefined) return
    if (!mayWrite(desk, place.row, place.column)) return gestures.refuseLocked(sheet.column)
    const was = cellOf(row, sheet)
    gestures.write(row.id, sheet.column, was, was === stars ? null : stars)
  }

  const selectRows = (event: PointerEvent) => {
    const { row } = placeAt(event.clientX, event.clientY)
    const last = desk.geometry.columns.length - 1
    const isChosen = selection
      .boxes()
      .some((box) => box.left === 0 && box.right === last && isInside(box, { row, column: 0 }))
    if (event.button === 2 && isChosen) return
    const isGrip = (event.target as Element).closest('[data-grip]') !== null // pointer events on a viewport hit elements
    const isPlain = event.button === 0 && !event.shiftKey && !isAdding(event)
    if (isPlain && (isChosen || isGrip) && desk.index.at(row) !== undefined && desk.props().onMoveRows !== undefined) {
      if (!isChosen) takeRow(row)
      return dragRows(event, placing.selectedLines(), () => takeRow(row))
    }
    const anchor = event.shiftKey ? (selection.anchor()?.row ?? row) : row
    const stretchTo = (to: number) => {
      selection.restretch({ row: anchor, column: 0 }, { row: to, column: last }, 'rows')
      desk.redraw()
    }
    if (isAdding(event) && event.button === 0) {
      const added = selection.add({ row, column: 0 }, { row, column: last }, 'rows')
      desk.redraw()
      if (!added) return
    } else if (!event.shiftKey) selection.put({ row, column: 0 })
    stretchTo(row)
    if (event.button === 0) follow(event, (x, y) => stretchTo(placeAt(x, y).row))
  }

  const takeRow = (row: number) => {
    selection.stretch({ row, column: 0 }, { row, column: desk.geometry.columns.length - 1 }, 'rows')
    desk.redraw()
  }

  viewport.addEventListener(
    'pointerdown',
    (event) => {
      const target = event.target as Element // pointer events on a viewport hit elements
      if (target.closest('button') !== null) return
      const zone = desk.geometry.zoneAt(event.clientX, event.clientY, desk.index.size)
      if (zone === 'header') return
      // A refused text keeps its cell open: the person must mend it or give it up first.
      if (editor.isEditing && !editor.commit()) {
        editor.focus()
        return
      }
      editor.place()
      editor.focus()
      if (event.pointerType === 'touch') {
        if (zone === 'cell') selection.put(placeAt(event.clientX, event.clientY))
        return desk.redraw()
      }
      if (target.closest('[data-handle]') !== null) return drags.fill(event)
      if (zone === 'cell' && event.button === 0 && !event.shiftKey && drags.isOnFrame(event)) return drags.move(event)
      if (zone === 'rowNumber') selectRows(event)
      else if (zone === 'cell') selectCells(event)
    },
    { ...on, capture: true },
  )
  viewport.addEventListener(
    'mousedown',
    (event) => {
      // The focus stays in the input; header buttons and dragging keep theirs.
      const target = event.target as Element // as above
      if (target.closest('.ag-header, button') === null) event.preventDefault()
    },
    on,
  )
  viewport.addEventListener(
    'pointermove',
    (event) => {
      const isOver = event.buttons === 0 && event.pointerType === 'mouse' && drags.isOnFrame(event)
      viewport.toggleAttribute('data-movable', isOver)
    },
    { ...on, passive: true },
  )
  viewport.addEventListener(
    'dblclick',
    (event) => {
      const zone = desk.geometry.zoneAt(event.clientX, event.clientY, desk.index.size)
      const target = event.target as Element // as above
      if (zone === 'beyond' && isBlank(desk)) return void parts.begin('')
      if (target.closest('[data-toggle], [data-star], [data-linked], button') !== null) return
      if (target.closest('[data-handle]') !== null) return drags.fillDown()
      if (target.closest('.ag-header-cell-resize') !== null) return fit(target)
      const place = placeAt(event.clientX, event.clientY)
      const group = zone === 'beyond' ? undefined : desk.index.groupAt(place.row)
      if (group !== undefined) {
        desk.index.fold(place.row, !group.isFolded)
        return show(place)
      }
      if (zone === 'cell') editor.open({ popup: true })
      else if (zone === 'rowNumber') openRow(place.row)
    },
    on,
  )
  viewport.addEventListener(
    'click',
    (event) => {
      const target = event.target as Element // as above
      const header = target.closest<HTMLElement>('.ag-header-cell')
      if (header !== null && target.closest('button, .ag-header-cell-resize') === null) selectColumn(header, event)
      if (!isAdding(event) || header !== null) return
      const link = clickedLink(desk, placeAt(event.clientX, event.clientY))
      if (link !== undefined) openHref(link.href)
    },
    on,
  )
  viewport.addEventListener(
    'contextmenu',
    (event) => {
      const at = { x: event.clientX, y: event.clientY }
      const zone = desk.geometry.zoneAt(at.x, at.y, desk.index.size)
      if ((zone === 'beyond' && !isBlank(desk)) || (event.target as Element).closest('.kb-input') !== null) return
      const header = (event.target as Element).closest<HTMLElement>('.ag-header-cell')
      event.preventDefault()
      if (zone !== 'header') return menu.openAt(at)
      const column = desk.geometry.columns.find(({ sheet }) => sheet.column.id === header?.getAttribute('col-id'))
      if (column !== undefined) desk.props().onHeaderMenu?.(column.sheet.column, new DOMRect(at.x, at.y, 1, 1))
    },
    on,
  )

  /** The edge of a header: its column, or all that are selected with it, become as wide as what they hold. */
  const fit = (edge: Element) => {
    const id = edge.closest('.ag-header-cell')?.getAttribute('col-id')
    const place = desk.geometry.columns.findIndex(({ sheet }) => sheet.column.id === id)
    if (place >= 0) fitColumns(desk, columnsMeant(desk, place))
  }

  const selectColumn = (header: HTMLElement, event: MouseEvent) => {
    const id = header.getAttribute('col-id')
    const column = desk.geometry.columns.findIndex(({ sheet }) => sheet.column.id === id)
    if (column < 0) {
      if (id === '#') selection.all()
    } else {
      const anchor = event.shiftKey ? (selection.anchor()?.column ?? column) : column
      const from = { row: 0, column: anchor }
      const to = { row: desk.index.size - 1, column }
      if (isAdding(event)) selection.add(from, to, 'columns')
      else if (event.shiftKey) selection.restretch(from, to, 'columns')
      else selection.stretch(from, to, 'columns')
    }
    editor.focus()
    desk.redraw()
  }

  return {
    [Symbol.dispose]() {
      follower[Symbol.dispose]()
      life.abort()
    },
  }
}
