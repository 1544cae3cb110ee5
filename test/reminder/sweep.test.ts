import { describe, expect, test } from 'vitest'
import { dayMs } from '#shared/base/instant.ts'
import { doneKey, dueNotices } from '#shared/reminder/due.ts'
import { openOffice, type Office } from '../ledger/office.ts'

const gradeA = (office: Office) => {
  const option = office.column('customers', 'grade').options?.[0]
  if (option === undefined) throw new Error('expected grade A')
  return option.id
}

const sweep = (office: Office) => {
  const made = office.ledger.sweep(office.now())
  office.settle()
  return made
}

/** Without the news that a customer was handed over. */
const due = (office: Office, member: typeof office.anna) =>
  office.ledger.notices(member).filter(({ kind }) => kind !== 'handedOver')

describe('a reminder', () => {
  const reminded = () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '长城电器' })
    const record = office.newRecord()
    const at = office.now() + 3_600_000
    office.does(office.anna, [
      office.add(customer, 'reminders', record, { reminderTitle: '回电', reminderContent: '谈价', reminderAt: at }),
    ])
    return { office, customer, record, at }
  }
  const setReminder = (
    office: Office,
    customer: never,
    record: never,
    role: 'reminderDone' | 'reminderAt',
    now: boolean | number,
  ) =>
    ({
      kind: 'set',
      customer,
      table: 'reminders',
      record,
      cells: [{ column: office.column('reminders', role).id, was: null, now }],
    }) as const

  test('pops up when its moment has come, once, with the owner', () => {
    const { office, customer, record, at } = reminded()
    expect(sweep(office)).toBe(0)
    office.pass(3_600_000)
    expect([sweep(office), sweep(office)]).toEqual([1, 0])
    expect(office.ledger.notices(office.anna)).toMatchObject([
      { kind: 'reminder', customer, record, title: '回电', content: '谈价', dueAt: at, done: false },
    ])
    expect(office.ledger.notices(office.eastManager)).toEqual([])
    expect(office.news.filter(({ item }) => item.kind === 'notice').length).toBe(1)
  })

  test('that was due while the server was down pops up when it is back', () => {
    const { office } = reminded()
    office.pass(5 * dayMs)
    office.reopen()
    expect(sweep(office)).toBe(1)
  })

  test('that is ticked off or moved is done at once', () => {
    for (const role of ['reminderDone', 'reminderAt'] as const) {
      const { office, customer, record } = reminded()
      office.pass(3_600_000)
      sweep(office)
      const value = role === 'reminderDone' ? true : office.now() + dayMs
      office.does(office.anna, [setReminder(office, customer as never, record as never, role, value)])
      expect(office.ledger.notices(office.anna)).toMatchObject([{ done: true }])
      expect(sweep(office)).toBe(0)
    }
  })

  test('is ticked off for oneself by a personal key, on all one’s devices', () => {
    const { office } = reminded()
    office.pass(3_600_000)
    sweep(office)
    const [notice] = office.ledger.notices(office.anna)
    if (notice === undefined) throw new Error('expected a notice')
    office.does(office.bert, [{ kind: 'putPersonal', key: doneKey(notice.id), value: true }])
    expect(office.ledger.notices(office.anna)).toMatchObject([{ done: false }])
    office.does(office.anna, [{ kind: 'putPersonal', key: doneKey(notice.id), value: true }])
    expect(office.ledger.notices(office.anna)).toMatchObject([{ done: true }])
    expect(sweep(office)).toBe(0)
  })

  test('goes with the customer: the new owner is reminded, the former owner no longer', () => {
    const { office, customer } = reminded()
    office.pass(3_600_000)
    sweep(office)
    office.does(office.boss, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: office.chen }])
    expect(office.ledger.notices(office.anna)).toEqual([])
    expect(sweep(office)).toBe(1)
    expect(due(office, office.chen)).toMatchObject([{ title: '回电', done: false }])
  })

  test('comes back with a customer who comes back', () => {
    const { office, customer } = reminded()
    office.pass(3_600_000)
    sweep(office)
    for (const to of [office.chen, office.anna]) {
      office.does(office.boss, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to }])
      sweep(office)
    }
    expect(due(office, office.anna)).toMatchObject([{ done: false }])
    const at = { customer, table: 'customers', record: customer as string as never } as const
    office.does(office.anna, [{ kind: 'remove', ...at }])
    expect(due(office, office.anna)).toMatchObject([{ done: true }])
    office.does(office.anna, [{ kind: 'restore', ...at }])
    sweep(office)
    expect(due(office, office.anna)).toMatchObject([{ done: false }])
  })

  test('is found by a laptop without a network as the very same notice', () => {
    const { office, customer } = reminded()
    office.pass(3_600_000)
    sweep(office)
    const rows = office.store.read.rows('reminders', customer)
    const whose = () => ({ owner: office.anna, name: '' })
    const [local] = dueNotices(rows, office.ledger.companyNow(), office.now(), whose)
    expect(local?.id).toBe(office.ledger.notices(office.anna)[0]?.id)
  })
})

describe('an overdue follow-up', () => {
  test('is told the day after it was due in the company’s zone, and is done when the follow-up is made', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '长城电器', grade: gradeA(office) })
    expect(office.reads(customer, 'nextFollowUpOn')).toBe('2026-11-24')
    office.pass(dayMs)
    expect(sweep(office)).toBe(0)
    // 23:59 in Beijing, then one minute later
    office.pass(Date.UTC(2026, 10, 24, 15, 59) - office.now())
    expect(sweep(office)).toBe(0)
    office.pass(60_000)
    expect([sweep(office), sweep(office)]).toEqual([1, 0])
    expect(office.ledger.notices(office.anna)).toMatchObject([
      { kind: 'followUpOverdue', customer, title: '长城电器', dueOn: '2026-11-24', done: false },
    ])
    office.does(office.anna, [office.add(customer, 'followups', office.newRecord(), { followUpSubject: '电话' })])
    expect(office.ledger.notices(office.anna)).toMatchObject([{ done: true }])
    expect(office.reads(customer, 'nextFollowUpOn')).toBe('2026-11-26')
  })

  test('of a customer in the pool or the trash bothers nobody', () => {
    const office = openOffice()
    const pooled = office.collect(office.anna, { grade: gradeA(office) }, null)
    const trashed = office.collect(office.anna, { grade: gradeA(office) })
    office.does(office.anna, [
      { kind: 'remove', customer: trashed, table: 'customers', record: trashed as string as never },
    ])
    office.pass(3 * dayMs)
    expect(sweep(office)).toBe(0)
    office.does(office.chen, [{ kind: 'claim', customer: pooled }])
    expect(sweep(office)).toBe(1)
    expect(office.ledger.notices(office.chen)).toMatchObject([{ customer: pooled }])
  })
})
