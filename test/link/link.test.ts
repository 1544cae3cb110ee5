import { describe, expect, test } from 'vitest'
import { ledgerRecord, RecordId, type CustomerId } from '#shared/base/id.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { columnByRole, type Column } from '#shared/ledger/column.ts'
import { convertCell } from '#shared/ledger/convertCell.ts'
import type { CustomerNames } from '#shared/ledger/customerNames.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import { compileFilter } from '#shared/view/compile.ts'
import { groupReader } from '#shared/view/group.ts'
import { operatorsOf } from '#shared/view/operators.ts'
import { createLocalCustomers } from '../../client/customers/customerNames.ts'
import { isGroupable } from '../../client/view/groupBy.ts'
import { createImportSession } from '../../client/workbook/importSession.ts'
import { openOffice, randomFrom } from '../ledger/office.ts'
import { addCustomer, boss, isSettled, startTeam, until } from '../replica/team.ts'
import { column, context, memberId } from '../values/world.ts'

const id = (name: string) => `cus_${name.padEnd(12, '0')}` as CustomerId
const names = new Map<string, string>([
  [id('a'), '青山商贸'],
  [id('b'), '绿水'],
  [id('c'), '绿水'],
  [id('d'), '甲、乙合营'],
])
const customers: CustomerNames = {
  nameOf: (each) => names.get(each) ?? '无权查看的客户',
  named: (name) => [...names].filter(([, own]) => own === name).map(([each]) => each as CustomerId),
}
const link = column('customer')
const known = { ...context, customers }

describe('a cell of linked customers', () => {
  test.each([
    ['青山商贸', { ok: true, value: [id('a')] }],
    ['甲、乙合营', { ok: true, value: [id('d')] }],
    ['青山商贸、甲', { ok: false, refusal: { kind: 'unknown-customer', name: '甲' } }],
    ['绿水', { ok: false, refusal: { kind: 'ambiguous-customer', name: '绿水' } }],
    ['', { ok: true, value: null }],
  ])('reads %j by the names one may see', (text, expected) => {
    expect(parseCell(link, text, known)).toEqual(expected)
  })

  test('shows the names, and of one who may not be seen only that he is there', () => {
    expect(formatCell(link, [id('a'), id('x')], known)).toBe('青山商贸、无权查看的客户')
  })

  test.each([
    [[id('a'), id('b')], true],
    [[id('a'), id('a')], false],
    [['opt_000000000000'], false],
    ['青山商贸', false],
    [Array.from({ length: 51 }, (_, place) => id(`m${place}`)), false],
  ])('%j at the door: %s', (value, fits) => {
    expect(checkCell(link, value, context) === null).toBe(fits)
  })

  test('does not change its kind by names that others may read otherwise', () => {
    expect(convertCell(link, column('text'), [id('a')], known).ok).toBe(false)
    expect(convertCell(column('text'), link, '青山商贸', known).ok).toBe(false)
  })

  test('is filtered by the names', () => {
    expect(operatorsOf('customer')).toEqual(['contains', 'lacks', 'empty', 'filled'])
    const read = (row: readonly string[]) => row.map((each) => customers.nameOf(each))
    const filter = { join: 'and', of: [{ op: 'contains', column: link.id, text: '青山' }] } as const
    const own = { today: '2026-11-21', zoneMinutes: 480, me: memberId('li'), team: new Set([memberId('li')]) }
    const found = compileFilter<readonly string[]>(filter, () => ({ column: link, read }), own)
    expect(found?.([id('b'), id('a')])).toBe(true)
    expect(found?.([id('b')])).toBe(false)
  })
})

describe('whom one may link, the server decides', () => {
  const openLinked = () => {
    const office = openOffice()
    const now: Column = { id: office.newColumn(), table: 'customers', kind: 'customer', name: '关联客户', order: 99 }
    expect(office.does(office.boss, [{ kind: 'putColumn', was: null, now }])).toEqual([{ kind: 'accepted' }])
    const set = (customer: CustomerId, was: readonly string[] | null, to: readonly string[] | null) =>
      ({
        kind: 'set',
        customer,
        table: 'customers',
        record: customer as string as never,
        cells: [{ column: now.id, was, now: to }],
      }) as const
    return { office, set }
  }
  const notThere = { kind: 'refused', refusal: { kind: 'not-there' } }

  test('those he may read; of the others he learns not even that they are', () => {
    const { office, set } = openLinked()
    const hers = office.collect(office.anna, { name: '青山' })
    const too = office.collect(office.anna, { name: '绿水' })
    const his = office.collect(office.chen, { name: '别家' })
    expect(office.does(office.anna, [set(hers, null, [too])])).toEqual([{ kind: 'accepted' }])
    expect(office.does(office.anna, [set(hers, [too], [too, his])])).toEqual([notThere])
    expect(office.does(office.anna, [set(hers, [too], [too, id('nobody')])])).toEqual([notThere])
  })

  test('but whom a manager named before may stay', () => {
    const { office, set } = openLinked()
    const hers = office.collect(office.anna, { name: '青山' })
    const too = office.collect(office.anna, { name: '绿水' })
    const his = office.collect(office.chen, { name: '别家' })
    office.does(office.boss, [set(hers, null, [his])])
    expect(office.does(office.anna, [set(hers, [his], [his, too])])).toEqual([{ kind: 'accepted' }])
  })
})

