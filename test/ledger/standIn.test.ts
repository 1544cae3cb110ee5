import { expect, test } from 'vitest'
import { dayMs } from '#shared/base/instant.ts'
import { standInNews } from '../../client/ownership/standInNews.ts'
import { openOffice } from './office.ts'

/** Monday the 23rd; Anna is away from Tuesday to Thursday. */
function away() {
  const office = openOffice()
  const { anna, chen, ledger } = office
  const customer = office.collect(anna, { name: '甲公司', region: '浙江' })
  const names = (standIn: object | undefined) => {
    const { standIn: _, ...person } = ledger.companyNow().members.get(anna)!
    const now = { ...person, ...(standIn !== undefined && { standIn }) }
    return [{ kind: 'putMember' as const, now: now as never }]
  }
  const week = { member: chen, from: '2026-11-24', until: '2026-11-26', active: true }
  const seen = () => ledger.documents(office.speaker(chen).viewer, [customer]).length === 1
  const listed = () => {
    const page = ledger.bootPage(office.speaker(chen), ledger.head(), 0, null)
    return page.envelopes.some((each) => each.customer === customer)
  }
  const nextDay = () => {
    office.pass(dayMs)
    ledger.sweep(office.now())
    office.settle()
  }
  return { ...office, office, customer, names, week, seen, listed, nextDay }
}

test('a stand-in reads and edits from his first day to his last, and no other right comes with it', () => {
  const { office, customer, names, week, seen, listed, nextDay } = away()
  const { anna, chen } = office
  expect(office.does(anna, names(week), { kind: 'people' })).toEqual([{ kind: 'accepted' }])
  expect([seen(), listed()]).toEqual([false, false])
  nextDay()
  expect([seen(), listed()]).toEqual([true, true])
  expect(office.does(chen, [office.set(customer, 'region', '浙江', '江苏')])).toEqual([{ kind: 'accepted' }])
  expect(office.does(chen, [{ kind: 'transfer', customer, epoch: office.epoch(customer), to: chen }])).toEqual([
    { kind: 'refused', refusal: { kind: 'not-allowed' } },
  ])
  const later = office.collect(anna, { name: '后来的' })
  expect(office.ledger.documents(office.speaker(chen).viewer, [later])).toHaveLength(1)
  nextDay()
  nextDay()
  expect(seen()).toBe(true)
  nextDay()
  expect([seen(), listed()]).toEqual([false, false])
  expect(office.ledger.companyNow().members.get(anna)?.standIn).toBeUndefined()
})

test('what a stand-in wrote offline and sends after his last day is kept as a suggestion', () => {
  const { office, customer, names, week, nextDay } = away()
  office.does(office.anna, names(week), { kind: 'people' })
  for (let day = 0; day < 4; day += 1) nextDay()
  const [verdict] = office.does(office.chen, [office.set(customer, 'region', '浙江', '江苏')], { offline: true })
  expect(verdict?.kind).toBe('proposed')
})

test('a stand-in bears who arranged it and when, by the server’s word, until somebody arranges another', () => {
  const { office, names, week } = away()
  const { anna, chen, eastManager } = office
  const signed = () => office.ledger.companyNow().members.get(anna)?.standIn
  const arranged = office.now()
  office.does(eastManager, names({ ...week, by: chen, at: 1 }), { kind: 'people' })
  expect(signed()).toEqual({ ...week, active: false, by: eastManager, at: arranged })
  office.pass(1000)
  office.does(anna, names(signed()), { kind: 'people' })
  expect(signed()).toMatchObject({ by: eastManager, at: arranged })
  const { members } = office.ledger.companyNow()
  expect(standInNews({ members } as never, anna)).toMatchObject([{ kind: 'covered', other: chen, by: eastManager }])
  expect(standInNews({ members } as never, chen)).toMatchObject([{ kind: 'standsIn', other: anna, by: eastManager }])
  for (const other of [eastManager, office.bert]) expect(standInNews({ members } as never, other)).toEqual([])
  office.does(anna, names({ ...week, until: '2026-11-25' }), { kind: 'people' })
  expect(standInNews(office.ledger.companyNow(), anna)).toEqual([])
})

test('both are told of other days, of an early end, and who is replaced of that, until the last day has passed', () => {
  const { office, names, week, nextDay } = away()
  const { anna, bert, chen, eastManager } = office
  const put = (by: typeof anna, standIn: object | undefined) =>
    expect(office.does(by, names(standIn), { kind: 'people' })).toEqual([{ kind: 'accepted' }])
  const told = (me: typeof anna) =>
    standInNews(office.ledger.companyNow(), me).map(({ kind, other, by, until }) => [kind, other, by, until])
  put(anna, week)
  expect(told(anna)).toEqual([])
  put(eastManager, { ...week, until: '2026-11-25' })
  expect(told(anna)).toEqual([['coveredMoved', chen, eastManager, '2026-11-25']])
  expect(told(chen)).toEqual([['standsInMoved', anna, eastManager, '2026-11-25']])
  nextDay()
  put(eastManager, { ...week, member: bert })
  expect(told(chen)).toEqual([['standsInEnded', anna, eastManager, '2026-11-25']])
  expect(told(bert)).toEqual([['standsIn', anna, eastManager, '2026-11-26']])
  expect(told(anna)).toEqual([
    ['covered', bert, eastManager, '2026-11-26'],
    ['coveredEnded', chen, eastManager, '2026-11-25'],
  ])
  put(anna, undefined)
  expect(told(bert)).toEqual([['standsInEnded', anna, anna, '2026-11-26']])
  // nobody forges an end, and a put by an older app takes none away
  put(office.boss, undefined)
  expect(told(bert)).toHaveLength(1)
  for (let day = 0; day < 3; day += 1) nextDay()
  for (const me of [anna, bert, chen]) expect(told(me)).toEqual([])
  expect(office.ledger.companyNow().members.get(anna)).not.toHaveProperty('standInsEnded')
})

test('one names one’s own stand-in, a manager his people’s; a stranger nobody’s, and nobody a ghost', () => {
  const { office, names, week } = away()
  const says = (by: typeof office.anna, standIn: object | undefined) =>
    office.does(by, names(standIn), { kind: 'people' })[0]?.kind
  expect(says(office.chen, week)).toBe('refused')
  expect(says(office.eastManager, week)).toBe('accepted')
  expect(says(office.anna, undefined)).toBe('accepted')
  expect(says(office.anna, { ...week, member: office.anna })).toBe('refused')
  expect(says(office.anna, { ...week, member: 'mem_nobody000000' })).toBe('refused')
  expect(says(office.anna, { ...week, from: '2026-11-30' })).toBe('refused')
})
