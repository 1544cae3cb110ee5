import type { ColumnId, RecordId } from '#shared/base/id.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import type { Words } from '../words/zh.ts'
import { columnDefs, placeColumns } from './columnDefs.ts'
import { element } from './element.ts'
import type { GoToTarget } from './goToTarget.ts'
import { groupName } from './groupLabel.ts'
import { gridClasses, openGrid } from './grid.ts'
import { whenCalm, whenIdle } from './idle.ts'
import { keepingRows } from './keepRows.ts'
import { createFileDrops } from './layer/fileDrops.ts'
import { createAddRow } from './layer/addRow.ts'
import { createAnnouncer } from './layer/announcer.ts'
import type { Desk } from './layer/desk.ts'
import { createCopying } from './layer/copying.ts'
import { createEditor } from './layer/editor.ts'
import { columnsMeant } from './layer/fitColumns.ts'
import { explainCell } from './layer/explain.ts'
import { createFolding } from './layer/folding.ts'
import { rowsToFreeze } from './layer/frozen.ts'
import { addColumn, createGeometry, rowNumberColumn } from './layer/geometry.ts'
import { createGestures } from './layer/gestures.ts'
import { createKeys } from './layer/keys.ts'
import { createOverlay } from './layer/overlay.ts'
import { createPointer } from './layer/pointer.ts'
import { rowsOf, type Box, type Place } from './layer/boxes.ts'
import type { RowDrop } from './layer/rowDrag.ts'
import type { Side } from './layer/rowGap.ts'
import { nearestRowLine } from './layer/rowLines.ts'
import { createRowPlacing } from './layer/rowPlacing.ts'
import { createSelection } from './layer/selection.ts'
import { createStuckHeaders } from './layer/stuckHeaders.ts'
import { headersOver, type StuckLine } from './layer/stuckLines.ts'
import { createSubtotals } from './layer/subtotals.ts'
import { createSummaryTeller } from './layer/summaryTeller.ts'
import { createTotalsLine } from './layer/totals.ts'
import { optionEdits } from './layer/optionEdits.ts'
import { createNewValues } from './layer/newValues.ts'
import { createFinder, type Finder } from './layer/finder.ts'
import { createMenus } from './layer/menus.ts'
import { createLineIndex } from './lineIndex.ts'
import { shownLines } from './shownLines.ts'
import { pageFiles } from './pageFiles.ts'
import type { Phonetics } from './phonetics.ts'
import { createRowDrawing } from './rowDrawing.ts'
import { createRowPainter } from './rowPainter.ts'
import { rowNumberParts } from './rowNumberParts.ts'
import { createRowIndex, type IndexNews } from './rowIndex.ts'
import { changedEntries, sameColumns, sameEdge, sameQuery, sameReading } from './sheetChange.ts'
import type { SheetColumn, SheetHandle, SheetProps } from './sheetProps.ts'
import type { LeftOutCell, SheetStage } from './sheetStage.ts'

export interface SheetViewParts {
  readonly props: SheetProps
  readonly words: Words['sheet']
  readonly phonetics: Phonetics
  readonly stage: SheetStage
}

/** A mounted sheet: the grid, our layer over it, and the index under it. */
export interface SheetView extends SheetHandle, Disposable {
  update(props: SheetProps, words: Words['sheet']): void
  /** Goes to the cell and types the text there, so that what was left out is mended rather than typed again. */
  retype(cell: LeftOutCell): void
  /** Finding and replacing, for the panel over the sheet. */
  readonly finder: Finder
  /** The columns shown, left to right. */
  shownColumns(): readonly SheetColumn[]
  /** Puts the cursor at a row and column by place; null stays where it is. */
  goToPlace(target: GoToTarget): void
  /** Rows right above or below the selected ones. */
  insertRows(side: Side, count: number): void
  /** Makes the options that these cells name and writes the cells. */
  makeOptions(cells: readonly LeftOutCell[]): void
}

const headerHeight = 36
/** Of the second and every further line of text in a row. */
const lineHeight = 20
/** The grid's own scrollbars lie over the right and the lower edge of its viewport. */
const scrollbarWidth = 16

