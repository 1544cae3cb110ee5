import PinyinMatch from 'pinyin-match'
import type { Column } from '#shared/ledger/column.ts'

/** Where `128`, `金额`, `128 金额`, `B12` or `B2:D9` leads: places from 0; null leaves that side where it is. */
export interface GoToTarget {
  readonly row: number | null
  readonly column: number | null
  /** The other corner, where a range was named. */
  readonly to?: { readonly row: number; readonly column: number }
}

/**
 * Reads a row number and a column's name, in any order; names by their beginning, a part, pinyin or initials. A cell as
 * Excel writes it counts columns as they are shown, A the first; a column whose name begins so comes before it.
 */
export function goToTarget(text: string, columns: readonly Column[], rows: number): GoToTarget | null {
  const words = text
    .trim()
    .split(/[\s,，]+/)
    .filter((word) => word !== '')
  const isNamed = columns.some(({ name }) => name.toLowerCase().startsWith(text.trim().toLowerCase()))
  const cells = words.length === 0 || isNamed ? null : cellsNamed(text, columns.length, rows)
  if (cells !== null) return cells
  const digits = words.find((word) => /^\d+$/.test(word))
  const name = words.filter((word) => word !== digits).join(' ')
  const row = digits === undefined ? null : rowOf(digits, rows)
  const column = name === '' ? null : placeOfName(name.toLowerCase(), columns)
  if ((row === null && column === null) || column === -1 || rows === 0) return null
  return { row, column }
}

/** A number past the end means the last row. */
const rowOf = (digits: string, rows: number): number => Math.min(Math.max(Number(digits), 1), rows) - 1

function cellsNamed(text: string, columns: number, rows: number): GoToTarget | null {
  const read = /^\$?([a-z]{1,3})\$?(\d+)(?:\s*[:：]\s*\$?([a-z]{1,3})\$?(\d+))?$/i.exec(text.trim())
  if (read === null || rows === 0) return null
  const [, letters = '', digits = '', farLetters, farDigits] = read
  const from = { row: rowOf(digits, rows), column: columnOf(letters) }
  if (from.column >= columns) return null
  if (farLetters === undefined || farDigits === undefined) return from
  const to = { row: rowOf(farDigits, rows), column: columnOf(farLetters) }
  return to.column < columns ? { ...from, to } : null
}

/** A is 0, Z 25, AA 26. */
const columnOf = (letters: string): number =>
  Array.from(letters.toLowerCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1

function placeOfName(name: string, columns: readonly Column[]): number {
  const names = columns.map((column) => column.name.toLowerCase())
  const ways: readonly ((each: string) => boolean)[] = [
    (each) => each === name,
    (each) => each.startsWith(name),
    (each) => each.includes(name),
    (each) => PinyinMatch.match(each, name) !== false,
  ]
  for (const way of ways) {
    const place = names.findIndex(way)
    if (place >= 0) return place
  }
  return -1
}
