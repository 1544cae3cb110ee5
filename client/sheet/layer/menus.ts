import type { RecordId } from '#shared/base/id.ts'
import { commandKey } from '../../kit/platform.ts'
import type { SheetMenuGroup, SheetMenuItem } from '../sheetProps.ts'
import type { SheetStage } from '../sheetStage.ts'
import { isBlank, type Blank } from './blank.ts'
import { rowsOf, type Place } from './boxes.ts'
import type { Copying } from './copying.ts'
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import { freezeItems } from './frozen.ts'
import type { Gestures } from './gestures.ts'
import { rowHidingItems } from './rowHiding.ts'
import { mostInserted, type RowPlacing } from './rowPlacing.ts'
import { groupCells } from './groupCells.ts'
import { linksAt, openHref } from './links.ts'

export interface MenuParts {
  readonly desk: Desk
  readonly editor: Editor
  readonly gestures: Gestures
  readonly copying: Copying
  readonly stage: SheetStage
  readonly placing: RowPlacing
  /** Goes to a row that was just made, once it is there. */
  readonly goToMade: (id: RecordId) => void
  /** Makes the first row. */
  readonly begin: Blank['begin']
}

/** The menu of the selection: by the other mouse button, by Shift+F10 and by the menu key. */
export interface SheetMenus {
  openAt(point: { readonly x: number; readonly y: number }): void
  openAtCursor(): void
  /** Ctrl+-: whole rows go as by the menu's item of the page; of rows that only hold selected cells it is asked first. */
  removeRows(): void
  /** The list of values of the column that the cursor is in. */
  openFilter(): void
}

