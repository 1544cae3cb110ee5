import { newColumnId, newOptionId, type ColumnId, type MemberId, type OptionId, type Random } from '../base/id.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { CellValue } from '../ledger/cell.ts'
import type { CellContext } from '../ledger/cellContext.ts'
import { columnByRole, columnsOf, type Column, type Option } from '../ledger/column.ts'
import { optionByName, optionKey } from '../ledger/optionName.ts'
import { isUnique, uniqueKey } from '../ledger/unique.ts'
import { splitChoices } from '../ledger/parseCell.ts'
import { nameKey } from '../ledger/plainText.ts'
import { cellText } from './cellText.ts'
import { isPlaceholder } from './guess.ts'
import { headerUnit, withHeaderUnit, type HeaderUnit } from './headerUnit.ts'
import type { Mapping, MappingRights } from './mapping.ts'
import { readCell, type NoOwner, type SourceRefusal } from './readCell.ts'
import { isEmptyCell, type SourceCell } from './sheet.ts'
import type { SourceTable } from './table.ts'

export interface PlanRequest {
  readonly table: SourceTable
  /** One per column of the table, in its order. */
  readonly mappings: readonly Mapping[]
  readonly columns: readonly Column[]
  readonly context: CellContext
  readonly rights: MappingRights
  readonly random: Random
  /** `nameKey` of every customer that is there already. */
  readonly existing: ReadonlySet<string>
  /** What the cells of unique columns hold already, as `uniqueKey` says it. */
  readonly held?: ReadonlyMap<ColumnId, ReadonlySet<string | number>>
  /** Colleagues whose no customer of this file can be. */
  readonly noOwners?: ReadonlyMap<MemberId, NoOwner>
  readonly duplicates: 'create' | 'skip'
  readonly onProgress?: (rows: number) => void
}

/** Why a row becomes no customer. */
export type SkipReason =
  | { readonly kind: 'no-name' }
  | { readonly kind: 'repeated-header' }
  | { readonly kind: 'total-row' }
  | { readonly kind: 'duplicate' }

/** A cell that could not become a value: it stays empty, its text goes to the list of problems. */
export interface CellProblem {
  readonly row: number
  readonly source: number
  readonly text: string
  readonly refusal: SourceRefusal
}

/** What a column of the file becomes, with its values by row. */
export interface PlannedColumn {
  readonly source: number
  readonly column: Column
  readonly values: readonly CellValue[]
}

/** Everything an import would do, before it is done. */
export interface ImportPlan {
  readonly newColumns: readonly Column[]
  readonly newOptions: readonly {
    readonly column: ColumnId
    readonly options: readonly Pick<Option, 'id' | 'name'>[]
  }[]
  readonly columns: readonly PlannedColumn[]
  /** By row: whose it shall be; `undefined`: mine. */
  readonly owners: readonly (MemberId | undefined)[]
  readonly skipped: readonly (SkipReason | null)[]
  /** Rows whose name stands in the ledger or higher up in the file. */
  readonly duplicates: ReadonlySet<number>
  readonly problems: readonly CellProblem[]
  /** All of them; the list ends at its limit. */
  readonly problemCount: number
  readonly created: number
}

export type PlanRefusal =
  /** Nothing stands below the header; `headed`: there is one. */
  | { readonly kind: 'no-rows'; readonly headed: boolean }
  | { readonly kind: 'no-name-column' }
  | { readonly kind: 'same-target'; readonly column: ColumnId }

export const problemLimit = 20_000

