import PinyinMatch from 'pinyin-match'
import type { Column } from '#shared/ledger/column.ts'

/** Where `128`, `金额` or `128 金额` leads: places from 0; null leaves that side where it is. */
export interface GoToTarget {
  readonly row: number | null
  readonly column: number | null
}

/** Reads a row number and a column's name, in any order; names by their beginning, a part, pinyin or initials. */
export function goToTarget(text: string, columns: readonly Column[], rows: number): GoToTarget | null {
  const words = text
    .trim()
    .split(/[\s,，]+/)
    .filter((word) => word !== '')
  const digits = words.find((word) => /^\d+$/.test(word))
  const name = words.filter((word) => word !== digits).join(' ')
  const row = digits === undefined ? null : Math.min(Math.max(Number(digits), 1), rows) - 1
  const column = name === '' ? null : placeOfName(name.toLowerCase(), columns)
  if ((row === null && column === null) || column === -1 || rows === 0) return null
  return { row, column }
}

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
