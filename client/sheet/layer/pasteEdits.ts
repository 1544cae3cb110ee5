import type { ColumnId, MemberId } from '#shared/base/id.ts'
import type { Result } from '#shared/base/result.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import { isTypeable, type Column, type ColumnKind } from '#shared/ledger/column.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { ruled } from '#shared/ledger/parseCell.ts'
import type { SheetNewRow } from '../sheetProps.ts'
import type { Box } from './boxes.ts'
import type { CopiedCells, OwnCell } from './copied.ts'
import type { Desk } from './desk.ts'
import { createDraft, type Draft, type RangeOutcome, type UnfitText, type UnmadeRow } from './draft.ts'
import { nextRowLines, rowLines } from './rowLines.ts'

/**
 * A block pasted at the box: one cell fills the whole box, a block that fits evenly is repeated, anything else starts
 * at the top left. Only rows that are shown are written. Rows past the end become new rows when `mayCreate`; where the
 * sheet asks under what, each says so in that column, empty ones are passed over, and who does not say it is kept apart.
 */
export function pasteEdits(desk: Desk, box: Box, copied: CopiedCells, mayCreate: boolean): RangeOutcome {
  const draft = createDraft(desk)
  const accept = reader(desk, copied, draft.parse)
  const { height, width } = copied
  const boxHeight = Math.max(rowLines(desk.index, box.top, box.bottom).length, 1)
  const down = boxHeight % height === 0 ? boxHeight : height
  const right = rightOf(desk, box, copied)
  const { size } = desk.index
  const fresh = freshRows(desk, box, { copied, right, draft, accept })
  const lines = nextRowLines(desk.index, box.top, down)
  for (const [place, row] of lines.entries()) {
    if (row >= size) {
      if (!mayCreate) break
      fresh.add(place)
      continue
    }
    for (let column = box.left; column <= right; column += 1) {
      const from = { row: place % height, column: (column - box.left) % width }
      const read = accept(column, from.row, from.column)
      if (read.ok) draft.write(row, column, read.value)
      else draft.leave(row, column, copied.textAt(from.row, from.column), read.refusal)
    }
  }
  const bottom = Math.min(lines.at(-1) ?? box.top, Math.max(size, 1) - 1)
  const pasted = { top: Math.min(lines[0] ?? box.top, bottom), left: box.left, bottom, right }
  return { ...draft.done(pasted, fresh.rows), ...fresh.keyed() }
}

/** Does a block pasted at the box tell under what its new rows are made, or need it not? */
export function tellsRowKey(desk: Desk, box: Box, copied: CopiedCells): boolean {
  const { newRowKey } = desk.props()
  if (newRowKey === undefined) return true
  const place = desk.geometry.columns.findIndex(({ sheet }) => sheet.column.id === newRowKey.column)
  return place >= box.left && place <= rightOf(desk, box, copied)
}

/** The last column that a block pasted at the box reaches. */
function rightOf(desk: Desk, box: Box, { width }: CopiedCells): number {
  const boxWidth = box.right - box.left + 1
  const across = boxWidth % width === 0 ? boxWidth : width
  return Math.min(box.left + across, desk.geometry.columns.length) - 1
}

