import { describe, expect, test } from 'vitest'
import { ledgerRecord, newOptionId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import { readCompany } from '#shared/ledger/company.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }
const refused = (kind: string, facts: object = {}) => ({ kind: 'refused', refusal: { kind, ...facts } })

describe('columns', () => {
  test('are added by managers, never by reps, and everybody’s document shows them once they are durable', () => {
    const office = openOffice()
    const now = aColumn(office)
    expect(office.does(office.anna, [{ kind: 'putColumn', was: null, now }])).toEqual([refused('not-allowed')])
    office.send(office.eastManager, office.partOf(office.eastManager, [{ kind: 'putColumn', was: null, now }]))
    const shown = () => readCompany(office.ledger.companyDoc)?.columns.get(now.id)
    expect(shown()).toBe(undefined)
    office.settle()
    expect(shown()).toEqual(now)
  })

  test('that a colleague changed meanwhile are not overwritten', () => {
    const office = openOffice()
    const was = aColumn(office)
    office.does(office.boss, [{ kind: 'putColumn', was: null, now: was }])
    office.does(office.boss, [{ kind: 'putColumn', was, now: { ...was, name: '预算(万)' } }])
    expect(office.does(office.eastManager, [{ kind: 'putColumn', was, now: { ...was, name: '金额' } }])).toEqual([
      refused('column-changed', { column: was.id }),
    ])
  })

  test('that are deleted take no values and come back with their cells', () => {
    const office = openOffice()
    const was = aColumn(office)
    office.does(office.boss, [{ kind: 'putColumn', was: null, now: was }])
    const customer = office.collect(office.anna)
    const set = (value: string) =>
      ({
        kind: 'set',
        customer,
        table: 'customers',
        record: ledgerRecord(customer),
        cells: [{ column: was.id, was: null, now: value }],
      }) as const
    office.does(office.anna, [set('10')])
    const deleted = { ...was, deleted: true }
    office.does(office.boss, [{ kind: 'putColumn', was, now: deleted }])
    expect(office.does(office.anna, [set('20')])).toEqual([refused('column-gone', { column: was.id })])
    office.does(office.boss, [{ kind: 'putColumn', was: deleted, now: was }])
    expect(office.store.read.rows('customers', customer)[0]?.cells[was.id]).toBe('10')
  })

  test('keep every option that a cell may refer to', () => {
    const office = openOffice()
    const [a, b] = [newOptionId(office.random), newOptionId(office.random)]
    const was: Column = { ...aColumn(office), kind: 'select', options: [{ id: a, name: '甲', color: 1 }] }
    office.does(office.boss, [{ kind: 'putColumn', was: null, now: was }])
    office.does(office.boss, [{ kind: 'addOptions', column: was.id, options: [{ id: b, name: '乙' }] }])
    const present = office.ledger.companyNow().columns.get(was.id)
    if (present === undefined) throw new Error('expected the column')
    office.does(office.boss, [{ kind: 'putColumn', was: present, now: { ...present, options: [] } }])
    expect(office.ledger.companyNow().columns.get(was.id)?.options).toMatchObject([
      { id: a, deleted: true },
      { id: b, deleted: true },
    ])
  })

  test('change their kind: what converts converts, what does not is emptied and stays in the history', () => {
    const office = openOffice()
    const was = aColumn(office)
    office.does(office.boss, [{ kind: 'putColumn', was: null, now: was }])
    const customers = ['1,200', '三百', null].map((value) => {
      const customer = office.newCustomer()
      const cells = value === null ? [] : [{ column: was.id, now: value }]
      office.does(office.anna, [
        { kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells },
      ])
      return customer
    })
    office.does(office.boss, [{ kind: 'retypeColumn', column: was.id, from: 'text', to: 'number' }])
    const values = customers.map((customer) => office.store.read.rows('customers', customer)[0]?.cells[was.id] ?? null)
    expect(values).toEqual([1200, null, null])
    const [, second] = customers
    if (second === undefined) throw new Error('expected three customers')
    const cell = { record: ledgerRecord(second), column: was.id }
    expect(office.ledger.history(office.speaker(office.anna).viewer, second, cell)[0]).toMatchObject({
      by: office.boss,
      old: '三百',
      now: null,
    })
  })

  test('that number themselves number the records that were there before them, and go on from there', () => {
    const office = openOffice()
    const create = () => {
      const customer = office.newCustomer()
      office.does(office.anna, [
        { kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells: [] },
      ])
      return customer
    }
    const older = [create(), create(), create()]
    const column = { ...aColumn(office), kind: 'autoNumber' as const }
    office.does(office.boss, [{ kind: 'putColumn', was: null, now: column }])
    const newer = create()
    const numberOf = (customer: (typeof older)[number]) =>
      office.store.read.rows('customers', customer)[0]?.cells[column.id]
    expect(new Set(older.map(numberOf))).toEqual(new Set([1, 2, 3]))
    expect(numberOf(newer)).toBe(4)
  })

  test('of text become choices with the texts as options', () => {
    const office = openOffice()
    const was = aColumn(office)
    office.does(office.boss, [{ kind: 'putColumn', was: null, now: was }])
    const customer = office.newCustomer()
    const cells = [{ column: was.id, now: '老客户' }]
    office.does(office.anna, [{ kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells }])
    office.does(office.boss, [{ kind: 'retypeColumn', column: was.id, from: 'text', to: 'select' }])
    const [option] = office.ledger.companyNow().columns.get(was.id)?.options ?? []
    expect(option?.name).toBe('老客户')
    expect(office.store.read.rows('customers', customer)[0]?.cells[was.id]).toBe(option?.id)
  })

  test('retyping goes on where it stood after a restart', () => {
    const office = openOffice()
    const was = aColumn(office)
    office.does(office.boss, [{ kind: 'putColumn', was: null, now: was }])
    const customers = Array.from({ length: 450 }, () => office.newCustomer())
    const cells = [{ column: was.id, now: '7' }]
    office.does(
      office.boss,
      customers.map(
        (customer) =>
          ({ kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells }) as const,
      ),
    )
    office.send(
      office.boss,
      office.partOf(office.boss, [{ kind: 'retypeColumn', column: was.id, from: 'text', to: 'number' }]),
    )
    office.ledger.commit()
    office.reopen()
    const left = customers.filter((customer) => office.store.read.rows('customers', customer)[0]?.cells[was.id] !== 7)
    expect(left).toEqual([])
  })

  test('count by themselves: each new customer gets the next number', () => {
    const office = openOffice()
    const now: Column = { ...aColumn(office), kind: 'autoNumber', name: '编号' }
    office.does(office.boss, [{ kind: 'putColumn', was: null, now }])
    const customers = [office.collect(office.anna), office.collect(office.chen)]
    expect(customers.map((customer) => office.store.read.rows('customers', customer)[0]?.cells[now.id])).toEqual([1, 2])
  })
})

describe('people', () => {
  test('there is always a general manager', () => {
    const office = openOffice()
    const boss = office.ledger.companyNow().members.get(office.boss)
    if (boss === undefined) throw new Error('expected the founder')
    expect(office.does(office.boss, [{ kind: 'putMember', now: { ...boss, role: 'rep' } }])).toEqual([
      refused('last-general-manager'),
    ])
    expect(office.does(office.boss, [{ kind: 'putMember', now: { ...boss, left: true } }])).toEqual([
      refused('last-general-manager'),
    ])
    office.hire('副总', 'generalManager', office.east)
    expect(office.does(office.boss, [{ kind: 'putMember', now: { ...boss, left: true } }])).toEqual([accepted])
  })

  test('who left reads and writes nothing more, and the history keeps his name', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    const anna = office.ledger.companyNow().members.get(office.anna)
    if (anna === undefined) throw new Error('expected Anna')
    const old = office.speaker(office.anna)
    const told: unknown[] = []
    office.ledger.onRightsChanged((members) => told.push(members))
    office.does(office.boss, [{ kind: 'putMember', now: { ...anna, left: true } }])
    expect(told).toEqual([[office.anna]])
    expect(office.ledger.documents(old.viewer, [customer])).toEqual([])
    expect(office.ledger.bootPage(old, office.ledger.head(), 0, null).rows).toEqual([])
    const part = office.partOf(office.anna, [office.set(customer, 'phone', null, '13800000001')])
    expect(office.ledger.submit(old, part).verdicts).toEqual([refused('not-allowed')])
    expect(office.ledger.companyNow().members.get(office.anna)?.name).toBe('安娜')
  })

  test('who moves takes his customers along: the new manager sees them, the old one no longer', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    const anna = office.ledger.companyNow().members.get(office.anna)
    if (anna === undefined) throw new Error('expected Anna')
    office.does(office.boss, [{ kind: 'putMember', now: { ...anna, department: office.west } }])
    expect(office.ledger.envelope(customer)?.department).toBe(office.west)
    const sees = (member: typeof office.anna) =>
      office.ledger.documents(office.speaker(member).viewer, [customer]).length
    expect([sees(office.eastManager), sees(office.westManager), sees(office.anna)]).toEqual([0, 1, 1])
  })

  test('departments are a tree, and one that is used stays', () => {
    const office = openOffice()
    const put = (parent: typeof office.east | null) =>
      ({ kind: 'putDepartment', now: { id: office.east, name: '东区', parent, order: 0 } }) as const
    const under = office.found('东一组')
    office.does(office.boss, [
      { kind: 'putDepartment', now: { id: under, name: '东一组', parent: office.east, order: 1 } },
    ])
    expect(office.does(office.boss, [put(under)])).toEqual([refused('department-cycle')])
    expect(office.does(office.boss, [{ kind: 'removeDepartment', department: office.east }])).toEqual([
      refused('department-in-use'),
    ])
    expect(office.does(office.boss, [{ kind: 'removeDepartment', department: under }])).toEqual([accepted])
  })

  test('a manager hires reps into his own branch only', () => {
    const office = openOffice()
    const hire = (department: typeof office.east, role: 'rep' | 'manager') =>
      office.does(office.eastManager, [
        {
          kind: 'putMember',
          now: { id: `mem_${String(office.random()).slice(2, 14)}` as never, name: '新人', role, department },
        },
      ])
    expect(hire(office.east, 'rep')).toEqual([accepted])
    expect(hire(office.east, 'manager')).toEqual([refused('not-allowed')])
    expect(hire(office.west, 'rep')).toEqual([refused('not-allowed')])
  })

  test('another cadence gives every customer another day', () => {
    const office = openOffice()
    const grade = office.column('customers', 'grade')
    const a = grade.options?.[0]?.id
    if (a === undefined) throw new Error('expected grade A')
    const customer = office.collect(office.anna, { grade: a })
    const { settings } = office.ledger.companyNow()
    expect(office.reads(customer, 'nextFollowUpOn')).toBe('2026-11-24')
    const now = { ...settings, cadenceDays: { ...settings.cadenceDays, [a]: 3 } }
    office.does(office.eastManager, [{ kind: 'putSettings', now }])
    expect(office.reads(customer, 'nextFollowUpOn')).toBe('2026-11-26')
  })
})

describe('the trash', () => {
  test('takes a customer out of everybody’s hands and gives him back with everything', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '误删' })
    const at = { customer, table: 'customers', record: ledgerRecord(customer) } as const
    expect(office.does(office.anna, [{ kind: 'remove', ...at }])).toEqual([accepted])
    expect(office.ledger.envelope(customer)?.removed).toMatchObject({ by: office.anna })
    expect(office.does(office.anna, [office.set(customer, 'phone', null, '13800000001')])).toMatchObject([
      { kind: 'proposed' },
    ])
    expect(office.does(office.anna, [{ kind: 'restore', ...at }])).toEqual([accepted])
    expect(office.ledger.envelope(customer)?.removed).toBe(undefined)
    expect(office.reads(customer, 'name')).toBe('误删')
  })
})

function aColumn(office: Office): Column {
  return { id: office.newColumn(), table: 'customers', kind: 'text', name: '预算', order: 999 }
}
