import { companyTemplate } from '#shared/ledger/template.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { MappingRights } from '#shared/workbook/mapping.ts'
import { proposeMappings } from '#shared/workbook/mapping.ts'
import { planImport, type ImportPlan, type PlanRequest } from '#shared/workbook/plan.ts'
import type { SourceCell, SourceSheet } from '#shared/workbook/sheet.ts'
import { readTable, type SourceTable } from '#shared/workbook/table.ts'
import { context as valueContext } from '../values/world.ts'

/** Mulberry32: the same numbers for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const context: CellContext = valueContext
export const manager: MappingRights = { configure: true, assign: true }
export const rep: MappingRights = { configure: false, assign: false }
export const columns = companyTemplate(randomFrom(1)).columns

export const columnNamed = (name: string, table = 'customers') => {
  const found = columns.find((column) => column.name === name && column.table === table)
  if (found === undefined) throw new Error(`the template has no ${name}`)
  return found
}

export const sheetOf = (rows: readonly (readonly SourceCell[])[], merges: SourceSheet['merges'] = []): SourceSheet => ({
  name: 'Sheet1',
  hidden: false,
  rows,
  merges,
})

export function planOf(
  sheet: SourceSheet,
  {
    rights = manager,
    existing = [] as readonly string[],
    duplicates = 'create' as 'create' | 'skip',
    noOwners = new Map() as PlanRequest['noOwners'],
  } = {},
): { readonly table: SourceTable; readonly plan: ImportPlan } {
  const table = readTable(sheet)
  const mappings = proposeMappings(table, columns, rights)
  const planned = planImport({
    table,
    mappings,
    columns,
    context,
    rights,
    random: randomFrom(2),
    existing: new Set(existing),
    duplicates,
    noOwners,
  })
  if (!planned.ok) throw new Error(`refused: ${planned.refusal.kind}`)
  return { table, plan: planned.value }
}
