import { describe, expect, test } from 'vitest'
import { ledgerRecord, type CustomerId, type MemberId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { ColumnClass } from '#shared/ledger/columnClass.ts'
import { readCompany } from '#shared/ledger/company.ts'
import { visibilityClass } from '#shared/ownership/rights.ts'
import { Copy } from './copy.ts'
import { openOffice } from './office.ts'

/** An office with a column 成交金额 and a customer of 安娜's who has 88 in it. */
function officeWithAmount(columnClass?: ColumnClass) {
  const office = openOffice()
  const column: Column = { id: office.newColumn(), table: 'customers', kind: 'number', name: '成交金额', order: 99 }
  const first = columnClass === undefined ? column : { ...column, class: columnClass }
  office.does(office.boss, [{ kind: 'putColumn', was: null, now: first }], { kind: 'configure' })
  const customer = office.collect(office.anna, { name: '甲公司' })
  const present = () => office.ledger.companyNow().columns.get(column.id)
  const set = (was: CellValue, now: CellValue, on: CustomerId = customer) =>
    ({
      kind: 'set',
      customer: on,
      table: 'customers',
      record: ledgerRecord(on),
      cells: [{ column: column.id, was, now }],
    }) as const
  const move = (by: MemberId, to: ColumnClass) =>
    office.does(by, [{ kind: 'putColumn', was: present() ?? null, now: { ...present()!, class: to } }], {
      kind: 'configure',
    })
  const cell = () => office.store.read.rows('customers', customer)[0]?.cells[column.id] ?? null
  office.does(office.boss, [set(null, 88)])
  const seenBy = (member: MemberId) => JSON.stringify(Copy.boot(office, member).content()).includes(column.id)
  const visibility = (member: MemberId) => visibilityClass(office.speaker(member).viewer)
  return { office, column, customer, set, move, cell, seenBy, visibility, present }
}

describe('a column of a class', () => {
  test('is sent with its cells to those whose role was given the class, and to nobody else', () => {
    const { office, column, seenBy } = officeWithAmount('finance')
    expect([office.boss, office.eastManager].map(seenBy)).toEqual([true, true])
    expect(seenBy(office.anna)).toBe(false)
    expect(seenBy(office.hire('会计', 'finance', office.east))).toBe(true)
    expect(seenBy(office.hire('市场', 'marketing', office.east))).toBe(false)
    const first = (member: MemberId) => office.ledger.bootPage(office.speaker(member), office.ledger.head(), 0, null)
    expect(first(office.boss).columns).toMatchObject([{ id: column.id, name: '成交金额' }])
    expect(first(office.anna).columns).toEqual([])
    expect(readCompany(office.ledger.companyDoc)?.columns.has(column.id)).toBe(false)
  })

  test('is written live to one and not to the other, who goes on hearing the rest', () => {
    const { office, customer, column, set } = officeWithAmount('finance')
    const [boss, anna] = [Copy.boot(office, office.boss), Copy.boot(office, office.anna)]
    office.news.length = 0
    office.does(office.boss, [set(88, 99), office.set(customer, 'region', null, '浙江')])
    office.does(office.anna, [office.set(customer, 'region', '浙江', '江苏')])
    for (const news of office.news) {
      boss.hear(news)
      anna.hear(news)
    }
    expect(JSON.stringify(boss.content())).toContain('99')
    expect(JSON.stringify(anna.content())).not.toContain(column.id)
    expect(anna.content()).toEqual(Copy.boot(office, office.anna).content())
    expect(boss.content()).toEqual(Copy.boot(office, office.boss).content())
  })

  test('comes with a customer to the one who gains him, and does not come to the other', () => {
    const { office, customer, column, seenBy } = officeWithAmount('finance')
    const chen = Copy.boot(office, office.chen)
    const west = Copy.boot(office, office.westManager)
    office.does(office.boss, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: office.chen }])
    chen.catchUp()
    west.catchUp()
    expect(JSON.stringify(chen.content())).toContain('甲公司')
    expect(JSON.stringify(chen.content())).not.toContain(column.id)
    expect(JSON.stringify(west.content())).toContain(column.id)
    expect(seenBy(office.chen)).toBe(false)
  })

  test('that one does not see is not there: neither to write nor to configure', () => {
    const { office, set, column } = officeWithAmount('finance')
    const gone = [{ kind: 'refused', refusal: { kind: 'column-gone', column: column.id } }]
    expect(office.does(office.anna, [set(88, 1)])).toEqual(gone)
    const customer = office.newCustomer()
    const cells = [{ column: column.id, now: 5 }]
    const record = ledgerRecord(customer)
    expect(office.does(office.anna, [{ kind: 'create', customer, table: 'customers', record, cells }])).toEqual(gone)
  })

  test('that one sees and does not write takes proposals', () => {
    const { office, set, cell } = officeWithAmount('finance')
    const id = 'rol_000000000001' as never
    const grants = { ...allOwn, see: 'all', edit: 'all' } as const
    const role = { id, name: '看钱', grants, classes: { see: ['finance'], edit: [] } } as const
    office.does(office.boss, [{ kind: 'putRole', now: role }], { kind: 'people' })
    const reader = office.hire('看钱的', id, office.east)
    expect(office.does(reader, [set(88, 77)])).toMatchObject([{ kind: 'proposed' }])
    expect(cell()).toBe(88)
  })
})

