import type { Folds } from './folds.ts'
import type { GroupingKey } from './groupKeys.ts'
import type { RowIndex } from './rowIndex.ts'

/** Where the headers of groups stand among the rows: counted once for an order, asked by line and by row. */
export interface GroupTree {
  /** Headers and the rows that no folded group hides. */
  readonly lines: number
  /** What stands on a line: a header by its place among all headers, or a row by its position. */
  at(line: number): { readonly header: number } | { readonly row: number }
  /** −1: folded away. */
  lineOfRow(row: number): number
  lineOfHeader(header: number): number
  /** The headers over a row, the outermost first. */
  headersOver(row: number): readonly number[]
  /** The header over a header; −1: none. */
  parentOf(header: number): number
  levelOf(header: number): number
  pathOf(header: number): string
  textOf(header: number): string
  isFolded(header: number): boolean
  /** Positions of a group's rows: the first, and the one after the last. */
  rowsOf(header: number): readonly [number, number]
  headerByPath(path: string): number
}

/** Walks once over the rows in order; a header opens wherever a key says another number than the row before. */
export function growTree(index: Pick<RowIndex, 'size' | 'slotAt' | 'groups'>, folds: Folds): GroupTree {
  const { groups, size } = index
  const innermost = groups.length - 1
  const level: number[] = []
  const from: number[] = []
  const to: number[] = []
  const parent: number[] = []
  const number: number[] = []
  const open = groups.map(() => -1)
  for (let row = 0; row < size; row += 1) {
    const slot = index.slotAt(row)
    let at = 0
    while (at <= innermost && open[at] !== -1 && groups[at]!.bySlot[slot] === number[open[at]!]) at += 1
    for (; at <= innermost; at += 1) {
      if (open[at] !== -1) to[open[at]!] = row
      for (let deeper = at + 1; deeper <= innermost; deeper += 1) {
        if (open[deeper] !== -1) to[open[deeper]!] = row
        open[deeper] = -1
      }
      open[at] = level.length
      level.push(at)
      from.push(row)
      to.push(size)
      parent.push(at === 0 ? -1 : open[at - 1]!)
      number.push(groups[at]!.bySlot[slot]!)
    }
  }
  return placed({ groups, folds, level, from, to, parent, number })
}

interface Headers {
  readonly groups: readonly GroupingKey[]
  readonly folds: Folds
  readonly level: readonly number[]
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly parent: readonly number[]
  readonly number: readonly number[]
}

/** Gives every header that no folded one hides its line. */
function placed({ groups, folds, level, from, to, parent, number }: Headers): GroupTree {
  const innermost = groups.length - 1
  const line = new Int32Array(level.length).fill(-1)
  const folded = new Uint8Array(level.length)
  const shown: number[] = []
  const leaves: number[] = []
  const paths: string[] = []
  const textOf = (header: number) => groups[level[header]!]!.textOf(number[header]!)
  const pathOf = (header: number): string => {
    const column = groups[level[header]!]!.sheet.column.id
    const before = parent[header]! < 0 ? '' : (paths[parent[header]!] ??= pathOf(parent[header]!))
    return (paths[header] ??= `${before}/${column}:${textOf(header)}`)
  }
  let lines = 0
  for (let header = 0; header < level.length; header += 1) {
    if (level[header] === innermost) leaves.push(header)
    const over = parent[header]!
    if (over >= 0 && (line[over]! < 0 || folded[over] === 1)) continue
    line[header] = lines
    folded[header] = Number(folds.isFolded(pathOf(header)))
    shown.push(header)
    lines += level[header] === innermost && folded[header] === 0 ? 1 + to[header]! - from[header]! : 1
  }
  /** The last of `headers` whose value is at most `sought`. */
  const lastAtMost = (headers: readonly number[], sought: number, values: ArrayLike<number>): number => {
    let low = 0
    let high = headers.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (values[headers[middle]!]! <= sought) low = middle + 1
      else high = middle
    }
    return headers[low - 1] ?? -1
  }
  const leafOf = (row: number) => lastAtMost(leaves, row, from)
  return {
    lines,
    at(sought) {
      const header = lastAtMost(shown, sought, line)
      const below = sought - (line[header] ?? 0)
      return below === 0 ? { header } : { row: (from[header] ?? 0) + below - 1 }
    },
    lineOfRow(row) {
      const leaf = leafOf(row)
      if (leaf < 0 || line[leaf]! < 0 || folded[leaf] === 1) return -1
      return line[leaf]! + 1 + row - from[leaf]!
    },
    lineOfHeader: (header) => line[header] ?? -1,
    headersOver(row) {
      const over: number[] = []
      for (let header = leafOf(row); header >= 0; header = parent[header]!) over.unshift(header)
      return over
    },
    parentOf: (header) => parent[header] ?? -1,
    levelOf: (header) => level[header] ?? 0,
    pathOf,
    textOf,
    isFolded: (header) => folds.isFolded(pathOf(header)),
    rowsOf: (header) => [from[header] ?? 0, to[header] ?? 0],
    headerByPath: (path) => shown.find((header) => pathOf(header) === path) ?? -1,
  }
}
