import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { newViewId, type ColumnId, type CustomerId, type Random } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { RecordChange } from '#shared/ledger/change.ts'
import { columnsOf, isTypeable, type Column } from '#shared/ledger/column.ts'
import { noLayout, type Layout } from '#shared/view/layout.ts'
import { fillCompany, openCompany } from './product.ts'

/** Saved views: one click on a tab asks for the whole of an order or a filter. */
export const tabs = { plain: '原样', number: '按金额', text: '按名称', filter: '看深圳', group: '分阶段' } as const
export const filterText = '深圳'

/** What the bench asks of the product and of its peers alike. */
export interface SheetCompany {
  readonly number: ColumnId
  readonly name: ColumnId
  readonly region: ColumnId
  readonly choice: ColumnId
  readonly customers: readonly CustomerId[]
  /** What the numbers are now: a change says which value it saw. */
  readonly numbers: CellValue[]
  /** The same rows as plain JSON: an object a row, cells by column id. */
  readonly jsonBytes: number
}

/** Fills the stopped server's company with rows and views, and writes the same rows to `file` for the peers. */
export async function fillSheetCompany(data: string, rows: number, file: string): Promise<SheetCompany> {
  const columns = columnsToBench(data)
  const { number, name, region, choice } = columns
  const out = createWriteStream(file)
  const shown = columns.typed.map(({ id, name: title, kind }) => ({ id, name: title, kind: kindOf(kind) }))
  const textOf = optionNames(columns.typed)
  out.write(`{"columns":${JSON.stringify(shown)},"rows":[`)
  const customers: CustomerId[] = []
  const numbers: CellValue[] = []
  let jsonBytes = 0
  fillCompany(data, rows, (changes) => {
    for (const change of changes) {
      if (change.kind !== 'create') continue
      const cells = Object.fromEntries(change.cells.map(({ column, now }) => [column, now]))
      jsonBytes += Buffer.byteLength(JSON.stringify({ id: change.record, ...cells }))
      out.write(`${customers.length === 0 ? '' : ','}${JSON.stringify(plainRow(change, textOf))}`)
      customers.push(change.customer)
      numbers.push(cells[number] ?? null)
    }
  })
  out.end(']}')
  await once(out, 'finish')
  return { number, name, region, choice, customers, numbers, jsonBytes }
}

const kindOf = (kind: Column['kind']) =>
  kind === 'number' || kind === 'currency' || kind === 'percent' || kind === 'rating' ? 'number' : 'text'

/** Peers are handed what stands in a cell: names of options, not their ids. */
function plainRow(change: Extract<RecordChange, { kind: 'create' }>, textOf: ReadonlyMap<string, string>) {
  const row: Record<string, CellValue> = { id: change.record }
  for (const { column, now } of change.cells) {
    if (now === null) continue
    const texts = Array.isArray(now) ? now : [now]
    const plain = texts.map((each) => (typeof each === 'string' ? (textOf.get(each) ?? each) : each))
    row[column] = typeof now === 'number' ? now : plain.join(' ')
  }
  return row
}

const optionNames = (columns: readonly Column[]) =>
  new Map(columns.flatMap(({ options }) => (options ?? []).map(({ id, name }) => [id as string, name] as const)))

function columnsToBench(data: string) {
  using company = openCompany(data)
  const typed = columnsOf(company.columns, 'customers').filter(isTypeable)
  const number = typed.find(({ kind }) => kind === 'currency')?.id
  const name = typed.find(({ role }) => role === 'name')?.id
  const region = typed.find(({ role }) => role === 'region')?.id
  const choice = typed.find(({ kind }) => kind === 'select')?.id
  if (number === undefined || name === undefined || region === undefined || choice === undefined) {
    throw new Error('the template has changed')
  }
  saveViews(company, { number, name, region, choice })
  return { typed, number, name, region, choice }
}

function saveViews(
  company: ReturnType<typeof openCompany>,
  { number, name, region, choice }: Readonly<Record<'number' | 'name' | 'region' | 'choice', ColumnId>>,
): void {
  // The number's column stands beside the names, where it is seen; in all views alike, so that an act is one act.
  const seen = { pinned: [name, number] }
  const layouts: readonly (readonly [string, Partial<Layout>])[] = [
    [tabs.plain, seen],
    [tabs.number, { ...seen, sort: [{ column: number, descending: true }] }],
    [tabs.text, { ...seen, sort: [{ column: name, descending: false }] }],
    [tabs.filter, { ...seen, filter: { join: 'and', of: [{ column: region, op: 'contains', text: filterText }] } }],
    [tabs.group, { ...seen, groups: [{ column: choice, descending: false }] }],
  ]
  const views = layouts.map(([title, layout], order) => ({
    kind: 'putView' as const,
    was: null,
    now: {
      id: newViewId(company.random),
      table: 'customers' as const,
      name: title,
      order,
      madeBy: company.founder.id,
      layout: { ...noLayout, ...layout },
    },
  }))
  company.act('configure', views)
  company.commit()
}

/** One changed cell: the row's place among `customers`, and the number it gets. */
export interface NumberChange {
  readonly row: number
  readonly value: number
}

/** Numbers over the whole column; every tenth is so large that its row comes to the top, under the reader's eyes. */
export const someChanges = (rows: number, count: number, random: Random): readonly NumberChange[] =>
  Array.from({ length: count }, () => ({
    row: Math.floor(random() * rows),
    value: Math.floor(random() < 0.1 ? 1_000_000 + random() * 1_000_000 : random() * 1_000_000),
  }))
