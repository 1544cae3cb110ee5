import type { ColumnId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import type { ViewRow } from '../../replica/workspace.ts'
import { cellOf } from '../cellOf.ts'
import type { SheetColumn } from '../sheetProps.ts'
import type { Desk } from './desk.ts'

/** Wider than this nothing is read better. */
const widest = 600
const narrowest = 60
/** The longest texts by a rough count are measured exactly. */
const measured = 20
/** Of a header: its kind's sign, its filter and its menu. */
const headRoom = 78
const cellRoom = 22

export interface FitParts {
  readonly rows: Iterable<ViewRow>
  readonly context: CellContext
  /** In pixels, in the cells' letters. */
  readonly measure: (text: string) => number
}

/** How wide a column must be to show its name and every value whole, within reason. */
export function fitWidth(sheet: SheetColumn, { rows, context, measure }: FitParts): number {
  const { column } = sheet
  if (column.kind === 'checkbox' || column.kind === 'rating' || column.kind === 'attachment') return headWidth()
  const longest: { readonly text: string; readonly count: number; readonly extra: number }[] = []
  for (const row of rows) {
    const value = cellOf(row, sheet)
    if (value === null) continue
    const text = longestLine(formatCell(column, value, context))
    const count = roughLength(text)
    if (longest.length === measured && count <= (longest.at(-1)?.count ?? 0)) continue
    const extra = extraOf(Array.isArray(value) ? value.length : 1)
    longest.push({ text, count, extra })
    longest.sort((left, right) => right.count - left.count)
    if (longest.length > measured) longest.pop()
  }
  const needed = longest.map(({ text, extra }) => Math.ceil(measure(text)) + cellRoom + extra)
  return Math.min(widest, Math.max(narrowest, headWidth(), ...needed))

  function headWidth(): number {
    const least = column.kind === 'rating' ? 120 : narrowest
    return Math.max(least, Math.ceil(measure(column.name)) + headRoom)
  }

  /** What stands around the text: a face, the edges of each tag. */
  function extraOf(parts: number): number {
    switch (column.kind) {
      case 'person':
      case 'createdBy':
      case 'changedBy':
        return 28 * parts
      case 'select':
      case 'multiSelect':
      case 'contact':
      case 'customer':
        return 18 * parts
      default:
        return 0
    }
  }
}

/** For the columns at these places: told to the page at once, as dragging their edges would be. */
export function fitColumns(desk: Desk, places: readonly number[]): void {
  const measure = meter(desk.root)
  const { context, onLayout } = desk.props()
  const widths = places.flatMap((place): [ColumnId, number][] => {
    const sheet = desk.geometry.columns[place]?.sheet
    const width = sheet === undefined ? 0 : fitWidth(sheet, { rows: desk.index.allRows(), context, measure })
    return sheet === undefined ? [] : [[sheet.column.id, width]]
  })
  if (widths.length > 0) onLayout?.({ kind: 'widths', widths: new Map(widths) })
}

/** The columns that a gesture on one header is about: all that are selected whole, when it is one of them. */
export function columnsMeant(desk: Desk, place: number): readonly number[] {
  const last = desk.index.size - 1
  const whole = desk.selection
    .boxes()
    .filter(({ top, bottom }) => top === 0 && bottom === last)
    .flatMap(({ left, right }) => Array.from({ length: right - left + 1 }, (_, step) => left + step))
  return whole.length > 1 && whole.includes(place) ? [...new Set(whole)] : [place]
}

const longestLine = (text: string): string =>
  text.includes('\n')
    ? text.split('\n').reduce((longest, line) => (line.length > longest.length ? line : longest))
    : text

/** Chinese letters are twice as wide as others. */
function roughLength(text: string): number {
  let length = 0
  for (let place = 0; place < text.length; place += 1) length += text.charCodeAt(place) > 0x2e80 ? 2 : 1
  return length
}

function meter(root: HTMLElement): (text: string) => number {
  const pen = document.createElement('canvas').getContext('2d')
  if (pen === null) return (text) => roughLength(text) * 7
  pen.font = getComputedStyle(root).getPropertyValue('--text-cell')
  return (text) => pen.measureText(text).width
}
