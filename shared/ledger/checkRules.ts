import { dayOf } from '../base/instant.ts'
import type { CellValue } from './cell.ts'
import type { Column, ColumnKind } from './column.ts'
import type { ColumnRules, RuleRefusal } from './columnRules.ts'
import { plainOf } from '../rich/rich.ts'
import { readPattern, type Pattern } from './pattern.ts'

/** Kinds that a rule of a group can be asked of. */
export const ruleKinds = {
  size: new Set<ColumnKind>(['number', 'currency', 'percent']),
  day: new Set<ColumnKind>(['date', 'dateTime']),
  text: new Set<ColumnKind>(['text', 'longText', 'richText']),
  unique: new Set<ColumnKind>(['text', 'number', 'phone', 'email', 'url']),
} as const satisfies Record<string, ReadonlySet<ColumnKind>>

/** Which rule of its column does this value break by itself? An empty cell breaks none; see `mayEmpty`. */
export function checkRules(column: Column, value: CellValue, zoneMinutes: number): RuleRefusal | null {
  const { rules, kind } = column
  if (rules === undefined || value === null) return null
  if (ruleKinds.size.has(kind) && typeof value === 'number') return checkSize(rules, kind, value)
  if (ruleKinds.day.has(kind)) return checkDay(rules, value, zoneMinutes)
  if (ruleKinds.text.has(kind) && typeof value === 'string') return checkText(rules, plainOf(value))
  return null
}

/** May the filled cell of this column be emptied? A required cell that was never filled is marked, not refused. */
export const mayEmpty = (column: Column): boolean => column.required !== true

/** Do the rules of this column make sense, each and together? Asked when the column is put. */
export function areRulesSound({ rules }: Column): boolean {
  if (rules === undefined) return true
  const { least, most, from, until, shortest, longest, pattern } = rules
  if (least !== undefined && most !== undefined && least > most) return false
  if (from !== undefined && until !== undefined && from > until) return false
  if (shortest !== undefined && longest !== undefined && shortest > longest) return false
  return pattern === undefined || readPattern(pattern).ok
}

function checkSize({ least, most }: ColumnRules, kind: ColumnKind, value: number): RuleRefusal | null {
  const sign = kind === 'percent' ? { percent: true } : {}
  if (least !== undefined && value < least) return { kind: 'below', least, ...sign }
  return most !== undefined && value > most ? { kind: 'above', most, ...sign } : null
}

function checkDay({ from, until }: ColumnRules, value: CellValue, zoneMinutes: number): RuleRefusal | null {
  const day = typeof value === 'number' ? dayOf(value, zoneMinutes) : value
  if (typeof day !== 'string') return null
  if (from !== undefined && day < from) return { kind: 'before', from }
  return until !== undefined && day > until ? { kind: 'after', until } : null
}

function checkText(rules: ColumnRules, value: string): RuleRefusal | null {
  const { shortest, longest, hint = '' } = rules
  const length = shortest === undefined && longest === undefined ? 0 : Array.from(value).length
  if (shortest !== undefined && length < shortest) return { kind: 'too-short', least: shortest }
  if (longest !== undefined && length > longest) return { kind: 'longer-than', most: longest }
  return patternOf(rules)?.fits(value) === false ? { kind: 'off-pattern', hint } : null
}

/** Read once for each column as it stands: an import asks it a hundred thousand times. */
const patterns = new WeakMap<ColumnRules, Pattern | null>()

function patternOf(rules: ColumnRules): Pattern | null {
  if (rules.pattern === undefined) return null
  let pattern = patterns.get(rules)
  if (pattern === undefined) {
    const read = readPattern(rules.pattern)
    patterns.set(rules, (pattern = read.ok ? read.value : null))
  }
  return pattern
}