export function createSheetView(host: HTMLElement, parts: SheetViewParts): SheetView {
  let { props, words } = parts
  const root = host
  const life = new AbortController()
  let waking = 0
  const newValues = createNewValues({
    rows: props.rows,
    shown: (id) => index.at(index.positionOf(id)),
    now: () => performance.now(),
    wake(ms) {
      clearTimeout(waking)
      waking = window.setTimeout(redraw, ms)
    },
  })
  const index = createLineIndex(
    createRowIndex({ rows: props.rows, phonetics: parts.phonetics, later: whenIdle, whenCalm }),
  )
  if (props.folds !== undefined) index.remember(props.folds)
  index.ask(props.query)
  index.show(props.columns, props.context)
  props = keepingRows(props, index)

  const gridHost = element('div', 'kb-grid')
  root.append(gridHost)
  const sizes = { rowHeight: rowHeightOf(root, props), headerHeight, frozenRows: 0, stuck: [] as readonly StuckLine[] }
  const open = (position: number) => {
    const row = index.at(position)
    if (row !== undefined) props.onOpen?.(row)
  }
  const subtotals = createSubtotals({ index, props: () => props }, () => {
    drawing.renewAll()
    redraw()
  })
  const defs = () => columnDefs({ rowCount: () => index.rowCount, props: () => props, words: () => words })
  const frozenHeight = () => sizes.frozenRows * sizes.rowHeight
  const api = openGrid(gridHost, { ...sizes, frozenHeight, label: words.label, columnDefs: defs() })
  const viewport = found(gridHost, gridClasses.viewport)
  viewport.setAttribute('aria-label', words.label)
  const geometry = createGeometry(api, viewport, sizes, (id) => props.columns.find(({ column }) => column.id === id))
  geometry.measure()
  const painter = createRowPainter({
    geometry,
    index,
    subtotals,
    props: () => props,
    container: found(gridHost, gridClasses.container),
    frozen: found(gridHost, gridClasses.frozen),
    numbers: rowNumberParts({ index, props: () => props, words: () => words, open }),
  })
  const selection = createSelection({
    rows: () => index.size,
    columns: () => geometry.columns.map(({ sheet }) => sheet.column.id),
    keyAt: (line) => index.keyAt(line),
    lineOf: (key) => index.lineOfKey(key),
  })

  let frame = 0
  const redraw = () => {
    if (frame === 0) frame = requestAnimationFrame(draw)
  }
  const desk: Desk = { root, index, geometry, selection, props: () => props, words: () => words, redraw }
  const overlay = createOverlay(desk, found(gridHost, gridClasses.container), found(gridHost, gridClasses.frozen))
  const stuck = createStuckHeaders(desk, found(gridHost, gridClasses.container), subtotals, (lines) => {
    sizes.stuck = lines
  })
  const gestures = createGestures(desk, parts.stage.listLeftOut)
  const copying = createCopying(desk, gestures)
  const announcer = createAnnouncer(desk)
  const summary = createSummaryTeller(desk)
  const write: typeof gestures.write = (record, column, was, now) => {
    gestures.write(record, column, was, now)
    parts.stage.mended(record, column.id)
  }
  const editor = createEditor({ desk, write, refusedLocked: gestures.refuseLocked, changed: redraw })
  const addRow = createAddRow(desk, overlay.pinned, goToMade)
  const drawing = createRowDrawing(desk, api, painter)
  const totals = createTotalsLine(desk)
  let fillTo: Box | null = null
  let drop: RowDrop | null = null
  let told = ''

  function draw(): void {
    frame = 0
    const frozenRows = rowsToFreeze(props, index, geometry)
    if (frozenRows !== sizes.frozenRows) {
      sizes.frozenRows = frozenRows
      drawing.renewAll()
    }
    const fresh = newValues.inSight(desk)
    drawing.draw()
    editor.leaveIfGone()
    // Asking what is seen makes the browser lay out the page at once: only where somebody looks for something.
    const hits = finder.isOpen
      ? [...finder.hitsIn(0, frozenRows - 1), ...finder.hitsIn(...geometry.visibleRows(index.size))]
      : []
    overlay.draw({ fillTo, drop, copied: copying.copied, hits, fresh, editing: editor.isEditing })
    stuck.draw()
    addRow.draw()
    totals.draw()
    editor.place()
    tellCursor()
  }

  function tellCursor(): void {
    if (editor.isEditing) selection.setExtending(false)
    const head = selection.head()
    const row = head === null ? undefined : index.at(head.row)
    const column = head === null ? undefined : geometry.columns[head.column]?.sheet.column
    const now = JSON.stringify([row?.id, column?.id, editor.isEditing, selection.boxes(), selection.isExtending])
    if (now === told) return
    told = now
    // Who has left a row lets it go to where filter and search want it.
    if (row !== undefined && !index.isKept(row.id)) index.keep([row.id])
    if (head !== null && index.groupAt(head.row) !== undefined) index.keep([])
    announcer.say()
    summary.tell()
    props.onCursor?.(
      row === undefined || column === undefined
        ? null
        : { record: row.id, column: column.id, editing: editor.isEditing },
    )
  }

  /** Brings a cell into sight: under the header, right of the pinned columns. */
  const show = (place: Place) => {
    const top = (place.row - sizes.frozenRows) * sizes.rowHeight
    const room = viewport.clientHeight - headerHeight - sizes.frozenRows * sizes.rowHeight - scrollbarWidth
    const above = headersOver(index, place.row) * sizes.rowHeight
    if (top < 0) editor.place() // frozen rows are in sight
    else if (top - above < viewport.scrollTop) viewport.scrollTop = top - above
    else if (top + sizes.rowHeight > viewport.scrollTop + room) viewport.scrollTop = top + sizes.rowHeight - room + 1
    const column = geometry.columns[place.column]
    if (column !== undefined && !column.pinned) {
      const width = viewport.clientWidth - geometry.pinnedWidth - scrollbarWidth
      if (column.left < viewport.scrollLeft) viewport.scrollLeft = column.left
      else if (column.left + column.width > viewport.scrollLeft + width) {
        viewport.scrollLeft = Math.min(column.left, column.left + column.width - width + 1)
      }
    }
    editor.place()
    redraw()
  }

  const goTo = (record: RecordId, column?: ColumnId) => {
    index.reveal(record)
    const row = index.positionOf(record)
    if (row < 0) return
    const place = geometry.columns.findIndex(({ sheet }) => sheet.column.id === column)
    selection.put({ row, column: place >= 0 ? place : (selection.head()?.column ?? 0) })
    const head = selection.head()
    if (head !== null) show(head)
  }

  /** The new row is there once the page has written it: look for it as long as a write may take. */
  function goToMade(id: RecordId): void {
    waitFor(
      () => {
        index.reveal(id)
        return index.positionOf(id) >= 0
      },
      () => {
        goTo(id, geometry.columns[0]?.sheet.column.id)
        editor.focus()
      },
    )
  }

  const waitFor = (ready: () => boolean, then: () => void, frames = 120) => {
    if (ready()) then()
    else if (frames > 0 && !life.signal.aborted) requestAnimationFrame(() => waitFor(ready, then, frames - 1))
  }

  const finder = createFinder({ desk, gestures, goTo, tell: parts.stage.tellFound })
  const openPanel = (key: string): boolean => {
    if (key !== 'f' && key !== 'h' && key !== 'g') return false
    finder.open()
    const scope = selection.isSingle ? 'all' : 'selection'
    parts.stage.openPanel(key === 'g' ? { kind: 'goTo' } : { kind: 'find', replacing: key === 'h', scope })
    return true
  }
  const placing = createRowPlacing(desk, goToMade)
  const menu = createMenus({ desk, editor, gestures, copying, stage: parts.stage, placing, goToMade })
  const keys = createKeys({
    desk,
    editor,
    gestures,
    copying,
    menu,
    placing,
    openPanel,
    findNext: () => void (finder.again() || openPanel('f')),
    show,
    fold: createFolding(desk, show),
    openRow: () => open(selection.head()?.row ?? -1),
  })
  const pointer = createPointer({
    desk,
    editor,
    gestures,
    menu,
    placing,
    openRow: open,
    show,
    showDrop(shown) {
      drop = shown
      redraw()
    },
    showTarget(box) {
      fillTo = box
      redraw()
    },
  })
  const on = { signal: life.signal }
  const files = createFileDrops(desk, life.signal)
  editor.input.addEventListener('keydown', keys, on)
  editor.input.addEventListener('focus', () => (root.dataset['focused'] = ''), on)
  editor.input.addEventListener('blur', () => delete root.dataset['focused'], on)
  for (const name of ['copy', 'cut', 'paste'] as const) {
    editor.input.addEventListener(
      name,
      (event) => {
        if (editor.isEditing || event.clipboardData === null) return
        if (name === 'paste' && files.paste(event)) return
        event.preventDefault()
        if (name === 'paste') copying.paste(event.clipboardData)
        else copying.copy(event.clipboardData, name === 'cut')
      },
      on,
    )
  }
  // The menu key of a keyboard comes here, where the focus is, and nowhere else.
  const onMenuKey = (event: MouseEvent) => {
    if (editor.isEditing) return
    event.preventDefault()
    menu.openAtCursor()
  }
  editor.input.addEventListener('contextmenu', onMenuKey, on)
  const onScroll = () => {
    painter.follow()
    stuck.follow()
    editor.place()
    if (finder.isOpen) redraw() // found cells are marked only where they are seen
  }
  viewport.addEventListener('scroll', onScroll, { ...on, passive: true })
  viewport.addEventListener('mouseover', (event) => explainCell(desk, event.target as Element), on)

  const measure = () => {
    geometry.measure()
    painter.layOut()
    drawing.markGroups()
    redraw()
  }
  api.addEventListener('displayedColumnsChanged', measure)
  api.addEventListener('columnResized', ({ finished, source, column }) => {
    measure()
    if (finished && source === 'uiColumnResized' && column !== null) {
      const id = column.getColId() as ColumnId // our own two columns are not resized
      const width = column.getActualWidth()
      const places = columnsMeant(
        desk,
        geometry.columns.findIndex(({ sheet }) => sheet.column.id === id),
      )
      const ids = places.flatMap((place) => geometry.columns[place]?.sheet.column.id ?? [])
      if (ids.length < 2) props.onLayout?.({ kind: 'width', column: id, width })
      else props.onLayout?.({ kind: 'widths', widths: new Map(ids.map((each) => [each, width])) })
    }
  })
  api.addEventListener('columnMoved', ({ finished, source }) => {
    measure()
    if (!finished || source !== 'uiColumnMoved') return
    const ids = api.getAllGridColumns().map((column) => column.getColId())
    // Our own two columns are the only ones that bear no ColumnId.
    const columns = ids.filter((id) => id !== rowNumberColumn && id !== addColumn) as ColumnId[]
    props.onLayout?.({ kind: 'order', columns })
  })
  const resized = new ResizeObserver(() => {
    painter.follow()
    redraw()
  })
  resized.observe(root)
  resized.observe(viewport)
  const sizeRows = () => {
    root.dataset['lines'] = String(props.lines ?? 1)
    const rowHeight = rowHeightOf(root, props)
    if (rowHeight === sizes.rowHeight) return
    sizes.rowHeight = rowHeight
    drawing.renewAll()
    redraw()
  }
  sizeRows()
  const density = new MutationObserver(sizeRows)
  density.observe(document.documentElement, { attributes: true, attributeFilter: ['data-density'] })

  const hear = (news: IndexNews) => {
    if (news.kind === 'order') drawing.renewAll()
    else drawing.renew(news.ids)
    summary.tellSoon()
    totals.renew()
    subtotals.renew()
    redraw()
  }
  index.subscribe(hear)
  const stopFiles = pageFiles.subscribe(() => {
    if (!props.columns.some(({ column }) => column.kind === 'attachment')) return
    drawing.renewAll()
    redraw()
  })
  redraw()

  return {
    update(next, nextWords) {
      const before = props
      props = keepingRows(next, index)
      words = nextWords
      const columnsChanged = !sameColumns(before, next)
      const isNamedAnew =
        before.context.members !== next.context.members || before.context.customers !== next.context.customers
      if (columnsChanged || isNamedAnew) index.show(next.columns, next.context)
      if (!sameQuery(before, next)) {
        index.ask(next.query)
        selection.collapse()
      }
      // Only now: the cells that come with the columns are drawn with the rows that shall stand there.
      if (columnsChanged) {
        const isMoved = sameReading(before.columns, next.columns) && sameEdge(before, next)
        if (isMoved) placeColumns(api, next.columns)
        else api.setGridOption('columnDefs', defs())
        geometry.measure()
        painter.layOut()
        drawing.renewAll()
      }
      if (JSON.stringify(before.query.sort) !== JSON.stringify(next.query.sort)) api.refreshHeader()
      else if (before.filtered !== next.filtered) api.refreshHeader()
      if (before.lines !== next.lines) sizeRows()
      if (next.folds !== undefined) index.remember(next.folds)
      const looksOther =
        before.tintOf !== next.tintOf || before.marksOf !== next.marksOf || before.remarksOf !== next.remarksOf
      if (looksOther) drawing.renewAll()
      drawing.renew(changedEntries(before.proposed?.rows, next.proposed?.rows))
      if (before.totals !== next.totals) drawing.renewAll()
      if (before.loading !== next.loading || before.addRowLabel !== next.addRowLabel) drawing.renewAll()
      redraw()
    },
    focus() {
      if (selection.head() === null && index.size > 0) selection.put({ row: 0, column: 0 })
      editor.focus()
      redraw()
    },
    goTo(record, column) {
      // A row made a moment ago is there once the page has written it; one that a filter hides is shown while one is there.
      waitFor(
        () => {
          if (!index.isKept(record)) index.keep([record])
          index.reveal(record)
          return index.positionOf(record) >= 0
        },
        () => goTo(record, column),
      )
    },
    neighbour(record, step) {
      return index.at(nearestRowLine(index, index.positionOf(record) + step, step))
    },
    selectedRecords() {
      const positions = rowsOf(selection.boxes())
      return positions.flatMap((position) => index.at(position)?.id ?? [])
    },
    shownRows: () => [...index.allRows()],
    shownLines: () => shownLines(index, (group) => groupName(group, words.group, props.context)),
    foldAll: (isFolded) => index.foldAll(isFolded),
    insertRows: (side, count) => placing.insert(side, count),
    finder,
    shownColumns: () => geometry.columns.map(({ sheet }) => sheet),
    goToPlace({ row, column, to }) {
      const head = selection.head() ?? { row: 0, column: 0 }
      for (const place of [row, to?.row ?? null]) {
        const record = place === null ? undefined : index.rowOfPlace(place)?.id
        if (record !== undefined) index.reveal(record)
      }
      const from = { row: row === null ? head.row : index.lineOfPlace(row), column: column ?? head.column }
      if (to === undefined) selection.put(from)
      else selection.stretch(from, { row: index.lineOfPlace(to.row), column: to.column })
      const place = selection.head()
      if (place !== null) show(place)
    },
    retype(cell) {
      if (editor.isEditing && !editor.commit()) return editor.focus()
      goTo(cell.record, cell.column)
      editor.focus()
      editor.type(cell.text)
      // A list shows by itself that it has no such name; any other text says why it does not fit.
      if (!listed.has(cell.refusal.kind)) editor.commit()
    },
    makeOptions(cells) {
      const edits = optionEdits(desk, cells)
      for (const { record, column } of edits) parts.stage.mended(record, column)
      if (edits.length > 0) props.onEdit(edits, 'paste')
      editor.focus()
    },
    [Symbol.dispose]() {
      life.abort()
      stopFiles()
      clearTimeout(waking)
      newValues[Symbol.dispose]()
      cancelAnimationFrame(frame)
      resized.disconnect()
      density.disconnect()
      pointer[Symbol.dispose]()
      finder[Symbol.dispose]()
      editor[Symbol.dispose]()
      announcer[Symbol.dispose]()
      summary[Symbol.dispose]()
      totals[Symbol.dispose]()
      subtotals[Symbol.dispose]()
      stuck[Symbol.dispose]()
      painter[Symbol.dispose]()
      overlay[Symbol.dispose]()
      index[Symbol.dispose]()
      api.destroy()
      root.replaceChildren()
    },
  }
}

/** Refusals of names: the list that is open then says it. */
const listed: ReadonlySet<string> = new Set<CellRefusal['kind']>([
  'unknown-option',
  'unknown-person',
  'unknown-customer',
  'unknown-contact',
  'ambiguous-customer',
  'ambiguous-contact',
])

function found(host: HTMLElement, className: string): HTMLElement {
  const element = host.querySelector<HTMLElement>(`.${className}`)
  if (element === null) throw new Error(`AG Grid has no .${className}: its version changed under the sheet`)
  return element
}

/** One line as the density has it, and room for each further line. */
const rowHeightOf = (root: HTMLElement, { lines = 1 }: SheetProps): number =>
  (Number.parseInt(getComputedStyle(root).getPropertyValue('--row'), 10) || 34) + (lines - 1) * lineHeight
