import { storedIn } from '#shared/attachment/attachment.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { isTypeable } from '#shared/ledger/column.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { drawLook, hasOwnLook } from './cellLook.ts'
import { cellOf } from './cellOf.ts'
import { hasSign, paintCell } from './cellPaint.ts'
import { isRightAligned } from './columnLook.ts'
import { element } from './element.ts'
import { mostWidth } from './fits.ts'
import type { LineIndex } from './lineIndex.ts'
import type { Subtotals } from './layer/subtotals.ts'
import { proposedMark } from './proposedLook.ts'
import { pageFiles } from './pageFiles.ts'
import type { SheetColumn, SheetProps } from './sheetProps.ts'

/** One drawn cell, which stands in another row whenever its own has left the screen. */
export interface CellFace {
  readonly element: HTMLElement
  /** Draws what stands on this line now; what it drew before stays where it is the same. */
  draw(line: number): void
  /** It is so many pixels wide from now on. */
  widen(width: number): void
}

export interface CellFaceParts {
  readonly index: LineIndex
  readonly subtotals: Pick<Subtotals, 'textOf'>
  readonly props: () => SheetProps
}

/** A cell of one of the company's columns. */
export function createCellFace(sheet: SheetColumn, { index, subtotals, props }: CellFaceParts): CellFace {
  const { column } = sheet
  const isLook = hasOwnLook(column)
  const maySurelyFit = column.kind !== 'richText' && column.kind !== 'attachment'
  const still = `ag-cell ag-cell-value kb-cell kb-kind-${column.kind}${isRightAligned(column.kind) ? ' kb-right' : ''}${isTypeable(column) ? '' : ' kb-fixed'}`
  const host = element('div', still, { role: 'gridcell', 'col-id': column.id })
  let className = still
  let isPainted = false
  /** What a look of its own was drawn from; undefined where a plain text stands. */
  let drawn: { readonly value: CellValue | undefined; readonly context: SheetProps['context'] } | undefined
  let text: Text | null = null
  let width = 0
  /** Without the mark that what it says surely fits. */
  let classes = still
  let most = Infinity

  function dress(): void {
    const now = most <= width ? `${classes} kb-fits` : classes
    if (now !== className) host.className = className = now
  }

  /** At most so many pixels wide is what was drawn; asked of its letters, for no face of these is like another. */
  function drawnWidth(row: ViewRow | undefined): number {
    if (row === undefined || !maySurelyFit || classes.includes(' kb-sign') || classes.includes(' kb-proposed'))
      return Infinity
    const parts = isLook ? (host.firstChild?.childNodes.length ?? 0) : 0
    return mostWidth(host.textContent ?? '') + edges + parts * partEdges
  }

  function write(now: string): void {
    drawn = undefined
    if (text !== null && text.parentNode === host && host.childNodes.length === 1) {
      if (text.data !== now) text.data = now
    } else if (now === '' && text === null) host.replaceChildren()
    else host.replaceChildren((text = document.createTextNode(now)))
  }

  function drawValue(row: ViewRow, value: CellValue): void {
    const { context, proposed } = props()
    if (proposed?.rows.get(row.id)?.cells.has(column.id) === true) {
      const own = isLook
        ? drawLook({ value, column, context, customer: row.customer })
        : formatCell(column, value, context)
      const mark = proposedMark(proposed.told(row, column), () => proposed.onOpen(row, column.id))
      host.replaceChildren(element('span', 'kb-proposed-look', {}, own, mark))
      drawn = undefined
    } else if (!isLook) write(formatCell(column, value, context))
    else if (
      drawn === undefined ||
      drawn.value !== value ||
      drawn.context !== context ||
      column.kind === 'attachment'
    ) {
      host.replaceChildren(drawLook({ value, column, context, customer: row.customer }))
      drawn = { value, context }
    }
  }

  function classesOf(row: ViewRow | undefined, value: CellValue | undefined, level: number | undefined): string {
    const { loading, context, proposed } = props()
    if (level !== undefined) return `${still} kb-group-cell${level > 0 ? ' kb-group-inner' : ''}`
    if (row === undefined) return loading === true ? `${still} kb-absent` : still
    let own = still
    if (row.waiting === 'row' || row.waiting?.has(column.id) === true || waitsForFiles(sheet, value))
      own += ' kb-waiting'
    if (column.role === 'nextFollowUpOn' && typeof value === 'string' && value < context.today) own += ' kb-late'
    if (column.required === true && (value ?? '') === '') own += ' kb-missing'
    if (hasSign(props(), row, column.id)) own += ' kb-sign'
    if (proposed?.rows.get(row.id)?.cells.has(column.id) === true) own += ' kb-proposed'
    if (row.disputed?.has(column.id) === true) own += ' kb-disputed'
    return own
  }

  return {
    element: host,
    draw(line) {
      const row = index.at(line)
      const level = row === undefined ? index.groupAt(line)?.level : undefined
      const value = row === undefined ? undefined : cellOf(row, sheet)
      if (row !== undefined) drawValue(row, value ?? null)
      else write(level === undefined ? '' : subtotals.textOf(sheet, line))
      classes = classesOf(row, value, level)
      most = drawnWidth(row)
      dress()
      isPainted = paintCell(host, props(), row, { column: column.id, wasPainted: isPainted })
      if (host.title !== '') host.removeAttribute('title') // it was about another row
    },
    widen(next) {
      width = next
      dress()
    },
  }
}

/** The room that a cell leaves at both sides of its text, and its line. */
const edges = 20
/** A tag's own room at both sides, or the round face before a name; and the gap to the next. */
const partEdges = 28

/** Is a file of the cell not on the server yet? */
const waitsForFiles = ({ column }: SheetColumn, value: CellValue | undefined): boolean =>
  column.kind === 'attachment' && storedIn(value ?? null).some(({ id }) => pageFiles.waits(id))
