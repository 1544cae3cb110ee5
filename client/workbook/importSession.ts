import type { MemberId, Random } from '#shared/base/id.ts'
import { accept, assert, refuse, type Result } from '#shared/base/result.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { Change } from '#shared/ledger/change.ts'
import type { Column } from '#shared/ledger/column.ts'
import { nameKey } from '#shared/ledger/plainText.ts'
import type { WorkbookFault } from '#shared/workbook/fault.ts'
import type { HeaderRows } from '#shared/workbook/header.ts'
import { changesOf } from '#shared/workbook/importChanges.ts'
import { proposeMappings, type Mapping, type MappingRights } from '#shared/workbook/mapping.ts'
import { planImport, type ImportPlan, type PlanRefusal } from '#shared/workbook/plan.ts'
import { previewOf, type PreviewRow } from '#shared/workbook/preview.ts'
import { problemList, type ProblemLine } from '#shared/workbook/problemList.ts'
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
  changes(): Change[]
  problems(): ProblemLine[]
}

const shownRows = 20

export function createImportSession(
  setting: ImportSetting,
  { random, onStage }: { readonly random: Random; readonly onStage?: (stage: ReadStage) => void },
): ImportSession {
  const existing = new Set(setting.names.map(nameKey))
  let sheets: readonly SourceSheet[] = []
  let table: SourceTable | null = null
  let plan: ImportPlan | null = null

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
      return accept({ sheets: summaries, first: view(likeliestSheet(summaries), 'auto') })
    },
    table: view,
    plan(mappings, duplicates) {
      assert(table !== null, 'a sheet was chosen before the plan')
      const planned = planImport({ ...setting, table, mappings, random, existing, duplicates })
      if (!planned.ok) return refuse(planned.refusal)
      plan = planned.value
      return accept(planView(plan, table, setting.context))
    },
    changes() {
      assert(plan !== null, 'a plan was made before its changes')
      return [...changesOf(plan, random)]
    },
    problems() {
      assert(plan !== null && table !== null, 'a plan was made before its problems')
      return problemList(plan, table)
    },
  }
}

/** The visible sheet with the most rows. */
function likeliestSheet(sheets: readonly SheetSummary[]): number {
  const best = sheets.reduce(
    (found, sheet, place) => {
      const weight = sheet.hidden ? sheet.rows / 1e6 : sheet.rows
      return weight > found.weight ? { place, weight } : found
    },
    { place: 0, weight: -1 },
  )
  return best.place
}

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
