import { commandKey } from '../../kit/platform.ts'
import { cellOf } from '../cellOf.ts'
import type { Desk } from './desk.ts'
import { linksOf } from './links.ts'
import { wholeText } from './wholeText.ts'

/** Hover text of a cell: why it is amber, what somebody proposes, that it waits, where it comes from, or the whole of a text that is cut off and how what it leads to is opened. */
export function explainCell(desk: Desk, target: Element): void {
  const cell = target.closest<HTMLElement>('.ag-cell')
  const row = desk.index.at(lineOf(cell?.closest('.ag-row')?.getAttribute('row-index'), desk))
  const { columns, disputeOf, proposed } = desk.props()
  const sheet = columns.find(({ column }) => column.id === cell?.getAttribute('col-id'))
  if (cell === null || row === undefined || sheet === undefined) return
  const words = desk.words()
  if (row.disputed?.has(sheet.column.id) === true) cell.title = disputeOf?.(row, sheet.column) ?? words.disputed
  else if (proposed?.rows.get(row.id)?.cells.has(sheet.column.id) === true)
    cell.title = proposed.told(row, sheet.column)
  else if (cell.classList.contains('kb-missing')) cell.title = words.required
  else if (cell.classList.contains('kb-waiting')) cell.title = words.waiting
  else {
    const value = cellOf(row, sheet)
    const isCut = cell.scrollWidth > cell.clientWidth || (cell.firstElementChild?.scrollWidth ?? 0) > cell.clientWidth
    const whole = typeof value === 'string' ? wholeText(sheet.column.kind, value) : null
    const text = sheet.hint?.(row) ?? (isCut ? (whole ?? cell.textContent ?? '') : '')
    const kind = linksOf(row, sheet)[0]?.kind
    const link = kind === undefined ? '' : words.linkHint[kind](commandKey())
    cell.title = [text, link].filter((part) => part !== '').join('\n')
  }
}

/** The grid numbers frozen rows apart, with a letter before. */
function lineOf(name: string | null | undefined, { geometry }: Desk): number {
  if (name === null || name === undefined) return -1
  return name.startsWith('t-') ? Number(name.slice(2)) : Number(name) + geometry.frozenRows
}
