import { describe, expect, test } from 'vitest'
import type { Column } from '#shared/ledger/column.ts'
import { openOffice } from '../ledger/office.ts'

const accepted = { kind: 'accepted' }

/** An office whose boss gave a column of customers some rules. */
function openRuled(role: 'phone' | 'name', rules: Partial<Column>) {
  const office = openOffice()
  const was = office.column('customers', role)
  const put = (from: Column, now: Column) =>
    office.does(office.boss, [{ kind: 'putColumn', was: from, now }], { kind: 'configure' })
  expect(put(was, { ...was, ...rules })).toEqual([accepted])
  return { ...office, columnId: was.id }
}

describe('a unique column', () => {
  const unique = { rules: { unique: true } }

  test('takes a value once; who may read its holder is told who that is', () => {
    const office = openRuled('phone', unique)
    const first = office.collect(office.anna, { name: '长城电器' })
    const second = office.collect(office.anna, { name: '长城家电' })
    expect(office.does(office.anna, [office.set(first, 'phone', null, '13800000001')])).toEqual([accepted])
    expect(office.does(office.anna, [office.set(second, 'phone', null, '13800000001')])).toEqual([
      {
        kind: 'refused',
        refusal: {
          kind: 'bad-value',
          column: office.columnId,
          why: { kind: 'taken', holder: { customer: first, name: '长城电器' } },
        },
      },
    ])
  })

  test('says no more than that it is taken to one who may not read the holder', () => {
    const office = openRuled('phone', unique)
    const hers = office.collect(office.anna, { name: '长城电器', phone: '13800000001' })
    const his = office.collect(office.chen, { name: '别家' })
    expect(office.does(office.chen, [office.set(his, 'phone', null, '13800000001')])).toEqual([
      { kind: 'refused', refusal: { kind: 'bad-value', column: office.columnId, why: { kind: 'taken' } } },
    ])
    expect(office.reads(hers, 'phone')).toBe('13800000001')
  })

  test('refuses a new customer as well, and frees what was changed or thrown away', () => {
    const office = openRuled('phone', unique)
    const first = office.collect(office.anna, { name: '长城电器', phone: '13800000001' })
    const doubled = () => office.does(office.anna, [office.create(office.newCustomer(), { phone: '13800000001' })])
    expect(doubled()).toMatchObject([{ kind: 'refused' }])
    office.does(office.anna, [office.set(first, 'phone', '13800000001', '13800000002')])
    expect(doubled()).toEqual([accepted])
    expect(doubled()).toMatchObject([{ kind: 'refused' }])
  })

  test('lets the same record keep its own value', () => {
    const office = openRuled('name', unique)
    const first = office.collect(office.anna, { name: 'Acme' })
    expect(office.does(office.anna, [office.set(first, 'name', 'Acme', 'ACME')])).toEqual([accepted])
    expect(office.does(office.anna, [office.create(office.newCustomer(), { name: 'acme' })])).toMatchObject([
      { kind: 'refused', refusal: { why: { kind: 'taken' } } },
    ])
  })
})

describe('the server has the last word', () => {
  test('on a rule made while somebody was offline: his change is answered with the rule', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '长城电器' })
    const was = office.column('customers', 'name')
    office.does(office.boss, [{ kind: 'putColumn', was, now: { ...was, rules: { longest: 4 } } }])
    const [verdict] = office.does(office.anna, [office.set(customer, 'name', '长城电器', '长城电器集团')], {
      offline: true,
    })
    expect(verdict).toEqual({
      kind: 'refused',
      refusal: { kind: 'bad-value', column: was.id, why: { kind: 'longer-than', most: 4 } },
    })
  })

  test('a required cell may be changed and not emptied, but undo gives back what stood there', () => {
    const office = openRuled('phone', { required: true })
    const customer = office.collect(office.anna, { name: '长城电器' })
    expect(office.does(office.anna, [office.set(customer, 'phone', null, '13800000001')])).toEqual([accepted])
    const empty = office.set(customer, 'phone', '13800000001', null)
    expect(office.does(office.anna, [empty])).toEqual([
      { kind: 'refused', refusal: { kind: 'bad-value', column: office.columnId, why: { kind: 'required' } } },
    ])
    expect(office.does(office.anna, [empty], { kind: 'undo' })).toEqual([accepted])
  })

  test('rules that contradict themselves or cannot be read are refused', () => {
    const office = openOffice()
    const was = office.column('customers', 'name')
    const now = { ...was, rules: { pattern: '(a+' } }
    expect(office.does(office.boss, [{ kind: 'putColumn', was, now }])).toEqual([
      { kind: 'refused', refusal: { kind: 'bad-value', column: was.id } },
    ])
  })
})

test('a new customer begins with the defaults, but where its maker said otherwise', () => {
  const office = openRuled('phone', { byDefault: { kind: 'value', value: '400-800-8888' } })
  const silent = office.newCustomer()
  const emptied = office.newCustomer()
  const own = office.create(emptied, { name: '乙' })
  office.does(office.anna, [
    office.create(silent, { name: '甲' }),
    own.kind === 'create' ? { ...own, cells: [...own.cells, { column: office.columnId, now: null }] } : own,
  ])
  expect(office.reads(silent, 'phone')).toBe('400-800-8888')
  expect(office.reads(emptied, 'phone') ?? null).toBe(null)
})
