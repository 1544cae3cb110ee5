import type { Column, Option } from './column.ts'
import { nameKey } from './plainText.ts'

/**
 * The live option a written name means: the same letters first, then whatever width and case, then whatever spaces and,
 * among grades, whatever stands around the letter. What several options could mean is none of them.
 */
export function optionByName(column: Column, name: string): Option | null {
  const { exact, near, loose } = namesOf(column)
  return exact.get(name) ?? near.get(nameKey(name)) ?? loose.get(optionKey(column, name)) ?? null
}

/** One spelling for the names of a column's options: `A类`, `Ａ 级` and `grade a` are one grade. */
export function optionKey(column: Column, name: string): string {
  const key = nameKey(name).replaceAll(' ', '')
  if (column.role !== 'grade' && column.role !== 'followUpGrade') return key
  const bare = key
    .replace(/^(?:客户)?(?:等级|级别|grade|class|level)[:-]?/, '')
    .replace(/的?客户$/, '')
    .replace(/-?(?:等级|级别|类别|级|类|等|grade)$/, '')
  return bare === '' ? key : bare
}

interface OptionNames {
  readonly exact: ReadonlyMap<string, Option>
  readonly near: ReadonlyMap<string, Option>
  /** Null: several are spelled so. */
  readonly loose: ReadonlyMap<string, Option | null>
}

// an import asks a hundred thousand times for the same column; a changed column is another object
const known = new WeakMap<Column, OptionNames>()

function namesOf(column: Column): OptionNames {
  const before = known.get(column)
  if (before !== undefined) return before
  const exact = new Map<string, Option>()
  const near = new Map<string, Option>()
  const loose = new Map<string, Option | null>()
  for (const option of column.options ?? []) {
    if (option.deleted === true) continue
    const [key, looseKey] = [nameKey(option.name), optionKey(column, option.name)]
    // of two with one name the first is meant
    if (!exact.has(option.name)) exact.set(option.name, option)
    if (!near.has(key)) near.set(key, option)
    loose.set(looseKey, loose.has(looseKey) ? null : option)
  }
  const names = { exact, near, loose }
  known.set(column, names)
  return names
}
