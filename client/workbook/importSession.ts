import type { ColumnId, CustomerId, MemberId, Random } from '#shared/base/id.ts'
import { accept, assert, refuse, type Result } from '#shared/base/result.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { Change } from '#shared/ledger/change.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { CustomerNames } from '#shared/ledger/customerNames.ts'
import { nameKey } from '#shared/ledger/plainText.ts'
import type { RegionBook } from '#shared/ledger/region.ts'
import type { WorkbookFault } from '#shared/workbook/fault.ts'
import type { HeaderRows } from '#shared/workbook/header.ts'
import { changesOf } from '#shared/workbook/importChanges.ts'
import { proposeMappings, type Mapping, type MappingRights } from '#shared/workbook/mapping.ts'
import { planImport, type ImportPlan, type PlanRefusal } from '#shared/workbook/plan.ts'
import type { NoOwner } from '#shared/workbook/readCell.ts'
import { previewOf, type PreviewRow } from '#shared/workbook/preview.ts'
import { problemList, type ProblemLine } from '#shared/workbook/problemList.ts'
import { meantColumns } from '#shared/workbook/synonym.ts'
import { filledCells, type SourceSheet } from '#shared/workbook/sheet.ts'
import { readTable, type SourceColumn, type SourceTable } from '#shared/workbook/table.ts'
import { cellText } from '#shared/workbook/cellText.ts'
import { readWorkbook, type ReadStage } from './readWorkbook.ts'

/** What the company is like for this import; sent once. */
export interface ImportSetting {
  readonly columns: readonly Column[]
  readonly context: CellContext
  readonly rights: MappingRights
  /** Names of the customers that are there already. */
  readonly names: readonly string[]
  /** What the cells of unique columns hold already. */
  readonly held?: ReadonlyMap<ColumnId, ReadonlySet<string | number>>
  /** Customers by whose names cells may link to them. */
  readonly linkable?: readonly (readonly [CustomerId, string])[]
  /** Colleagues whose no customer of the file can be. */
  readonly noOwners?: ReadonlyMap<MemberId, NoOwner>
  /** And contacts, by their links. */
  readonly contacts?: readonly (readonly [string, string])[]
  readonly me: MemberId
}

export interface SheetSummary {
  readonly name: string
  readonly hidden: boolean
  readonly rows: number
}

/** A sheet under a header, as the mapping screen needs it. */
export interface TableView {
  readonly sheet: number
  readonly header: HeaderRows | null
  readonly rows: number
  readonly columns: readonly SourceColumn[]
  readonly mappings: readonly Mapping[]
  /** The first rows as they stand in the file, for choosing the header by hand. */
  readonly top: readonly { readonly number: number; readonly texts: readonly string[] }[]
}

/** A plan in numbers and first rows. */
export interface PlanView {
  readonly rows: number
  readonly created: number
  readonly skipped: number
  readonly duplicates: number
  readonly problems: number
  readonly newColumns: number
  readonly newOptions: number
  readonly columns: readonly { readonly source: number; readonly column: Column }[]
  readonly preview: readonly PreviewRow[]
  readonly problemsBySource: ReadonlyMap<number, number>
}

/** One file being imported: everything heavy lives here, in the worker or in a test. */
export interface ImportSession {
  open(
    bytes: Uint8Array,
    fileName: string,
  ): Result<{ readonly sheets: readonly SheetSummary[]; readonly first: TableView }, WorkbookFault>
  /** `auto`: find the header again. */
  table(sheet: number, header: HeaderRows | null | 'auto'): TableView
  plan(mappings: readonly Mapping[], duplicates: 'create' | 'skip'): Result<PlanView, PlanRefusal>
  /** The next changes of the plan, at most so many; none when all were given. */
  changes(most: number): Change[]
  problems(): ProblemLine[]
}

const shownRows = 20

