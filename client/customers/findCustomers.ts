import match from 'pinyin-match'
import type { ViewRow } from '../replica/workspace.ts'
import type { RoleReader } from './customerCells.ts'

/** Customers by name, pinyin (whole or initials) or phone; stops when `most` are found. Exact beginnings first. */
export function findCustomers(
  rows: Iterable<ViewRow>,
  { text, cells, most }: { readonly text: string; readonly cells: RoleReader; readonly most: number },
): ViewRow[] {
  const wanted = text.trim().toLowerCase()
  const digits = wanted.replaceAll(/[\s-]/g, '')
  const isPhone = /^\+?\d{3,}$/.test(digits)
  const first: ViewRow[] = []
  const rest: ViewRow[] = []
  for (const row of rows) {
    const name = cells.text(row, 'name')
    const lower = name.toLowerCase()
    if (lower.startsWith(wanted)) first.push(row)
    else if (rest.length < most && (lower.includes(wanted) || hasPhone(row) || match.match(name, wanted) !== false))
      rest.push(row)
    if (first.length >= most) break
  }
  return [...first, ...rest].slice(0, most)

  function hasPhone(row: ViewRow): boolean {
    return isPhone && cells.text(row, 'phone').replaceAll(/[\s-]/g, '').includes(digits)
  }
}
