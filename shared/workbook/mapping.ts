import type { ColumnId } from '../base/id.ts'
import type { CellContext } from '../ledger/cellContext.ts'
import { isTypeable, type Column } from '../ledger/column.ts'
import { parseCell } from '../ledger/parseCell.ts'
import type { KindGuess } from './guess.ts'
import { meantColumns } from './synonym.ts'
import type { SourceColumn, SourceTable } from './table.ts'

/** Where one column of the file goes. */
export type Mapping =
  | { readonly kind: 'skip' }
  /** Names the person whose customer it shall be. */
  | { readonly kind: 'owner' }
  | { readonly kind: 'column'; readonly column: ColumnId }
  | { readonly kind: 'new'; readonly name: string; readonly as: KindGuess }

export interface MappingRights {
  /** May add columns and options. */
  readonly configure: boolean
  /** May make customers for others. */
  readonly assign: boolean
}

/** Most columns of one record that a change may carry. */
const mostColumns = 190

/** A first proposal by name, synonym and content; one target each, the customer's name always found when there is a text. */
export function proposeMappings(table: SourceTable, columns: readonly Column[], rights: MappingRights): Mapping[] {
  const live = columns.filter(
    (column) => column.deleted !== true && (column.table === 'customers' || column.table === 'contacts'),
  )
  const taken = new Set<ColumnId>()
  const targets = byNames(table.columns, live, rights, taken)
  const name = live.find((column) => column.table === 'customers' && column.role === 'name')
  if (name !== undefined && !taken.has(name.id)) {
    const place = likeliestName(table.columns, targets)
    if (place !== null) targets[place] = { kind: 'column', column: name.id }
  }
  let count = 0
  return table.columns.map((column, place): Mapping => {
    const target = targets[place]
    if (target !== undefined) return target
    count += 1
    if (column.filled === 0 || !rights.configure || taken.size + count > mostColumns) return { kind: 'skip' }
    return { kind: 'new', name: column.name, as: column.guess }
  })
}

function byNames(
  sources: readonly SourceColumn[],
  columns: readonly Column[],
  rights: MappingRights,
  taken: Set<ColumnId>,
): (Mapping | undefined)[] {
  const targets: (Mapping | undefined)[] = Array.from(sources, () => undefined)
  const meant = sources.map((source) => meantColumns(source.name, columns))
  let ownerTaken = false
  // first everybody's best meaning, then what is left of the second best
  for (let rank = 0; rank < 4; rank += 1) {
    sources.forEach((source, place) => {
      const column = meant[place]?.[rank]
      if (targets[place] !== undefined || column === undefined || source.filled === 0) return
      if (column.role === 'owner') {
        if (!ownerTaken && rights.assign) targets[place] = { kind: 'owner' }
        ownerTaken ||= rights.assign
        return
      }
      if (taken.has(column.id) || !isTypeable(column) || !holds(column, source)) return
      targets[place] = { kind: 'column', column: column.id }
      taken.add(column.id)
    })
  }
  return targets
}

/** Would most of these cells survive in that column? A name alone does not make a date a phone. */
function holds(column: Column, source: SourceColumn): boolean {
  switch (column.kind) {
    case 'text':
    case 'longText':
    case 'richText':
    case 'person':
    case 'region':
    case 'customer':
    case 'contact':
      return true
    case 'attachment':
      return false
    case 'select':
    case 'multiSelect':
      return source.guess.kind !== 'longText' && source.guess.kind !== 'date' && source.guess.kind !== 'dateTime'
    default: {
      if (column.kind === source.guess.kind || (isClock(column.kind) && isClock(source.guess.kind))) return true
      const readable = source.samples.filter((sample) => parseCell(column, sample, nowhere).ok)
      return readable.length * 2 >= source.samples.length
    }
  }
}

const isClock = (kind: Column['kind']): boolean => kind === 'date' || kind === 'dateTime'

// whether a sample can be read at all does not hang on the day
const nowhere: CellContext = { today: '2000-01-01', now: 0, zoneMinutes: 0, members: new Map() }

/** Without a header that says so, the column of mostly different short texts names the customer. */
function likeliestName(sources: readonly SourceColumn[], targets: readonly (Mapping | undefined)[]): number | null {
  const free = sources.flatMap((source, place) =>
    targets[place] === undefined && source.filled > 0 ? [{ source, place }] : [],
  )
  const texts = free.filter(({ source }) => source.guess.kind === 'text')
  const named = texts.find(({ source }) => /名称|公司|单位|客户|企业|姓名|name|company|customer/i.test(source.name))
  const worded = texts.find(({ source }) => source.samples.some((sample) => /\p{L}{2,}/u.test(sample)))
  return (named ?? worded ?? texts[0] ?? free[0])?.place ?? null
}
