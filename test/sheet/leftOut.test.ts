import { describe, expect, test } from 'vitest'
import type { ChangeSetId, ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import type { Column } from '#shared/ledger/column.ts'
import { orderBeside, orderBeyond } from '../../client/ledger/columnOrder.ts'
import { moved } from '../../client/ledger/layout.ts'
import { submitRest } from '../../client/ledger/submitRest.ts'
import { ChangeRefused } from '../../client/replica/workspace.ts'

// ids of a shape of their own: nothing here looks into them
const column = (name: string) => `col_${name}` as ColumnId
const set = (record: string, ...columns: string[]): Change => ({
  kind: 'set',
  customer: `cus_${record}` as CustomerId,
  table: 'customers',
  record: `rec_${record}` as RecordId,
  cells: columns.map((name) => ({ column: column(name), was: null, now: name })),
})

/** Rules that know which columns are locked and which records are gone; one refusal a change, as the product's own. */
function rules(locked: readonly string[], gone: readonly string[]) {
  const taken: (readonly Change[])[] = []
  return {
    taken,
    submit: ({ changes }: { readonly changes: readonly Change[] }): Promise<ChangeSetId> => {
      const refusals = changes.flatMap((change, index): ChangeRefused['refusals'] => {
        if (change.kind !== 'set') return []
        if (gone.includes(change.record.slice(4))) return [{ index, refusal: { kind: 'not-there' } }]
        const cell = change.cells.find(({ column: id }) => locked.includes(id.slice(4)))
        return cell === undefined ? [] : [{ index, refusal: { kind: 'column-locked', column: cell.column } }]
      })
      if (refusals.length > 0) return Promise.reject(new ChangeRefused(refusals))
      taken.push(changes)
      return Promise.resolve('set_1' as ChangeSetId)
    },
  }
}

describe('a gesture that is refused in part', () => {
  test('writes the rest once and tells each cell and record left out', async () => {
    const office = rules(['owner', 'number'], ['lost'])
    const changes = [set('one', 'name', 'owner', 'number'), set('lost', 'name'), set('two', 'name')]
    const { refused } = await submitRest(office, { kind: 'paste', changes })
    expect(office.taken).toEqual([[set('one', 'name'), set('two', 'name')]])
    expect(refused.map(({ kind }) => kind)).toEqual(['column-locked', 'not-there', 'column-locked'])
  })

  test('is refused whole when nothing is left of it', async () => {
    const office = rules(['owner'], [])
    await expect(submitRest(office, { kind: 'paste', changes: [set('one', 'owner')] })).rejects.toThrow('column-locked')
    expect(office.taken).toEqual([])
  })
})

describe('the order of columns', () => {
  const columns = [1, 2, 3, 4].map((order): Column => ({
    id: column(`c${order}`),
    table: 'customers',
    kind: 'text',
    name: `c${order}`,
    order,
  }))
  const [first, second, third, last] = columns
  if (first === undefined || second === undefined || third === undefined || last === undefined) throw new Error('four')

  test('a new column goes between the one it is inserted at and its neighbour', () => {
    expect(orderBeside(columns, second, -1)).toBe(1.5)
    expect(orderBeside(columns, second, 1)).toBe(2.5)
    expect(orderBeside(columns, last, 1)).toBe(5)
  })

  test('a moved column goes beyond its neighbour, at the ends too', () => {
    expect(orderBeyond(columns, third, -1)).toBe(1.5)
    expect(orderBeyond(columns, second, -1)).toBe(0)
    expect(orderBeyond(columns, last, 1)).toBe(4)
  })

  test('one’s own move passes over hidden columns, which stay where they were', () => {
    const ids = columns.map(({ id }) => id)
    const shown = new Set([first.id, third.id, last.id])
    expect(moved(ids, third.id, -1, shown)).toEqual([third.id, first.id, second.id, last.id])
    expect(moved(ids, last.id, 1, shown)).toEqual(ids)
  })
})