test('names are those of this device, found by pinyin, and change with the rows', async () => {
  await using team = await startTeam()
  await using mine = await team.open(team.laptop(boss))
  await until(() => isSettled(mine), 'in step')
  const local = createLocalCustomers(mine, {
    hidden: '无权查看的客户',
    readingsOf: (character) => ({ 青: ['qing'], 山: ['shan'] })[character],
  })
  expect(local.named('青山')).toEqual([])
  const customer = await addCustomer(mine, '青山')
  expect(local.named(' 青山 ')).toEqual([customer])
  expect(local.nameOf(customer)).toBe('青山')
  expect(local.nameOf(id('nobody'))).toBe('无权查看的客户')
  expect(local.find('qs')).toEqual([{ id: customer, name: '青山' }])
  expect(local.renamed.get()).toBe(0)
  const name = columnByRole(mine.company.get().columns.values(), 'customers', 'name')!
  const record = ledgerRecord(customer)
  await mine.submit({
    kind: 'edit',
    label: '',
    changes: [
      { kind: 'set', customer, table: 'customers', record, cells: [{ column: name.id, was: '青山', now: '绿水' }] },
    ],
  })
  expect(local.renamed.get()).toBe(1)
  expect(local.nameOf(customer)).toBe('绿水')
})

describe('a cell of linked contacts', () => {
  const contact = (name: string) => `${id('a')}/rec_${name.padEnd(12, '0')}`
  const people = new Map([
    [contact('wang'), '王采购'],
    [contact('li1'), '李工'],
    [contact('li2'), '李工'],
  ])
  const own = column('contact')
  const seen = {
    ...context,
    customers: {
      ...customers,
      nameOf: (each: string) => people.get(each) ?? '无权查看的联系人',
      contactsNamed: (name: string) => [...people].filter(([, each]) => each === name).map(([each]) => each),
    },
  }

  test.each([
    ['王采购', { ok: true, value: [contact('wang')] }],
    ['李工', { ok: false, refusal: { kind: 'ambiguous-contact', name: '李工' } }],
    ['青山商贸', { ok: false, refusal: { kind: 'unknown-contact', name: '青山商贸' } }],
  ])('reads %j by the names one may see', (text, expected) => {
    expect(parseCell(own, text, seen)).toEqual(expected)
  })

  test.each([
    ['李工 · 青山商贸', { ok: true, value: [contact('li1')] }],
    ['王采购、李工·甲、乙合营', { ok: false, refusal: { kind: 'unknown-contact', name: '李工·甲' } }],
    ['李工·甲、乙合营', { ok: true, value: [`${id('d')}/rec_li3000000000`] }],
    ['买买提·艾力', { ok: true, value: [contact('ali')] }],
    ['买买提·艾力 · 青山商贸', { ok: true, value: [contact('ali')] }],
    ['李工 · 绿水', { ok: false, refusal: { kind: 'unknown-contact', name: '李工 · 绿水' } }],
  ])('reads %j, the customer behind the name, as lists show it', (text, expected) => {
    const all = new Map([
      [contact('li1'), '李工'],
      [`${id('d')}/rec_li3000000000`, '李工'],
      [contact('wang'), '王采购'],
      [contact('ali'), '买买提·艾力'],
    ])
    const contactsNamed = (name: string) => [...all].filter(([, each]) => each === name).map(([each]) => each)
    expect(parseCell(own, text, { ...context, customers: { ...customers, contactsNamed } })).toEqual(expected)
  })

  test('is grouped and filtered by the names that it shows', () => {
    const group = groupReader(own, seen)
    expect([[contact('wang')], [contact('li1')], [contact('li2')], null].map(group)).toEqual([
      '王采购',
      '李工',
      '李工',
      '',
    ])
    expect(isGroupable(own)).toBe(true)
  })

  test('comes from a workbook by name; names that nobody or several bear are listed', () => {
    const name = { ...column('text'), role: 'name' } as const
    const introducer: Column = { ...own, id: 'col_000000000002' as Column['id'], name: '引荐的联系人', order: 2 }
    const session = createImportSession(
      {
        columns: [name, introducer],
        context: seen,
        rights: { configure: true, assign: true },
        names: [],
        contacts: [...people],
        me: boss,
      },
      { random: randomFrom(4) },
    )
    const text = `${name.name},引荐的联系人\n甲,王采购\n乙,李工\n丙,赵工\n`
    const opened = session.open(new TextEncoder().encode(text), 'a.csv')
    if (!opened.ok) throw new Error(opened.refusal.kind)
    expect(session.plan(opened.value.first.mappings, 'create')).toMatchObject({ ok: true, value: { created: 3 } })
    const cells = session.changes(9).flatMap((change) => (change.kind === 'create' ? change.cells : []))
    expect(cells.filter((cell) => cell.column === introducer.id).map(({ now }) => now)).toEqual([[contact('wang')]])
    expect(session.problems().map(({ text: said, why }) => [said, why.kind])).toEqual([
      ['李工', 'ambiguous-contact'],
      ['赵工', 'unknown-contact'],
    ])
  })

  test('shows their names, and of one who may not be seen only that he is there', () => {
    expect(formatCell(own, [contact('wang'), contact('x')], seen)).toBe('王采购、无权查看的联系人')
  })

  test.each([
    [[contact('wang')], true],
    [[id('a')], false],
    [[`${id('a')}/${id('a')}`], false],
    [['rec_000000000000'], false],
  ])('%j at the door: %s', (value, fits) => {
    expect(checkCell(own, value, context) === null).toBe(fits)
  })

  test('the server takes contacts of customers whom the writer may read, and no others', () => {
    const office = openOffice()
    const now: Column = { id: office.newColumn(), table: 'customers', kind: 'contact', name: '介绍人', order: 99 }
    office.does(office.boss, [{ kind: 'putColumn', was: null, now }])
    const hers = office.collect(office.anna, { name: '青山' })
    const his = office.collect(office.chen, { name: '别家' })
    const [known, hidden] = [office.newRecord(), office.newRecord()]
    office.does(office.anna, [office.add(hers, 'contacts', known, { name: '王采购' })])
    office.does(office.chen, [office.add(his, 'contacts', hidden, { name: '李工' })])
    const link = (to: string) =>
      office.does(office.anna, [
        {
          kind: 'set',
          customer: hers,
          table: 'customers',
          record: hers as string as never, // a ledger record bears its customer's id
          cells: [{ column: now.id, was: null, now: [to] }],
        },
      ])
    const notThere = [{ kind: 'refused', refusal: { kind: 'not-there' } }]
    expect(link(`${his}/${hidden}`)).toEqual(notThere)
    expect(link(`${hers}/${hidden}`)).toEqual(notThere)
    expect(link(`${hers}/${known}`)).toEqual([{ kind: 'accepted' }])
  })
})