/** Reads every cell into the columns it goes to, and says what would be made, skipped and lost. Writes nothing. */
export function planImport(request: PlanRequest): Result<ImportPlan, PlanRefusal> {
  const { table } = request
  if (table.rows.length === 0) return refuse({ kind: 'no-rows', headed: table.header !== null })
  const targets = targetsOf(request)
  const doubled = targets.find(
    (target, place) => targets.findIndex((each) => each.column.id === target.column.id) !== place,
  )
  if (doubled !== undefined) return refuse({ kind: 'same-target', column: doubled.column.id })
  const nameColumn = columnByRole(request.columns, 'customers', 'name')
  const nameTarget = targets.find((target) => target.column.id === nameColumn?.id)
  if (nameTarget === undefined) return refuse({ kind: 'no-name-column' })
  const collected: Problems = { list: [], count: 0 }
  const names = readColumn(request, nameTarget, collected)
  const { skipped, duplicates } = judgeRows(request, nameTarget.source, names)
  const columns: PlannedColumn[] = targets.map((target, place) => {
    request.onProgress?.(Math.floor((table.rows.length * place) / targets.length))
    const values = target === nameTarget ? names : readColumn(request, target, collected, skipped)
    return { source: target.source, column: target.finished(), values }
  })
  return accept({
    newColumns: columns
      .map(({ column }) => column)
      .filter((column) => !request.columns.some((known) => known.id === column.id)),
    newOptions: targets.flatMap((target) =>
      target.isNew || target.added.length === 0 ? [] : [{ column: target.column.id, options: target.added }],
    ),
    columns,
    owners: readOwners(request, collected, skipped),
    skipped,
    duplicates,
    problems: collected.list,
    problemCount: collected.count,
    created: skipped.filter((reason) => reason === null).length,
  })
}

interface Problems {
  readonly list: CellProblem[]
  count: number
}

interface Target {
  readonly source: number
  /** As it stands before this import; the draft when it is new. */
  readonly column: Column
  readonly isNew: boolean
  readonly added: Pick<Option, 'id' | 'name'>[]
  /** Given by the header to cells without one. */
  readonly unit: HeaderUnit | null
  finished(): Column
}

const optionLimit = 500

function targetsOf({ table, mappings, columns, random }: PlanRequest): Target[] {
  let order = columnsOf(columns, 'customers').reduce((most, column) => Math.max(most, column.order), 0)
  return mappings.flatMap((mapping, place): Target[] => {
    const source = table.columns[place]?.index ?? place
    if (mapping.kind === 'column') {
      const column = columns.find(({ id }) => id === mapping.column)
      if (column === undefined) return []
      const added: Target['added'] = []
      const unit = headerUnit(table.columns[place]?.name ?? '', column)
      return [{ source, column, isNew: false, added, unit, finished: () => withOptions(column, added) }]
    }
    if (mapping.kind !== 'new') return []
    order += 1
    const { kind, symbol, decimals } = mapping.as
    const column: Column = {
      id: newColumnId(random),
      table: 'customers',
      kind,
      name: mapping.name.trim().slice(0, 60),
      order,
      ...(symbol !== undefined && { symbol }),
      ...(decimals !== undefined && { decimals }),
      ...((kind === 'select' || kind === 'multiSelect') && { options: [] }),
    }
    const added: Target['added'] = []
    // a new column keeps the header as its name, and with it the unit
    return [{ source, column, isNew: true, added, unit: null, finished: () => withOptions(column, added) }]
  })
}

function withOptions(column: Column, added: Target['added']): Column {
  if (added.length === 0) return column
  const known = column.options ?? []
  return {
    ...column,
    options: [...known, ...added.map((option, place) => ({ ...option, color: (known.length + place) % 12 }))],
  }
}

function readColumn(
  request: PlanRequest,
  target: Target,
  problems: Problems,
  skipped?: readonly (SkipReason | null)[],
): CellValue[] {
  const { table, rights } = request
  const read =
    target.column.kind === 'select' || target.column.kind === 'multiSelect'
      ? choiceReader(request, target)
      : plainReader(request, target)
  const known = new Map<string, ReturnType<typeof read>>()
  const held = isUnique(target.column) ? new Set(request.held?.get(target.column.id)) : null
  const isRepeated = repeated.has(target.column.kind) || (!rights.configure && target.column.kind === 'person')
  return table.rows.map((row, place) => {
    const cell = row[target.source]
    if (isEmptyCell(cell) || (skipped?.[place] ?? null) !== null) return null
    let result = isRepeated && typeof cell === 'string' ? known.get(cell) : undefined
    if (result === undefined) {
      result = read(cell)
      if (isRepeated && typeof cell === 'string' && known.size < 50_000) known.set(cell, result)
    }
    if (result.ok) {
      const key = held === null ? null : uniqueKey(result.value)
      if (held === null || key === null) return result.value
      if (!held.has(key)) {
        held.add(key)
        return result.value
      }
      result = refuse({ kind: 'taken' })
    }
    note(problems, { row: place, source: target.source, text: cellText(cell), refusal: result.refusal })
    return null
  })
}

