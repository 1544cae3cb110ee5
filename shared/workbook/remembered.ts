import { z } from 'zod'
import { ColumnId } from '../base/id.ts'
import { Instant } from '../base/instant.ts'
import { isTypeable, type Column } from '../ledger/column.ts'
import { nameKey } from '../ledger/plainText.ts'
import type { Mapping, MappingRights } from './mapping.ts'
import type { SourceColumn } from './table.ts'

/** Where the columns of one kind of workbook went when it was last imported, by their names. */
export const RememberedImport = z
  .object({
    file: z.string().max(200),
    at: Instant,
    targets: z
      .array(
        z
          .object({
            header: z.string().max(200),
            to: z.union([z.literal('skip'), z.literal('owner'), ColumnId]),
          })
          .readonly(),
      )
      .max(500)
      .readonly(),
  })
  .readonly()
export type RememberedImport = z.infer<typeof RememberedImport>

/** What is stored under a person's key, as far as it can be read; the latest first. */
export function readRemembered(stored: unknown): readonly RememberedImport[] {
  const parsed = z.array(z.unknown()).safeParse(stored)
  if (!parsed.success) return []
  return parsed.data.flatMap((each) => {
    const one = RememberedImport.safeParse(each)
    return one.success ? [one.data] : []
  })
}

/** A person's key holds no more than this; the oldest are forgotten first. */
const mostLetters = 24_000

/** The list with this import on top, instead of an earlier one of the same headers. */
export function remember(
  list: readonly RememberedImport[],
  { file, at, columns, mappings }: Remembering,
): readonly RememberedImport[] {
  const targets = columns.map(({ name }, place): RememberedImport['targets'][number] => {
    const mapping = mappings[place] ?? { kind: 'skip' }
    const to = mapping.kind === 'column' ? mapping.column : mapping.kind === 'owner' ? 'owner' : 'skip'
    return { header: name.slice(0, 200), to }
  })
  const fresh: RememberedImport = { file: file.slice(0, 200), at, targets }
  const key = headersKey(columns)
  const others = list.filter((each) => headersKey(each.targets.map(({ header }) => ({ name: header }))) !== key)
  const kept = [fresh, ...others]
  while (kept.length > 1 && JSON.stringify(kept).length > mostLetters) kept.pop()
  return kept
}

interface Remembering {
  readonly file: string
  readonly at: Instant
  readonly columns: readonly Pick<SourceColumn, 'name'>[]
  /** As they came to be: columns that the import made are named by their ids. */
  readonly mappings: readonly Mapping[]
}

/** The mappings of an earlier workbook with these headers, in whatever order; what no longer fits is proposed anew. */
export function recall(
  list: readonly RememberedImport[],
  { columns, proposed, ledger, rights }: Recalling,
): { readonly from: RememberedImport; readonly mappings: readonly Mapping[] } | null {
  const key = headersKey(columns)
  const from = list.find((each) => headersKey(each.targets.map(({ header }) => ({ name: header }))) === key)
  if (from === undefined) return null
  const columnById = new Map(ledger.map((column) => [column.id, column]))
  const toByHeader = new Map(from.targets.map(({ header, to }) => [nameKey(header), to]))
  const remembered = columns.map(({ name }): Mapping | null => {
    const to = toByHeader.get(nameKey(name.slice(0, 200)))
    if (to === undefined) return null
    if (to === 'skip') return { kind: 'skip' }
    if (to === 'owner') return rights.assign ? { kind: 'owner' } : { kind: 'skip' }
    const column = columnById.get(to)
    return column === undefined || column.deleted === true || !isTypeable(column)
      ? null
      : { kind: 'column', column: to }
  })
  const taken = new Set(remembered.flatMap((mapping) => (mapping?.kind === 'column' ? [mapping.column] : [])))
  const mappings = remembered.map((mapping, place): Mapping => {
    if (mapping !== null) return mapping
    const fallback = proposed[place] ?? { kind: 'skip' }
    return fallback.kind === 'column' && taken.has(fallback.column) ? { kind: 'skip' } : fallback
  })
  return { from, mappings }
}

interface Recalling {
  readonly columns: readonly Pick<SourceColumn, 'name'>[]
  readonly proposed: readonly Mapping[]
  readonly ledger: readonly Column[]
  readonly rights: MappingRights
}

const headersKey = (columns: readonly Pick<SourceColumn, 'name'>[]): string =>
  columns
    .map(({ name }) => nameKey(name.slice(0, 200)))
    .sort()
    .join('\n')
