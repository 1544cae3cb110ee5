import type { Words } from '../words/zh.ts'
import { columnDefs } from './columnDefs.ts'
import { element } from './element.ts'
import { createFrameDrawing } from './frameDrawing.ts'
import { gridPart, openGrid } from './grid.ts'
import { whenCalm, whenIdle } from './idle.ts'
import { keepingRows } from './keepRows.ts'
import { createAddRow } from './layer/addRow.ts'
import { createAnnouncer } from './layer/announcer.ts'
import { createBlank } from './layer/blank.ts'
import type { Place } from './layer/boxes.ts'
import { createCopying } from './layer/copying.ts'
import { createCursorTeller } from './layer/cursorTeller.ts'
import type { Desk } from './layer/desk.ts'
import { createEditor } from './layer/editor.ts'
import { explainCell } from './layer/explain.ts'
import { createFileDrops } from './layer/fileDrops.ts'
import { createFinder, type Finder } from './layer/finder.ts'
import { createFolding } from './layer/folding.ts'
import { createGeometry } from './layer/geometry.ts'
import { createGestures } from './layer/gestures.ts'
import { createGoing, type Going } from './layer/going.ts'
import { hearHeaderKeys } from './layer/headerKeys.ts'
import { hearInput } from './layer/inputEvents.ts'
import { bringIntoSight } from './layer/intoSight.ts'
import { createKeys } from './layer/keys.ts'
import { tellLayout } from './layer/layoutTeller.ts'
import { createMending, type Mending } from './layer/mending.ts'
import { createMenus } from './layer/menus.ts'
import { createNewValues } from './layer/newValues.ts'
import { createOverlay } from './layer/overlay.ts'
import { createPointer } from './layer/pointer.ts'
import type { Side } from './layer/rowGap.ts'
import { createRowPlacing } from './layer/rowPlacing.ts'
import { createSelection } from './layer/selection.ts'
import { createStuckHeaders } from './layer/stuckHeaders.ts'
import { createSubtotals } from './layer/subtotals.ts'
import { createSummaryTeller } from './layer/summaryTeller.ts'
import { createTotalsLine } from './layer/totals.ts'
import { createLineIndex } from './lineIndex.ts'
import { pageFiles } from './pageFiles.ts'
import type { Phonetics } from './phonetics.ts'
import { createPropsRenewal } from './propsRenewal.ts'
import { createRowDrawing } from './rowDrawing.ts'
import { createRowIndex, type IndexNews } from './rowIndex.ts'
import { rowNumberParts } from './rowNumberParts.ts'
import { createRowPainter } from './rowPainter.ts'
import type { SheetColumn, SheetHandle, SheetProps } from './sheetProps.ts'
import { createSheetReading } from './sheetReading.ts'
import { createRowSizing, openSizes } from './sheetSizes.ts'
import type { SheetStage } from './sheetStage.ts'

export interface SheetViewParts {
  readonly props: SheetProps
  readonly words: Words['sheet']
  readonly phonetics: Phonetics
  readonly stage: SheetStage
}

/** A mounted sheet: the grid, our layer over it, and the index under it. */
export interface SheetView extends SheetHandle, Mending, Pick<Going, 'goToPlace'>, Disposable {
  update(props: SheetProps, words: Words['sheet']): void
  /** Finding and replacing, for the panel over the sheet. */
  readonly finder: Finder
  /** The columns shown, left to right. */
  shownColumns(): readonly SheetColumn[]
  /** Rows right above or below the selected ones. */
  insertRows(side: Side, count: number): void
}