/** Gathers the rows that a paste makes. */
function freshRows(
  desk: Desk,
  box: Box,
  {
    copied,
    right,
    draft,
    accept,
  }: {
    readonly copied: CopiedCells
    readonly right: number
    readonly draft: Draft
    readonly accept: ReturnType<typeof reader>
  },
) {
  const { newRowKey } = desk.props()
  const rows: SheetNewRow[] = []
  const keys: string[] = []
  const unmade: UnmadeRow[] = []
  const columns = Array.from({ length: right - box.left + 1 }, (_, nth) => box.left + nth)
  const columnAt = (column: number) => desk.geometry.columns[column]?.sheet.column
  const keyPlace = columns.find((column) => newRowKey !== undefined && columnAt(column)?.id === newRowKey.column)
  return {
    rows,
    keyed: () => (newRowKey === undefined ? {} : { keys, unmade }),
    /** From the copied row at this place. */
    add(place: number) {
      const fromRow = place % copied.height
      const from = (column: number) => (column - box.left) % copied.width
      const textAt = (column: number) => copied.textAt(fromRow, from(column)).trim()
      const told = keyPlace === undefined ? '' : textAt(keyPlace)
      const key = newRowKey?.read(told)
      if (key !== undefined && columns.every((column) => textAt(column) === '')) return
      const line = desk.index.size + rows.length
      const cells: { column: ColumnId; now: CellValue }[] = []
      const unfit: UnfitText[] = []
      for (const column of columns) {
        const target = columnAt(column)
        if (column === keyPlace || target === undefined) continue
        const read = accept(column, fromRow, from(column))
        const isKept = key?.ok === false
        if (!read.ok && isKept) {
          unfit.push({ row: line, record: undefined, column: target.id, text: textAt(column), refusal: read.refusal })
        } else if (!read.ok) draft.leave(line, column, copied.textAt(fromRow, from(column)), read.refusal)
        else if (read.value !== null && isTypeable(target) && (isKept || draft.mayStart(line, column, read.value))) {
          cells.push({ column: target.id, now: read.value })
        }
      }
      if (key?.ok === false) {
        const row = columns.map(textAt).filter(Boolean).join(' · ')
        unmade.push({ place, text: told, refusal: key.refusal, row, cells, unfit })
        return
      }
      rows.push(cells)
      if (key !== undefined) keys.push(key.value)
    },
  }
}

/** One copied cell into every cell of several ranges. */
export function repeatEdits(desk: Desk, boxes: readonly Box[], copied: CopiedCells): RangeOutcome {
  const draft = createDraft(desk)
  const accept = reader(desk, copied, draft.parse)
  for (const box of boxes) {
    for (let column = box.left; column <= box.right; column += 1) {
      const read = accept(column, 0, 0)
      for (const row of rowLines(desk.index, box.top, box.bottom)) {
        if (read.ok) draft.write(row, column, read.value)
        else draft.leave(row, column, copied.textAt(0, 0), read.refusal)
      }
    }
  }
  return draft.done(boxes.at(-1) ?? { top: 0, left: 0, bottom: -1, right: -1 })
}

/** Reads a copied cell as a column wants it: our own value where that means the same there, else the text. */
function reader(
  desk: Desk,
  copied: CopiedCells,
  parse: (column: number, text: string) => Result<CellValue, CellRefusal>,
) {
  const { members } = desk.props().context
  return (column: number, fromRow: number, fromColumn: number): Result<CellValue, CellRefusal> => {
    const to = desk.geometry.columns[column]?.sheet.column
    const own = copied.ownAt(fromRow, fromColumn)
    const isKnown = (value: CellValue) => value === null || members.has(value as MemberId)
    if (own !== null && to !== undefined && meansTheSame(own, to, isKnown)) return { ok: true, value: own.value }
    const rich = to?.kind === 'richText' && own === null ? copied.richAt(fromRow, fromColumn) : null
    if (rich !== null && rich !== '' && to !== undefined && checkCell(to, rich, { members }) === null) {
      return ruled(to, { ok: true, value: rich }, desk.props().context)
    }
    return parse(column, copied.textAt(fromRow, fromColumn))
  }
}

const numeric: ReadonlySet<ColumnKind> = new Set(['number', 'currency', 'percent'])

/** Options are known by id in their own column only; people everywhere in one company. */
function meansTheSame(own: OwnCell, to: Column, isKnown: (member: CellValue) => boolean): boolean {
  if (own.value !== null && numeric.has(own.kind) && numeric.has(to.kind)) return typeof own.value === 'number'
  if (own.kind !== to.kind) return false
  if (own.kind === 'person') return isKnown(own.value)
  return own.column === to.id || (own.kind !== 'select' && own.kind !== 'multiSelect')
}
