import { describe, expect, test } from 'vitest'
import { openOffice } from './office.ts'

const accepted = { kind: 'accepted' }

describe('two people and one cell', () => {
  test('on a live connection the later arrival wins', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '长城电器' })
    office.does(office.anna, [office.set(customer, 'phone', null, '13800000001')])
    expect(office.does(office.eastManager, [office.set(customer, 'phone', null, '13800000002')])).toEqual([accepted])
    expect(office.reads(customer, 'phone')).toBe('13800000002')
  })

  test('a change made offline never overwrites a newer value of somebody else: it becomes a proposal', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '长城电器' })
    office.does(office.eastManager, [office.set(customer, 'phone', null, '13800000002')])
    const column = office.column('customers', 'phone').id
    const [verdict] = office.does(office.anna, [office.set(customer, 'phone', null, '13800000001')], { offline: true })
    expect(verdict).toMatchObject({ kind: 'proposed', columns: [column] })
    expect(office.reads(customer, 'phone')).toBe('13800000002')
    expect(office.ledger.proposals(office.speaker(office.boss).viewer)).toMatchObject([
      {
        customer,
        author: office.anna,
        why: 'newer-value',
        cells: [{ column, was: null, wanted: '13800000001', stood: '13800000002', fate: 'open' }],
      },
    ])
  })

  test('of several cells changed offline only the contested one is kept back', () => {
    const office = openOffice()
    const customer = office.collect(office.anna, { name: '长城电器' })
    office.does(office.eastManager, [office.set(customer, 'phone', null, '13800000002')])
    const phone = office.column('customers', 'phone').id
    const name = office.column('customers', 'name').id
    const [verdict] = office.does(
      office.anna,
      [
        {
          kind: 'set',
          customer,
          table: 'customers',
          record: customer as string as never,
          cells: [
            { column: name, was: '长城电器', now: '长城家电' },
            { column: phone, was: null, now: '13800000001' },
          ],
        },
      ],
      { offline: true },
    )
    expect(verdict).toMatchObject({ kind: 'proposed', columns: [phone] })
    expect(office.reads(customer, 'name')).toBe('长城家电')
  })

  test('offline, the same value as somebody else’s is simply accepted', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    office.does(office.eastManager, [office.set(customer, 'phone', null, '13800000002')])
    const head = office.ledger.head()
    expect(office.does(office.anna, [office.set(customer, 'phone', null, '13800000002')], { offline: true })).toEqual([
      accepted,
    ])
    expect(office.ledger.head()).toBe(head + 1)
  })

  test('offline, one’s own newer value is overwritten: nobody else has a say in it', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    office.does(office.anna, [office.set(customer, 'phone', null, '13800000001')])
    expect(office.does(office.anna, [office.set(customer, 'phone', null, '13800000003')], { offline: true })).toEqual([
      accepted,
    ])
    expect(office.reads(customer, 'phone')).toBe('13800000003')
  })
})

describe('undo', () => {
  test('takes back what still stands', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    office.does(office.anna, [office.set(customer, 'phone', null, '13800000001')])
    expect(office.does(office.anna, [office.set(customer, 'phone', '13800000001', null)], { kind: 'undo' })).toEqual([
      accepted,
    ])
    expect(office.reads(customer, 'phone')).toBe(null)
  })

  test('is refused, with who and when, where somebody wrote since, even on a live connection', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    office.does(office.anna, [office.set(customer, 'phone', null, '13800000001')])
    office.pass(60_000)
    office.does(office.eastManager, [office.set(customer, 'phone', '13800000001', '13800000002')])
    const by = office.eastManager
    const column = office.column('customers', 'phone').id
    expect(office.does(office.anna, [office.set(customer, 'phone', '13800000001', null)], { kind: 'undo' })).toEqual([
      { kind: 'refused', refusal: { kind: 'changed-since', column, by, at: office.now() } },
    ])
  })
})

