import { describe, expect, test } from 'vitest'
import { ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Change, ChangePart } from '#shared/ledger/change.ts'
import type { Column, ColumnKind } from '#shared/ledger/column.ts'
import { openOffice } from './office.ts'

/** A column of texts, a customer for each, and a retype that can be taken back. */
function openTexts(texts: readonly CellValue[], part: Partial<Column> = {}) {
  const office = openOffice()
  const column: Column = { id: office.newColumn(), table: 'customers', kind: 'text', name: '数量', order: 99, ...part }
  office.does(office.boss, [{ kind: 'putColumn', was: null, now: column }])
  const customers = texts.map((text) => {
    const customer = office.newCustomer()
    const cells = text === null ? [] : [{ column: column.id, now: text }]
    office.does(office.anna, [{ kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells }])
    return customer
  })
  const value = (customer: CustomerId) => office.store.read.rows('customers', customer)[0]?.cells[column.id] ?? null
  const submit = (changes: readonly Change[], gesture: Parameters<typeof office.partOf>[2] = {}): ChangePart => {
    const part = office.partOf(office.boss, changes, gesture)
    expect(office.send(office.boss, part).verdicts.map(({ kind }) => kind)).toEqual(changes.map(() => 'accepted'))
    office.settle()
    return part
  }
  return {
    office,
    column: () => office.ledger.companyNow().columns.get(column.id),
    values: () => customers.map(value),
    customer: (place: number) => customers[place] as CustomerId, // the caller made that many
    retype: (from: ColumnKind, to: ColumnKind) =>
      submit([{ kind: 'retypeColumn', column: column.id, from, to }], { kind: 'configure' }).set.id,
    back: (kind: 'undo' | 'redo', undoes: ChangePart['set']['id'], from: ColumnKind, to: ColumnKind) =>
      submit([{ kind: 'retypeColumn', column: column.id, from, to }], { kind, undoes }),
    type: (place: number, was: CellValue, now: CellValue) =>
      office.does(office.anna, [
        {
          kind: 'set',
          customer: customers[place] as CustomerId,
          table: 'customers',
          record: ledgerRecord(customers[place] as CustomerId),
          cells: [{ column: column.id, was, now }],
        },
      ]),
  }
}

describe('a retype that is taken back', () => {
  test('brings every text back to the letter, those that did not convert too', () => {
    const texts = openTexts(['abc', '1,200', ' 1.2万', null])
    const set = texts.retype('text', 'number')
    expect(texts.values()).toEqual([null, 1200, 12_000, null])
    texts.back('undo', set, 'number', 'text')
    expect(texts.column()?.kind).toBe('text')
    expect(texts.values()).toEqual(['abc', '1,200', ' 1.2万', null])
  })

  test('is brought again and taken back again, as often as one likes', () => {
    const texts = openTexts(['abc', '1,200'])
    const set = texts.retype('text', 'number')
    for (let round = 0; round < 2; round += 1) {
      texts.back('undo', set, 'number', 'text')
      expect(texts.values()).toEqual(['abc', '1,200'])
      texts.back('redo', set, 'text', 'number')
      expect(texts.values()).toEqual([null, 1200])
    }
  })

  test('leaves what a colleague typed since, as a value of the old kind', () => {
    const texts = openTexts(['abc', '1,200', 'def'])
    const set = texts.retype('text', 'number')
    texts.type(0, null, 5)
    texts.type(1, 1200, null)
    texts.back('undo', set, 'number', 'text')
    expect(texts.values()).toEqual(['5', null, 'def'])
  })

  test('goes on where it stood after a restart', () => {
    const texts = openTexts(Array.from({ length: 450 }, (_, place) => `第${place}`))
    const before = texts.values()
    const set = texts.retype('text', 'number')
    const { office } = texts
    const column = texts.column()
    if (column === undefined) throw new Error('expected the column')
    office.send(
      office.boss,
      office.partOf(office.boss, [{ kind: 'retypeColumn', column: column.id, from: 'number', to: 'text' }], {
        kind: 'undo',
        undoes: set,
      }),
    )
    office.ledger.commit()
    office.reopen()
    expect(texts.values()).toEqual(before)
  })

  test('reaches a customer in the trash too', () => {
    const texts = openTexts(['abc'])
    const customer = texts.customer(0)
    const at = { customer, table: 'customers', record: ledgerRecord(customer) } as const
    texts.office.does(texts.office.anna, [{ kind: 'remove', ...at }], { kind: 'remove' })
    const set = texts.retype('text', 'number')
    expect(texts.values()).toEqual([null])
    texts.back('undo', set, 'number', 'text')
    texts.office.does(texts.office.anna, [{ kind: 'restore', ...at }], { kind: 'restore' })
    expect(texts.values()).toEqual(['abc'])
  })
})

describe('a text column that becomes a choice', () => {
  test('takes its options from the texts again after it was taken back', () => {
    const texts = openTexts(['老客户', '新客户'])
    const set = texts.retype('text', 'select')
    const first = texts.values()
    texts.back('undo', set, 'select', 'text')
    expect(texts.values()).toEqual(['老客户', '新客户'])
    texts.retype('text', 'select')
    expect(texts.values()).toEqual(first)
  })

  test('of several keeps each name apart', () => {
    const texts = openTexts(['甲、乙', '乙'])
    texts.retype('text', 'multiSelect')
    const options = texts.column()?.options ?? []
    const id = (wanted: string) => options.find(({ name }) => name === wanted)?.id
    expect(new Set(options.map(({ name }) => name))).toEqual(new Set(['甲', '乙']))
    expect(texts.values()).toEqual([[id('甲'), id('乙')], [id('乙')]])
  })

  test('with an empty list of options takes them from the texts', () => {
    const texts = openTexts(['老客户'], { options: [] })
    texts.retype('text', 'select')
    expect(texts.column()?.options?.map(({ name }) => name)).toEqual(['老客户'])
    expect(texts.values()).not.toEqual([null])
  })
})