export function createMenus({
  desk,
  editor,
  gestures,
  copying,
  stage,
  placing,
  goToMade,
  begin,
}: MenuParts): SheetMenus {
  const words = () => desk.words().menu
  const item = (key: keyof ReturnType<typeof words>['items'], run: () => void, keys?: string): SheetMenuItem => ({
    key,
    label: words().items[key],
    ...(keys !== undefined && { keys }),
    run: () => {
      editor.focus()
      run()
    },
  })

  const clipboardItems = (command: string): SheetMenuGroup => [
    item('cut', () => void document.execCommand('cut'), `${command}+X`),
    item('copy', () => void document.execCommand('copy'), `${command}+C`),
    item('paste', () => void copying.pasteFromMenu('all'), `${command}+V`),
    item('pasteValues', () => void copying.pasteFromMenu('values'), `${command}+Shift+V`),
    item('pasteTransposed', () => void copying.pasteFromMenu('transposed')),
    ...(desk.props().newRowKey === undefined ? [] : [item('pasteRows', () => void copying.pasteFromMenu('rows'))]),
  ]

  /** Where no row is. */
  const blankItems = (command: string): readonly SheetMenuGroup[] => {
    const { addRowLabel } = desk.props()
    if (addRowLabel === undefined) return []
    const pastes = clipboardItems(command).filter(({ key }) => key.startsWith('paste') && key !== 'pasteRows')
    return [[{ key: 'addRows', label: addRowLabel, run: () => void begin('') }], pastes]
  }

  const rowItems = (): SheetMenuGroup => {
    const { onCreateRows, onInsertRows } = desk.props()
    if (onInsertRows !== undefined) return insertItems()
    if (onCreateRows === undefined) return []
    const count = rowsOf(desk.selection.boxes()).length
    const run = () => void onCreateRows(Array.from({ length: count }, () => []))
    return [{ key: 'addRows', label: words().addRows(count), run }]
  }

  const columnAt = (head: Place | null) =>
    head === null ? undefined : desk.geometry.columns[head.column]?.sheet.column

  /** Where the header over a cell stands. */
  const headerOver = (head: Place) => {
    const { left, top } = desk.geometry.viewport.getBoundingClientRect()
    const cell = desk.geometry.rectOf(head)
    return new DOMRect(left + cell.left, top, cell.width, desk.geometry.headerHeight)
  }

  const insertItems = (): SheetMenuGroup => {
    const count = Math.min(placing.selectedLines().length, mostInserted)
    const say = words()
    return [
      { key: 'insertAbove', label: say.insertAbove(count), run: () => placing.insert('above', count) },
      { key: 'insertBelow', label: say.insertBelow(count), run: () => placing.insert('below', count) },
      { key: 'insertMany', label: say.insertMany, run: () => stage.openPanel({ kind: 'insert', count }) },
    ]
  }

  const columnItems = (): SheetMenuGroup => {
    const { onHeaderMenu } = desk.props()
    const head = desk.selection.head()
    const column = columnAt(head)
    if (onHeaderMenu === undefined || head === null || column === undefined) return []
    const run = () => onHeaderMenu(column, headerOver(head))
    return [{ key: 'column', label: desk.words().columnMenu(column.name), run }]
  }

  const openFilter = () => {
    const head = desk.selection.head()
    const column = columnAt(head)
    if (head !== null && column !== undefined) desk.props().onHeaderFilter?.(column, headerOver(head))
  }

  const linkItems = (head: Place): SheetMenuGroup =>
    linksAt(desk, head).map(({ kind, text, href }) => ({
      key: `link ${href}`,
      label: words().openLink[kind](text),
      run: () => openHref(href),
    }))

  const foldItems = (line: number): readonly SheetMenuGroup[] => {
    const say = desk.words().group
    const isFolded = desk.index.groupAt(line)?.isFolded === true
    const { onCreateRows } = desk.props()
    const make = () => {
      const id = onCreateRows?.([groupCells(desk.index, line)])?.[0]
      if (id !== undefined) goToMade(id)
    }
    return [
      onCreateRows === undefined ? [] : [{ key: 'add', label: say.add, run: make }],
      [
        { key: 'fold', label: isFolded ? say.unfold : say.fold, run: () => desk.index.fold(line, !isFolded) },
        { key: 'foldAll', label: say.foldAll, run: () => desk.index.foldAll(true) },
        { key: 'unfoldAll', label: say.unfoldAll, run: () => desk.index.foldAll(false) },
      ],
    ].filter((group) => group.length > 0)
  }

  const groups = (): readonly SheetMenuGroup[] => {
    const head = desk.selection.head()
    if (head !== null && desk.index.groupAt(head.row) !== undefined) return foldItems(head.row)
    const row = head === null ? undefined : desk.index.at(head.row)
    const column = columnAt(head)
    const command = commandKey()
    if (isBlank(desk)) return blankItems(command)
    if (head === null || row === undefined || column === undefined) return []
    const selected = rowsOf(desk.selection.boxes()).flatMap((position) => desk.index.at(position)?.id ?? [])
    const own = [
      linkItems(head),
      clipboardItems(command),
      [
        item('fillDown', () => gestures.fillAlong('down'), `${command}+D`),
        item('clear', () => gestures.clear(), 'Delete'),
      ],
      rowItems(),
      columnItems(),
      [...rowHidingItems(desk), ...freezeItems(desk)],
    ]
    return [...own, ...(desk.props().cellMenu?.({ row, column, selected }) ?? [])].filter((group) => group.length > 0)
  }

  const openAt = ({ x, y }: { readonly x: number; readonly y: number }, shown = groups()) => {
    if (shown.length > 0) stage.openMenu({ x, y, groups: shown })
  }
  /** Below the cursor's cell, as far as that is in sight. */
  const atCursor = (head: Place) => {
    const { left, top, right, bottom } = desk.geometry.viewport.getBoundingClientRect()
    const cell = desk.geometry.rectOf(head)
    return {
      x: Math.min(Math.max(left + cell.left + 16, left), right - 16),
      y: Math.min(Math.max(top + cell.top + cell.height, top), bottom - 16),
    }
  }
  return {
    openAt,
    openFilter,
    openAtCursor() {
      const head = desk.selection.head()
      if (head !== null) openAt(atCursor(head))
      else if (isBlank(desk)) openAt(atCursor({ row: 0, column: 0 }))
    },
    removeRows() {
      const head = desk.selection.head()
      const column = columnAt(head)
      const rows = rowsOf(desk.selection.boxes()).flatMap((position) => desk.index.at(position) ?? [])
      const row = head === null ? undefined : (desk.index.at(head.row) ?? rows[0])
      if (head === null || row === undefined || column === undefined) return
      const own = desk.props().cellMenu?.({ row, column, selected: rows.map(({ id }) => id) }) ?? []
      const remove = own.flat().find(({ key }) => key === 'remove')
      if (remove === undefined) desk.props().onNotice?.({ kind: 'rows-not-removed', rows: rows.length })
      else if (desk.selection.span === 'rows') remove.run()
      else openAt(atCursor(head), [[remove]])
    },
  }
}