test('contacts are found by pinyin and phone, those of the same customer first', async () => {
  await using team = await startTeam()
  await using mine = await team.open(team.laptop(boss))
  await until(() => isSettled(mine), 'in step')
  const near = await addCustomer(mine, '青山')
  const far = await addCustomer(mine, '绿水')
  const columnFor = (role: 'name' | 'phone') => columnByRole(mine.company.get().columns.values(), 'contacts', role)!.id
  const add = async (customer: CustomerId, name: string, phone: string) => {
    const record = mine.newId.record()
    const cells = [
      { column: columnFor('name'), now: name },
      { column: columnFor('phone'), now: phone },
    ]
    await mine.submit({ kind: 'create', changes: [{ kind: 'create', customer, table: 'contacts', record, cells }] })
    return `${customer}/${record}`
  }
  const other = await add(far, '王工', '13900001111')
  const own = await add(near, '王采购', '13900002222')
  await mine.rows('contacts').load()
  const local = createLocalCustomers(mine, {
    hidden: '无权查看的客户',
    hiddenContact: '无权查看的联系人',
    readingsOf: (character) => ({ 王: ['wang'], 工: ['gong'] })[character],
  })
  expect(local.findLinked('contact', 'w', near)).toEqual([
    { id: own, name: '王采购' },
    { id: other, name: '王工 · 绿水' },
  ])
  expect(local.findLinked('contact', '1111', near)).toEqual([{ id: other, name: '王工 · 绿水' }])
  expect(local.findLinked('contact', '', near)).toEqual([{ id: own, name: '王采购' }])
  expect(local.nameOf(other)).toBe('王工')
  expect(local.nameOf(`${near}/${other.slice(-16)}`)).toBe('无权查看的联系人')
  expect(local.contactsNamed?.('王采购')).toEqual([own])
  // whoever sorted, grouped or found by the old name hears of the new one
  expect([local.nameOf(own), local.renamed.get()]).toEqual(['王采购', 0])
  const change = { column: columnFor('name'), was: '王采购', now: '王总监' }
  const record = RecordId.parse(own.slice(-16))
  await mine.submit({
    kind: 'edit',
    changes: [{ kind: 'set', customer: near, table: 'contacts', record, cells: [change] }],
  })
  expect([local.nameOf(own), local.renamed.get()]).toEqual(['王总监', 1])
})
