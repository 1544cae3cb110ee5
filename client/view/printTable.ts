import type { CellContext } from '#shared/ledger/cellContext.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { cellOf } from '../sheet/cellOf.ts'
import { paintOf } from '../sheet/cellPaint.ts'
import { isRightAligned, widthOfKind } from '../sheet/columnLook.ts'
import type { SheetColumn, SheetProps, SheetTotals, ShownLine } from '../sheet/sheetProps.ts'

/** What goes on paper. */
export interface PrintedView {
  readonly title: string
  /** Who, when, how many rows, under which conditions. */
  readonly subtitle: string
  /** Of customers or whatever the lines are of, folded away or not. */
  readonly rows: number
  readonly columns: readonly SheetColumn[]
  readonly lines: readonly ShownLine[]
  /** All rows, for the totals at the end; null: no totals. */
  readonly totals: { readonly of: SheetTotals; readonly rows: () => Iterable<ViewRow> } | null
  readonly paint: Pick<SheetProps, 'tintOf' | 'marksOf'>
  readonly context: CellContext
}

/** Draws the view as a plain table, as wide as the page; its head stands on each page. Only `most` lines when given. */
export function drawPrinted(page: Document, view: PrintedView, most = Infinity): void {
  const make = (tag: string, text = '', className = '') => {
    const made = page.createElement(tag)
    made.textContent = text
    made.className = className
    return made
  }
  const table = page.createElement('table')
  const widths = view.columns.map(widthOf)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const shape = page.createElement('colgroup')
  for (const width of widths) {
    const column = page.createElement('col')
    column.style.width = `${(width / whole) * 100}%`
    shape.append(column)
  }
  const head = page.createElement('thead')
  const names = page.createElement('tr')
  for (const { column } of view.columns) {
    const cell = make('th', column.name, isRightAligned(column.kind) ? 'right' : '')
    cell.setAttribute('scope', 'col')
    names.append(cell)
  }
  head.append(names)
  const body = page.createElement('tbody')
  for (const line of view.lines.slice(0, most)) body.append(lineOf(line, view, make))
  if (view.totals !== null) body.append(totalsLine(view, view.totals, make))
  table.append(shape, head, body)
  page.body.replaceChildren(make('h1', view.title), make('p', view.subtitle), table)
  page.title = view.title
}

/** In pixels, as the sheet has it. */
export const widthOf = ({ width, column }: SheetColumn): number => width ?? column.width ?? widthOfKind(column.kind)

type Make = (tag: string, text?: string, className?: string) => HTMLElement

function lineOf(line: ShownLine, view: PrintedView, make: Make): HTMLElement {
  const row = make('tr')
  if (line.kind === 'group') return groupLine(line, view, make, row)
  for (const sheet of view.columns) {
    const { column } = sheet
    const text = formatCell(column, cellOf(line.row, sheet), view.context)
    const marks = view.paint.marksOf?.(line.row, column.id) ?? []
    const style = paintOf(view.paint.tintOf?.(line.row, column.id) ?? null, marks)
    const cell = make('td', text, isRightAligned(column.kind) ? 'right' : '')
    for (const [name, value] of Object.entries(style)) if (value !== '') cell.style.setProperty(hyphenated(name), value)
    if (marks.some(({ kind }) => kind === 'icon')) cell.classList.add('sign')
    row.append(cell)
  }
  return row
}

/** Its name over the columns before the first total, its totals under their columns. */
function groupLine(
  line: Extract<ShownLine, { kind: 'group' }>,
  { columns, totals }: PrintedView,
  make: Make,
  row: HTMLElement,
): HTMLElement {
  const texts = columns.map((sheet) => totals?.of.textOf(sheet, line.rows) ?? '')
  const first = texts.findIndex((text, place) => place > 0 && text !== '')
  const name = make('th', line.name)
  name.setAttribute('scope', 'rowgroup')
  name.setAttribute('colspan', String(first < 0 ? columns.length : first))
  name.style.setProperty('--level', String(line.level))
  row.className = 'group'
  row.append(name)
  if (first > 0) for (const text of texts.slice(first)) row.append(make('td', text, 'right'))
  return row
}

function totalsLine(
  { columns }: PrintedView,
  { of, rows }: NonNullable<PrintedView['totals']>,
  make: Make,
): HTMLElement {
  const row = make('tr', '', 'totals')
  for (const sheet of columns) row.append(make('td', of.textOf(sheet, rows) ?? '', 'right'))
  return row
}

/** `backgroundColor` as CSS writes it. */
const hyphenated = (name: string): string =>
  name.startsWith('--') ? name : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
