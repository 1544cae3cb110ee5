import type { Column, Option } from './column.ts'
import { nameKey } from './plainText.ts'

/**
 * The live option a written name means: the same letters first, then whatever width and case, then whatever spaces and,
 * among grades, whatever stands around the letter. What several options could mean is none of them.
 */
export function optionByName(column: Column, name: string): Option | null {
  const live = (column.options ?? []).filter((option) => option.deleted !== true)
  const key = nameKey(name)
  const near =
    live.find((option) => option.name === name) ?? live.find((option) => nameKey(option.name) === key) ?? null
  if (near !== null) return near
  const loose = optionKey(column, name)
  const meant = live.filter((option) => optionKey(column, option.name) === loose)
  return meant.length === 1 ? (meant[0] ?? null) : null
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
