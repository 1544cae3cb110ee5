import type { OptionId } from '../base/id.ts'
import { dayOf, type Day } from '../base/instant.ts'
import { columnByRole, isChoice, type Column } from '../ledger/column.ts'
import { classOf } from '../ledger/columnClass.ts'
import type { Company } from '../ledger/company.ts'
import type { RecordRow } from '../ledger/document.ts'
import type { DealColumns } from './dealColumns.ts'

/** The columns as they can be read now. */
export interface Deals {
  readonly lastOn: Column | null
  readonly state: Column | null
  readonly open: ReadonlySet<OptionId>
  readonly won: ReadonlySet<OptionId>
  /** A column that was named is gone, is no longer of that kind or no longer everybody's to see. */
  readonly isBroken: boolean
}

/** Asked for every row of a sheet: read once as long as columns and settings are the same. */
export function dealsOf({ columns, settings }: Company): Deals {
  const known = dealsByColumns.get(columns)
  if (known !== undefined && known.named === settings.pool?.deals) return known.deals
  const named = settings.pool?.deals
  const deals = readDeals(columns, named ?? usualDeals(columns))
  dealsByColumns.set(columns, { named, deals })
  return deals
}

const dealsByColumns = new WeakMap<Company['columns'], { named: DealColumns | undefined; deals: Deals }>()

/** What counts while the company has not said: the stage of the template, by the names that it was given there. */
export function usualDeals(columns: Company['columns']): DealColumns {
  const stage = columnByRole(columns.values(), 'customers', 'stage')
  if (stage === null || !tellsState(stage)) return {}
  const named = (names: readonly string[]) =>
    (stage.options ?? []).flatMap(({ id, name, deleted }) => (deleted !== true && names.includes(name) ? [id] : []))
  const [open, won] = [named(['准', 'Buying act']), named(['成交', '忠诚', 'Bought', 'Keeps buying'])]
  return open.length + won.length === 0 ? {} : { state: stage.id, open, won }
}

/** Rules are counted on every device, so that only a column which everybody sees may tell. */
export const tellsDay = (column: Column): boolean =>
  isReadable(column) && (column.kind === 'date' || column.kind === 'dateTime')

export const tellsState = (column: Column): boolean => isReadable(column) && isChoice(column.kind)

const isReadable = (column: Column): boolean =>
  column.table === 'customers' && column.deleted !== true && classOf(column) === 'normal'

function readDeals(columns: Company['columns'], { lastOn, state, open = [], won = [] }: DealColumns): Deals {
  const day = lastOn === undefined ? undefined : columns.get(lastOn)
  const choice = state === undefined ? undefined : columns.get(state)
  const found = {
    lastOn: day !== undefined && tellsDay(day) ? day : null,
    state: choice !== undefined && tellsState(choice) ? choice : null,
  }
  const isBroken = (lastOn !== undefined && found.lastOn === null) || (state !== undefined && found.state === null)
  return { ...found, open: new Set(open), won: new Set(won), isBroken }
}

/** Is there a deal under way with this customer? */
export const hasOpenDeal = (deals: Deals, row: RecordRow): boolean => holdsOneOf(row, deals.state, deals.open)

/** Is it said that a deal was made, whenever? */
export const hasBought = (deals: Deals, row: RecordRow): boolean => holdsOneOf(row, deals.state, deals.won)

/** The day of the last deal; null: nobody wrote one down. */
export function lastDeal({ lastOn }: Deals, row: RecordRow, zoneMinutes: number): Day | null {
  const cell = lastOn === null ? null : row.cells[lastOn.id]
  if (typeof cell === 'number') return dayOf(cell, zoneMinutes)
  return typeof cell === 'string' && cell !== '' ? cell : null
}

/** Does a cell of choices hold one of these? */
export function holdsOneOf(row: RecordRow, column: Column | null, choices: ReadonlySet<OptionId>): boolean {
  if (column === null || choices.size === 0) return false
  const cell = row.cells[column.id]
  // a cell of such a column holds ids of its options
  return Array.isArray(cell) ? cell.some((each) => choices.has(each as OptionId)) : choices.has(cell as OptionId)
}
