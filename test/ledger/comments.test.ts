import { describe, expect, test } from 'vitest'
import { newRecordId, type CustomerId, type MemberId, type RecordId } from '#shared/base/id.ts'
import { commentColumns, readComment, sayComment } from '#shared/ledger/comment.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }
const refused = (kind: string) => ({ kind: 'refused', refusal: { kind } })

const comment = (
  office: Office,
  customer: CustomerId,
  text: string,
  rest: { about?: RecordId; named?: readonly MemberId[] } = {},
) => sayComment({ id: newRecordId(office.random), customer, text, about: null, named: [], ...rest })
const says = (office: Office, by: MemberId, change: ReturnType<typeof comment>, offline = false) =>
  office.does(by, [change], { kind: 'comment', offline })
const told = (office: Office, member: MemberId) =>
  office.ledger
    .notices(member)
    .filter(({ kind, done }) => kind === 'comment' && !done)
    .map(({ content, by }) => [content, by])
const standing = (office: Office, customer: CustomerId) =>
  office.store.read
    .rows('comments', customer)
    .flatMap((row) => (row.removed === null ? (readComment(row)?.text ?? []) : []))

describe('comments on a customer', () => {
  test('a manager’s word reaches the owner; the answer reaches the manager, and whom it names', () => {
    const office = openOffice()
    const { anna, eastManager, boss, chen } = office
    const customer = office.collect(anna, { name: '宁波机床厂' })
    expect(says(office, eastManager, comment(office, customer, '报价太低'))).toEqual([accepted])
    expect(told(office, anna)).toEqual([['报价太低', eastManager]])
    expect(told(office, eastManager)).toEqual([])
    says(office, anna, comment(office, customer, '@总经理 @小陈 已改', { named: [boss, chen] }))
    expect(told(office, eastManager)).toEqual([['@总经理 @小陈 已改', anna]])
    expect(told(office, boss)).toEqual([['@总经理 @小陈 已改', anna]])
    // who does not see the customer hears nothing of him
    expect(told(office, chen)).toEqual([])
    expect(standing(office, customer)).toHaveLength(2)
  })

  test('who reads may speak without writing; who only looks, and who sees nothing, may not', () => {
    const office = openOffice()
    const { anna, bert, boss, chen } = office
    const auditor = office.hire('审计', 'auditor', office.east)
    const finance = office.hire('财务', 'finance', office.east)
    const customer = office.collect(anna, {})
    office.does(anna, [{ kind: 'share', customer, to: chen, right: 'read' }], { kind: 'share' })
    expect(says(office, chen, comment(office, customer, '认识他'))).toEqual([accepted])
    expect(says(office, finance, comment(office, customer, '已开票'))).toEqual([accepted])
    expect(says(office, auditor, comment(office, customer, '查过'))).toEqual([refused('not-allowed')])
    expect(says(office, bert, comment(office, customer, '我的'))).toEqual([refused('not-there')])
    expect(says(office, boss, comment(office, office.newCustomer(), '没有'))).toEqual([refused('not-there')])
  })

  test('only its author takes it back and brings it again; nobody writes it over; the history keeps it', () => {
    const office = openOffice()
    const { anna, boss } = office
    const customer = office.collect(anna, {})
    const change = comment(office, customer, '说错了')
    says(office, boss, change)
    const { kind: _, cells: __, ...at } = change
    expect(office.does(anna, [{ kind: 'remove', ...at }])).toEqual([refused('not-allowed')])
    const cells = [{ column: commentColumns.text, was: '说错了', now: '改了' }]
    expect(office.does(boss, [{ kind: 'set', ...at, cells }])).toEqual([refused('not-allowed')])
    expect(told(office, anna)).toHaveLength(1)
    expect(office.does(boss, [{ kind: 'remove', ...at }])).toEqual([accepted])
    expect([standing(office, customer), told(office, anna)]).toEqual([[], []])
    expect(office.does(boss, [{ kind: 'restore', ...at }], { kind: 'undo' })).toEqual([accepted])
    expect(standing(office, customer)).toEqual(['说错了'])
    const past = office.ledger.history(office.speaker(anna).viewer, customer)
    expect(past.filter(({ table }) => table === 'comments').map(({ key }) => key)).toContain('-')
  })

  test('written offline it is a fact: filed under the name of who lost the customer meanwhile', () => {
    const office = openOffice()
    const { anna, bert } = office
    const customer = office.collect(anna, {})
    office.does(anna, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: bert }], { kind: 'transfer' })
    expect(says(office, anna, comment(office, customer, '上周谈过'), true)).toEqual([{ kind: 'filed' }])
    expect(told(office, bert)).toEqual([['上周谈过', anna]])
    expect(standing(office, customer)).toEqual(['上周谈过'])
  })

  test('what is no comment is refused: no words, other cells, a column for them', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, {})
    const change = comment(office, customer, '  ')
    expect(says(office, office.anna, change)).toMatchObject([{ kind: 'refused', refusal: { kind: 'bad-value' } }])
    const column = office.column('customers', 'name')
    const cells = [...comment(office, customer, '好').cells, { column: column.id, now: 'x' }]
    expect(says(office, office.anna, { ...change, cells })).toMatchObject([
      { kind: 'refused', refusal: { kind: 'column-gone' } },
    ])
    const now = { id: office.newColumn(), table: 'comments', kind: 'text', name: '旁', order: 1 } as const
    expect(office.does(office.boss, [{ kind: 'putColumn', was: null, now }], { kind: 'configure' })).toEqual([
      refused('not-allowed'),
    ])
  })
})