/** Kinds whose few texts come again and again. */
const repeated: ReadonlySet<Column['kind']> = new Set([
  'select',
  'multiSelect',
  'person',
  'checkbox',
  'date',
  'dateTime',
  'rating',
  'region',
])

function note(problems: Problems, problem: CellProblem): void {
  problems.count += 1
  if (problems.list.length < problemLimit) problems.list.push({ ...problem, text: problem.text.slice(0, 500) })
}

type Reader = (cell: SourceCell | undefined) => Result<CellValue, SourceRefusal>

const plainReader =
  ({ context, table }: PlanRequest, { column, unit }: Target): Reader =>
  (cell) =>
    readCell(column, unit === null ? cell : withHeaderUnit(cell, unit), context, table.epochDays)

/** Options are made on the fly where the person may; their ids hold for this plan alone. */
function choiceReader({ context, rights, random }: PlanRequest, target: Target): Reader {
  const { column, added } = target
  const idByName = new Map<string, OptionId>()
  const idOf = (name: string): OptionId | null => {
    const key = optionKey(column, name)
    const known = idByName.get(key) ?? optionByName(column, name)?.id
    if (known !== undefined) return known
    if (!rights.configure || name.length > 100 || (column.options?.length ?? 0) + added.length >= optionLimit)
      return null
    const id = newOptionId(random)
    added.push({ id, name })
    idByName.set(key, id)
    return id
  }
  return (cell) => {
    const read = readCell(column, cell, context)
    if (read.ok || read.refusal.kind !== 'unknown-option') return read
    const text = cellText(cell).replace(/\s+/g, ' ').trim()
    if (isPlaceholder(cell)) return accept(null)
    const names = column.kind === 'select' ? [text] : splitChoices(cellText(cell))
    const ids = names.map(idOf)
    const stranger = ids.indexOf(null)
    if (stranger !== -1) return refuse({ kind: 'unknown-option', name: names[stranger] ?? text })
    return accept(column.kind === 'select' ? (ids[0] ?? null) : [...new Set(ids.filter((id) => id !== null))])
  }
}

function readOwners(
  request: PlanRequest,
  problems: Problems,
  skipped: readonly (SkipReason | null)[],
): (MemberId | undefined)[] {
  const place = request.mappings.findIndex((mapping) => mapping.kind === 'owner')
  const source = request.table.columns[place]?.index
  if (source === undefined) return []
  const column: Column = { id: ownerColumn, table: 'customers', kind: 'person', name: 'owner', order: 0 }
  const target: Target = { source, column, isNew: false, added: [], unit: null, finished: () => column }
  const values = readColumn(request, target, problems, skipped)
  return values.map((value, row) => {
    if (value === null) return undefined
    const owner = value as MemberId // a person column reads members' ids
    const refusal = request.noOwners?.get(owner)
    if (refusal === undefined) return owner
    note(problems, { row, source, text: cellText(request.table.rows[row]?.[source]), refusal })
    return undefined
  })
}

const ownerColumn = 'col_owner0000000' as ColumnId // never leaves this file

function judgeRows({ table, existing, duplicates: policy }: PlanRequest, source: number, names: readonly CellValue[]) {
  const duplicates = new Set<number>()
  const seen = new Set<string>()
  const nameOfColumn = table.columns.find((column) => column.index === source)?.name
  const skipped = names.map((name, place): SkipReason | null => {
    if (typeof name !== 'string') return { kind: 'no-name' }
    if (name === nameOfColumn && isHeaderAgain(table, place)) return { kind: 'repeated-header' }
    if (/^(?:合\s*计|总\s*计|小\s*计|汇\s*总|total|grand total|subtotal)[::]?$/i.test(name))
      return { kind: 'total-row' }
    const key = nameKey(name)
    if (existing.has(key) || seen.has(key)) {
      duplicates.add(place)
      if (policy === 'skip') return { kind: 'duplicate' }
    }
    seen.add(key)
    return null
  })
  return { skipped, duplicates }
}

function isHeaderAgain(table: SourceTable, place: number): boolean {
  const row = table.rows[place] ?? []
  const same = table.columns.filter((column) => cellText(row[column.index]).trim() === column.name)
  return same.length >= Math.min(2, table.columns.length)
}
