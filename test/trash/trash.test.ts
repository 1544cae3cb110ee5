import { describe, expect, test } from 'vitest'
import { ledgerRecord, type CustomerId, type MemberId, type OptionId, type RecordId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import { restoreChanges } from '../../client/trash/restoreChanges.ts'
import { trashItems, type TrashItem } from '../../client/trash/trashItems.ts'
import { unknownCompany } from '../../client/replica/copy.ts'
import type { ViewRow } from '../../client/replica/workspace.ts'
import { column, columnId, context, memberId, optionId } from '../values/world.ts'

const customer = 'cus_aaaaaaaaaaaa' as CustomerId
const stamp = (at: number, by: MemberId = memberId('li')) => ({ by, at })
const name = column('text', { role: 'name', name: '客户名称' })
const contactName = column('text', { id: columnId('contact'), table: 'contacts', role: 'name', name: '姓名', order: 1 })
const grade = (gone: readonly string[], names: readonly string[] = ['A', 'B']) =>
  column('select', {
    id: columnId('grade'),
    name: '等级',
    order: 2,
    options: names.map((each) => ({
      id: optionId(each.toLowerCase()),
      name: each,
      color: 1,
      ...(gone.includes(each) && { deleted: true }),
    })),
  })

function company(columns: readonly Column[], removals: readonly (readonly [string, number])[] = []): Company {
  return {
    ...unknownCompany('com_aaaaaaaaaaaa' as Company['id']),
    columns: new Map(columns.map((each) => [each.id, each])),
    removals: new Map(removals.map(([id, at]) => [id as OptionId, stamp(at)])),
  }
}

const row = (table: ViewRow['table'], id: string, told: string | null, at: number | null): ViewRow => ({
  id: id as RecordId,
  customer,
  table,
  cells: told === null ? {} : { [table === 'contacts' ? contactName.id : name.id]: told },
  created: stamp(1),
  changed: stamp(1),
  removed: at === null ? null : stamp(at),
})

function list(of: Company, trashed: readonly ViewRow[], configures = true): readonly TrashItem[] {
  return trashItems({
    company: of,
    context,
    configures,
    trashed: (table) => trashed.filter((each) => each.table === table),
    ledgerRow: (id) => (id === customer ? row('customers', ledgerRecord(id), '远山', null) : undefined),
  })
}

describe('the trash', () => {
  test('tells what lies there by its name and whose it is, what was thrown away last first', () => {
    const here = company([name, contactName, grade(['B'])], [[optionId('b'), 30]])
    const items = list(here, [row('customers', 'cus_b', '近水', 10), row('contacts', 'rec_a', '王总', 20)])
    expect(items.map(({ kind, name: told, of, removed }) => [kind, told, of, removed?.at])).toEqual([
      ['option', 'B', '等级', 30],
      ['contacts', '王总', '远山', 20],
      ['customers', '近水', '', 10],
    ])
  })

  test('shows columns and options to those who may make them, and no option that was never offered', () => {
    const here = company([name, { ...column('number'), deleted: true }, grade(['A', 'B'])], [[optionId('b'), 3]])
    expect(list(here, []).map(({ key }) => key)).toEqual([optionId('b'), columnId('number')])
    expect(list(here, [], false)).toEqual([])
  })
})

describe('what is restored', () => {
  test('goes back as it was; two options of a column are one change', () => {
    const here = company(
      [name, grade(['A', 'B'])],
      [
        [optionId('a'), 1],
        [optionId('b'), 2],
      ],
    )
    const items = list(here, [row('customers', 'cus_b', '近水', 10)])
    expect(restoreChanges(here, items)).toEqual([
      { kind: 'putColumn', was: grade(['A', 'B']), now: { ...grade([]), options: grade([]).options } },
      { kind: 'restore', customer, table: 'customers', record: 'cus_b' },
    ])
  })

  test('bears a number where its name was given away meanwhile', () => {
    const gone = { ...column('number'), name: '数量', deleted: true }
    const here = company([name, gone, column('text', { id: columnId('other'), name: '数量' })])
    expect(restoreChanges(here, list(here, []))).toMatchObject([{ now: { id: gone.id, name: '数量 2' } }])
    const twice = {
      ...grade([]),
      options: [...(grade(['A']).options ?? []), { id: optionId('x'), name: 'A', color: 2 }],
    }
    const chosen = company([name, twice], [[optionId('a'), 1]])
    const [change] = restoreChanges(chosen, list(chosen, []))
    expect(change?.kind === 'putColumn' && change.now.options?.map((each) => each.name)).toEqual(['A 2', 'B', 'A'])
  })
})
