import { ledgerRecord, newViewId, type ColumnId, type CustomerId, type RecordId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Change } from '#shared/ledger/change.ts'
import { columnByRole, columnsOf, isSameData } from '#shared/ledger/column.ts'
import { noLayout, type Layout } from '#shared/view/layout.ts'
import type { Colleague } from '../e2e/colleague.ts'
import { columnId, columns, customerCells, memberId, members, recordId } from './ledgerRows.ts'

/** A company whose ledger has the columns and customers of `ledgerRows`, kept so by a colleague. */
export interface LedgerCompany {
  columnId(name: string): ColumnId
  /** What the ledger is filled with, by record. */
  readonly first: ReadonlyMap<RecordId, Readonly<Record<ColumnId, CellValue>>>
  /** Puts every cell, customer and column back as it was; tells what stands in the last line of proof then. */
  tidy(): Promise<string>
  /** A shared view for everybody, by a name that its tab bears. */
  putView(name: string, layout: Partial<Layout>): Promise<void>
}

/** The cell that says which round of tidying the page has seen. */
export const proof = { row: 0, column: 'phone' } as const

/** Lays the columns out and brings the first `count` customers. */
export async function furnish(colleague: Colleague, count: number): Promise<LedgerCompany> {
  const template = columnsOf(colleague.company().columns.values(), 'customers')
  const name = columnByRole(template, 'customers', 'name')
  const [department] = colleague.company().departments.keys()
  if (name === null || department === undefined) throw new Error('every company has a name column and a department')
  const idOf = (column: string) => (column === 'name' ? name.id : columnId(column))
  await colleague.act('configure', [
    ...template.map((was): Change => {
      const now = was.id === name.id ? { ...was, width: 200 } : { ...was, hidden: true }
      return { kind: 'putColumn', was, now }
    }),
    ...columns.flatMap(({ column, width }, place): Change[] => {
      if (column.role === 'name') return []
      const now = { ...column, order: 1_000 + place, ...(width !== undefined && { width }) }
      return [{ kind: 'putColumn', was: null, now }]
    }),
  ])
  const people = [...members.values()].map(({ name }, n): Change => {
    return { kind: 'putMember', now: { id: memberId(n + 1), name, role: 'rep', department } }
  })
  await colleague.act('people', people)

  const first = new Map<RecordId, Readonly<Record<ColumnId, CellValue>>>()
  for (let n = 0; n < count; n += 1) first.set(recordId(n), cellsOf(n, idOf))
  await colleague.act(
    'create',
    [...first].map(([record, cells]) => ({ kind: 'create', ...at(record), cells: nonEmpty(cells) })),
  )
  const original = new Map(colleague.company().columns)
  let round = 0
  return {
    first,
    columnId: idOf,
    async tidy() {
      const now = `1380000${String((round += 1)).padStart(4, '0')}`
      const gone = [...original.values()].flatMap((column): Change[] => {
        const was = colleague.company().columns.get(column.id)
        return was?.deleted === true ? [{ kind: 'putColumn', was, now: column }] : []
      })
      if (gone.length > 0) await colleague.act('configure', gone)
      const back: Change[] = []
      const cells: Change[] = []
      for (const row of colleague.rows.values()) {
        if (row.table !== 'customers') continue
        const wanted = first.get(row.id)
        if (wanted === undefined) {
          if (row.removed === null) back.push({ kind: 'remove', ...at(row.id) })
          continue
        }
        if (row.removed !== null) back.push({ kind: 'restore', ...at(row.id) })
        const target = row.id === recordId(proof.row) ? { ...wanted, [idOf(proof.column)]: now } : wanted
        const changed = columns.flatMap(({ column }) => {
          const id = column.role === 'name' ? name.id : column.id
          const [was, now] = [row.cells[id] ?? null, target[id] ?? null]
          return column.kind === 'createdAt' || isSameData(was, now) ? [] : [{ column: id, was, now }]
        })
        if (changed.length > 0) cells.push({ kind: 'set', ...at(row.id), cells: changed })
      }
      if (back.length > 0) await colleague.act('remove', back)
      await colleague.act('edit', cells)
      return now
    },
    async putView(title, layout) {
      const now = {
        id: newViewId(colleague.random),
        table: 'customers' as const,
        name: title,
        order: 1,
        madeBy: colleague.member,
        layout: { ...noLayout, ...layout },
      }
      await colleague.act('configure', [{ kind: 'putView', was: null, now }])
    },
  }
}

const at = (record: RecordId) => ({
  customer: record as string as CustomerId, // the ledger record bears the customer's id
  table: 'customers' as const,
  record: ledgerRecord(record as string as CustomerId),
})

/** The same customers as those of the sheet alone, with people who have ids of their own. */
function cellsOf(n: number, idOf: (name: string) => ColumnId): Record<ColumnId, CellValue> {
  const { [columnId('name')]: name = null, ...cells } = customerCells(n)
  return { ...cells, [idOf('name')]: name, [columnId('owner')]: memberId((n % 6) + 1) }
}

const nonEmpty = (cells: Readonly<Record<ColumnId, CellValue>>) =>
  // Object.entries forgets the brand of its keys
  (Object.entries(cells) as [ColumnId, CellValue][]).flatMap(([column, now]) => (now === null ? [] : [{ column, now }]))