/** Opens a sheet in this element, which is its own until disposal. Each part has its file; here they are put together. */
export function createSheetView(root: HTMLElement, parts: SheetViewParts): SheetView {
  let { props, words } = parts
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
  const sizes = openSizes(root, props)
  const open = (position: number) => {
    const row = index.at(position)
    if (row !== undefined) props.onOpen?.(row)
  }
  const subtotals = createSubtotals({ index, props: () => props }, () => {
    drawing.renewAll()
    redraw()
  })
  const defs = () => columnDefs({ index, props: () => props, words: () => words })
  const frozenHeight = () => sizes.frozenRows * sizes.rowHeight
  const api = openGrid(gridHost, { ...sizes, frozenHeight, label: words.label, columnDefs: defs() })
  const viewport = gridPart(gridHost, 'viewport')
  viewport.setAttribute('aria-label', words.label)
  const geometry = createGeometry(api, viewport, sizes, (id) => props.columns.find(({ column }) => column.id === id))
  geometry.measure()
  const painter = createRowPainter({
    geometry,
    index,
    subtotals,
    props: () => props,
    container: gridPart(gridHost, 'container'),
    frozen: gridPart(gridHost, 'frozen'),
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
  const draw = () => {
    frame = 0
    frameDrawing.draw()
    cursor.tell()
  }
  const desk: Desk = { root, index, geometry, selection, props: () => props, words: () => words, redraw }
  const overlay = createOverlay(desk, gridPart(gridHost, 'container'), gridPart(gridHost, 'frozen'))
  const stuck = createStuckHeaders(desk, gridPart(gridHost, 'container'), subtotals, (lines) => {
    sizes.stuck = lines
  })
  const gestures = createGestures(desk, parts.stage.listLeftOut)
  const copying = createCopying(desk, gestures, (id) => going.goToMade(id))
  const announcer = createAnnouncer(desk)
  const summary = createSummaryTeller(desk)
  const write: typeof gestures.write = (record, column, was, now) => {
    gestures.write(record, column, was, now)
    parts.stage.mended(record, column.id)
  }
  const editor = createEditor({
    desk,
    write,
    refusedLocked: gestures.refuseLocked,
    changed: redraw,
    begin: (text) => blank.begin(text),
  })
  /** Brings a cell into sight and draws. */
  const show = (place: Place) => {
    bringIntoSight(desk, place)
    editor.place()
    redraw()
  }
  const going = createGoing({ desk, editor, show, signal: life.signal })
  const { goTo, goToMade, goToComing } = going
  const blank = createBlank({ desk, editor, goToComing, paste: (clip) => copying.paste(clip), signal: life.signal })
  const addRow = createAddRow(desk, overlay.pinned, goToMade)
  const drawing = createRowDrawing(desk, api, painter)
  const totals = createTotalsLine(desk)
  const cursor = createCursorTeller(desk, editor, () => {
    announcer.say()
    summary.tell()
  })
  const finder = createFinder({ desk, gestures, goTo, tell: parts.stage.tellFound })
  const frameDrawing = createFrameDrawing({
    desk,
    sizes,
    drawing,
    editor,
    finder,
    copying,
    newValues,
    overlay,
    stuck,
    addRow,
    totals,
  })
  const openPanel = (key: string): boolean => {
    if (key !== 'f' && key !== 'h' && key !== 'g') return false
    finder.open()
    const scope = selection.isSingle ? 'all' : 'selection'
    parts.stage.openPanel(key === 'g' ? { kind: 'goTo' } : { kind: 'find', replacing: key === 'h', scope })
    return true
  }
  const placing = createRowPlacing(desk, goToMade)
  const { begin } = blank
  const menu = createMenus({ desk, editor, gestures, copying, stage: parts.stage, placing, goToMade, begin })
  const keys = createKeys({
    desk,
    editor,
    gestures,
    copying,
    menu,
    placing,
    blank: blank.key,
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
    begin,
    openRow: open,
    show,
    showDrop: frameDrawing.showDrop,
    showTarget: frameDrawing.showTarget,
  })
  const on = { signal: life.signal }
  const files = createFileDrops(desk, life.signal)
  hearInput({ desk, editor, keys, copying, files, menu, signal: life.signal })
  hearHeaderKeys({ header: gridPart(gridHost, 'header'), desk, editor, show, signal: life.signal })
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
  tellLayout(desk, api, measure)
  const resized = new ResizeObserver(() => {
    painter.follow()
    redraw()
  })
  resized.observe(root)
  resized.observe(viewport)
  const sizing = createRowSizing(desk, sizes, () => {
    drawing.renewAll()
    redraw()
  })
  const renewal = createPropsRenewal({ desk, api, painter, drawing, sizing, defs })

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
      renewal.renew(before, next)
    },
    focus: () => editor.focus(),
    goTo: going.goToKept,
    goToPlace: going.goToPlace,
    ...createSheetReading(desk),
    foldAll: (isFolded) => index.foldAll(isFolded),
    insertRows: (side, count) => placing.insert(side, count),
    finder,
    shownColumns: () => geometry.columns.map(({ sheet }) => sheet),
    ...createMending({ desk, editor, going, stage: parts.stage }),
    [Symbol.dispose]() {
      life.abort()
      stopFiles()
      clearTimeout(waking)
      cancelAnimationFrame(frame)
      resized.disconnect()
      const layer = [newValues, sizing, pointer, finder, editor, announcer, summary, totals, subtotals, stuck]
      for (const part of [...layer, painter, overlay, index]) part[Symbol.dispose]()
      api.destroy()
      root.replaceChildren()
    },
  }
}