describe('a part', () => {
  test('that arrives twice has one effect and one answer', () => {
    const office = openOffice()
    const part = office.partOf(office.anna, [office.create(office.newCustomer(), { name: '一次' })])
    const first = office.send(office.anna, part)
    expect(office.send(office.anna, part)).toEqual(first)
    office.settle()
    const head = office.ledger.head()
    office.reopen()
    expect(office.send(office.anna, part)).toEqual(first)
    expect(office.ledger.head()).toBe(head)
  })

  test('of somebody else is refused and takes no one’s place', () => {
    const office = openOffice()
    const part = office.partOf(office.anna, [office.create(office.newCustomer(), { name: '冒名' })])
    expect(office.send(office.bert, part).verdicts).toEqual([{ kind: 'refused', refusal: { kind: 'not-allowed' } }])
    expect(office.send(office.anna, part).verdicts).toEqual([accepted])
  })

  test('with a value that does not fit its column is refused with the column', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    const column = office.column('customers', 'phone').id
    expect(office.does(office.anna, [office.set(customer, 'phone', null, 42)])).toEqual([
      { kind: 'refused', refusal: { kind: 'bad-value', column } },
    ])
  })

  test('may not write what only the server fills', () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    const column = office.column('customers', 'nextFollowUpOn').id
    expect(office.does(office.anna, [office.set(customer, 'nextFollowUpOn', null, '2027-01-01')])).toEqual([
      { kind: 'refused', refusal: { kind: 'column-locked', column } },
    ])
  })

  test('is heard by nobody before it is durable', () => {
    const office = openOffice()
    const before = office.news.length
    office.send(office.anna, office.partOf(office.anna, [office.create(office.newCustomer(), { name: '未存' })]))
    expect(office.news.length).toBe(before)
    office.settle()
    expect(office.news.slice(before).map(({ item }) => item.kind)).toEqual(['gain', 'answer'])
  })
})

describe('a proposal', () => {
  const contested = () => {
    const office = openOffice()
    const customer = office.collect(office.anna)
    office.does(office.eastManager, [office.set(customer, 'phone', null, '13800000002')])
    const [verdict] = office.does(office.anna, [office.set(customer, 'phone', null, '13800000001')], { offline: true })
    if (verdict?.kind !== 'proposed') throw new Error('expected a proposal')
    const column = office.column('customers', 'phone').id
    const decide = (accept: boolean) =>
      ({
        kind: 'decide',
        customer,
        proposal: verdict.proposal,
        accept: accept ? [column] : [],
        decline: accept ? [] : [column],
      }) as const
    return { office, customer, column, decide }
  }

  test('that is accepted is written by the decider, with its author in the history', () => {
    const { office, customer, column, decide } = contested()
    expect(office.does(office.eastManager, [decide(true)], { kind: 'decide' })).toEqual([accepted])
    expect(office.reads(customer, 'phone')).toBe('13800000001')
    const viewer = office.speaker(office.eastManager).viewer
    const record = customer as string as never
    expect(office.ledger.history(viewer, customer, { record, column })[0]).toMatchObject({
      by: office.eastManager,
      proposedBy: office.anna,
      old: '13800000002',
      now: '13800000001',
    })
  })

  test('that is declined leaves the cell alone, and its author learns it', () => {
    const { office, customer, decide } = contested()
    office.does(office.eastManager, [decide(false)], { kind: 'decide' })
    expect(office.reads(customer, 'phone')).toBe('13800000002')
    expect(office.ledger.proposals(office.speaker(office.anna).viewer)).toMatchObject([
      { cells: [{ fate: 'declined' }], decidedBy: office.eastManager },
    ])
  })

  test('is decided once', () => {
    const { office, decide } = contested()
    office.does(office.eastManager, [decide(true)], { kind: 'decide' })
    expect(office.does(office.boss, [decide(false)], { kind: 'decide' })).toEqual([
      { kind: 'refused', refusal: { kind: 'already-decided', by: office.eastManager, at: office.now() } },
    ])
  })
})