export function createImportSession(
  setting: ImportSetting,
  {
    random,
    onStage,
    regions,
  }: {
    readonly random: Random
    readonly onStage?: (stage: ReadStage) => void
    /** The places of China, asked for when a column needs them: a list with functions does not travel to a worker. */
    readonly regions?: () => RegionBook
  },
): ImportSession {
  const existing = new Set(setting.names.map(nameKey))
  const customers = namesAmong(setting)
  let sheets: readonly SourceSheet[] = []
  let table: SourceTable | null = null
  let plan: ImportPlan | null = null
  let unwritten: Iterator<Change> | null = null

  const view = (sheet: number, header: HeaderRows | null | 'auto'): TableView => {
    const source = sheets[sheet]
    assert(source !== undefined, `sheet ${sheet} of ${sheets.length}`)
    table = header === 'auto' ? readTable(source) : readTable(source, header)
    plan = null
    return {
      sheet,
      header: table.header,
      rows: table.rows.length,
      columns: table.columns,
      mappings: proposeMappings(table, setting.columns, setting.rights),
      top: topOf(source),
    }
  }

  return {
    open(bytes, fileName) {
      const read = readWorkbook(bytes, fileName, onStage)
      if (!read.ok) return read
      sheets = read.value
      const summaries = sheets.map(({ name, hidden, rows }) => ({
        name,
        hidden,
        rows: rows.filter((row) => row !== undefined).length,
      }))
      return accept({ sheets: summaries, first: view(likeliestSheet(sheets, setting), 'auto') })
    },
    table: view,
    plan(mappings, duplicates) {
      assert(table !== null, 'a sheet was chosen before the plan')
      const places = needsRegions(setting, mappings) ? { regions: regions?.() } : {}
      const context = { ...setting.context, ...places, customers }
      const planned = planImport({ ...setting, context, table, mappings, random, existing, duplicates })
      if (!planned.ok) return refuse(planned.refusal)
      plan = planned.value
      unwritten = changesOf(plan, random)
      return accept(planView(plan, table, context))
    },
    changes(most) {
      assert(unwritten !== null, 'a plan was made before its changes')
      return next(unwritten, most)
    },
    problems() {
      assert(plan !== null && table !== null, 'a plan was made before its problems')
      return problemList(plan, table)
    },
  }
}

function next(unwritten: Iterator<Change>, most: number): Change[] {
  const some: Change[] = []
  while (some.length < most) {
    const one = unwritten.next()
    if (one.done === true) break
    some.push(one.value)
  }
  return some
}

/** How much of a sheet is read to see what it holds. */
const glanceRows = 200

/**
 * The visible sheet that reads most like a list of customers, by its own name and by columns that mean ours. How long it
 * is decides among equals only: orders and invoices outnumber the customers they name.
 */
function likeliestSheet(sheets: readonly SourceSheet[], { columns }: ImportSetting): number {
  const live = columns.filter((column) => column.deleted !== true)
  const weights = sheets.map((sheet) => {
    const glance = readTable({ ...sheet, rows: sheet.rows.slice(0, glanceRows) })
    const known = glance.columns.filter((column) => meantColumns(column.name, live).length > 0)
    const name = glance.columns.some((column) => meantColumns(column.name, live)[0]?.role === 'name')
    const called = /客户|台账|通讯录|customer|client|contact|account/i.test(sheet.name)
    const rows = sheet.rows.reduce((count) => count + 1, 0)
    return (
      (called ? 8 : 0) +
      (name ? 4 : 0) +
      Math.min(known.length, 10) +
      Math.log10(rows + 1) / 10 -
      (sheet.hidden ? 100 : 0)
    )
  })
  return weights.indexOf(Math.max(...weights))
}

function namesAmong({ linkable = [], contacts = [] }: ImportSetting): CustomerNames {
  const nameById = new Map<string, string>([...linkable, ...contacts])
  const customersByName = Map.groupBy(linkable, ([, name]) => nameKey(name))
  const contactsByName = Map.groupBy(contacts, ([, name]) => nameKey(name))
  return {
    nameOf: (id) => nameById.get(id) ?? '',
    named: (name) => (customersByName.get(nameKey(name)) ?? []).map(([id]) => id),
    contactsNamed: (name) => (contactsByName.get(nameKey(name)) ?? []).map(([link]) => link),
  }
}

const needsRegions = ({ columns }: ImportSetting, mappings: readonly Mapping[]): boolean =>
  mappings.some(
    (mapping) =>
      (mapping.kind === 'new' && mapping.as.kind === 'region') ||
      (mapping.kind === 'column' && columns.some(({ id, kind }) => id === mapping.column && kind === 'region')),
  )

function topOf(sheet: SourceSheet): TableView['top'] {
  return sheet.rows
    .slice(0, shownRows)
    .flatMap((row, place) =>
      row === undefined || filledCells(row) === 0
        ? []
        : [{ number: place + 1, texts: row.slice(0, 12).map((cell) => cellText(cell).slice(0, 60)) }],
    )
}

function planView(plan: ImportPlan, table: SourceTable, context: CellContext): PlanView {
  const problemsBySource = new Map<number, number>()
  for (const { source } of plan.problems) problemsBySource.set(source, (problemsBySource.get(source) ?? 0) + 1)
  return {
    rows: table.rows.length,
    created: plan.created,
    skipped: table.rows.length - plan.created,
    duplicates: plan.duplicates.size,
    problems: plan.problemCount,
    newColumns: plan.newColumns.length,
    newOptions: plan.newOptions.reduce((sum, { options }) => sum + options.length, 0),
    columns: plan.columns.map(({ source, column }) => ({ source, column })),
    preview: previewOf(plan, table, context, shownRows),
    problemsBySource,
  }
}