describe('moving a column between classes', () => {
  test('moves no value: who sees it now gets all of it, who no longer does keeps none', () => {
    const { office, move, cell, seenBy, visibility, present } = officeWithAmount()
    const before = visibility(office.anna)
    expect(seenBy(office.anna)).toBe(true)
    expect(move(office.eastManager, 'finance')).toEqual([{ kind: 'accepted' }])
    expect(seenBy(office.anna)).toBe(false)
    // another sight, so her device is given a new copy
    expect(visibility(office.anna)).not.toBe(before)
    expect(present()?.class).toBe('finance')
    expect(cell()).toBe(88)
    move(office.boss, 'normal')
    expect(seenBy(office.anna)).toBe(true)
    expect(readCompany(office.ledger.companyDoc)?.columns.get(present()!.id)?.name).toBe('成交金额')
    expect(cell()).toBe(88)
  })

  test('leaves the copies of those alone who see both classes', () => {
    const { office, move, visibility } = officeWithAmount()
    const sights = [visibility(office.boss), visibility(office.eastManager)]
    move(office.boss, 'finance')
    expect([visibility(office.boss), visibility(office.eastManager)]).toEqual(sights)
    const boss = Copy.boot(office, office.boss)
    move(office.boss, 'private')
    const { items } = office.ledger.catchUp(office.speaker(office.boss), boss.cursor, 1e6)
    expect(items).toMatchObject([
      { kind: 'columns', columns: [{ name: '成交金额', class: 'private' }] },
      { kind: 'answer' },
    ])
  })

  test('back and forth is never the sight from before, so no device takes an old copy for whole', () => {
    const { office, move, visibility } = officeWithAmount()
    const sights = ['finance', 'contact', 'private', 'normal'].map((to) => {
      move(office.boss, to as ColumnClass)
      return visibility(office.anna)
    })
    expect(new Set(sights).size).toBe(4)
  })

  test('is outlived by what was typed offline before: it is written, or kept as a proposal that its author still reads', () => {
    const { office, move, set, cell, customer, column } = officeWithAmount()
    move(office.boss, 'finance')
    const mine = office.does(office.anna, [set(88, 120)], { offline: true })
    expect(mine).toMatchObject([{ kind: 'proposed', columns: [column.id] }])
    expect(office.does(office.eastManager, [set(88, 130)], { offline: true })).toEqual([{ kind: 'accepted' }])
    expect(cell()).toBe(130)
    const [seen] = office.ledger.proposals(office.speaker(office.anna).viewer)
    expect(seen).toMatchObject({ why: 'lost-column', cells: [{ wanted: 120, stood: null }] })
    const [asked] = office.ledger.proposals(office.speaker(office.boss).viewer)
    expect(asked).toMatchObject({ cells: [{ wanted: 120, stood: 88 }] })
    const decide = (by: MemberId) =>
      office.does(by, [{ kind: 'decide', customer, proposal: asked!.id, accept: [column.id], decline: [] }])
    expect(decide(office.anna)).toEqual([{ kind: 'refused', refusal: { kind: 'already-decided' } }])
    expect(decide(office.boss)).toEqual([{ kind: 'accepted' }])
    expect(cell()).toBe(120)
  })

  test('goes nowhere where its mover does not see it, and never takes the name or the grade along', () => {
    const { office, move } = officeWithAmount()
    const admin = 'rol_000000000002' as never
    const grants = { ...allOwn, configure: 'all' } as const
    office.does(office.boss, [{ kind: 'putRole', now: { id: admin, name: '配置', grants } }], { kind: 'people' })
    const keeper = office.hire('配置员', admin, office.east)
    expect(move(keeper, 'finance')).toEqual([{ kind: 'refused', refusal: { kind: 'not-allowed' } }])
    for (const role of ['name', 'grade'] as const) {
      const was = office.column('customers', role)
      expect(office.does(office.boss, [{ kind: 'putColumn', was, now: { ...was, class: 'finance' } }])).toEqual([
        { kind: 'refused', refusal: { kind: 'column-locked', column: was.id } },
      ])
    }
  })

  test('stands when the server comes back', () => {
    const { office, move, seenBy, set, cell } = officeWithAmount()
    move(office.boss, 'private')
    office.reopen()
    expect([seenBy(office.boss), seenBy(office.anna)]).toEqual([true, false])
    office.does(office.boss, [set(88, 89)])
    expect(cell()).toBe(89)
  })
})

const allOwn = {
  see: 'own',
  edit: 'none',
  create: 'none',
  claim: 'none',
  assign: 'none',
  transfer: 'none',
  return: 'none',
  approve: 'none',
  delete: 'none',
  import: 'none',
  export: 'none',
  configure: 'none',
  people: 'none',
} as const
