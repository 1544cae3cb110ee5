import type { ColumnKind } from '#shared/ledger/column.ts'
import { spellOut } from '#shared/rich/spelledOut.ts'

/** With its lines, which a cell shows side by side; null: what the cell shows is all. */
export function wholeText(kind: ColumnKind, value: string): string | null {
  if (kind === 'longText') return value
  return kind === 'richText' ? spellOut(value) : null
}
