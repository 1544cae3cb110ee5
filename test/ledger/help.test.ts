import { describe, expect, test } from 'vitest'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { collaborationOf, type Envelope } from '#shared/ownership/envelope.ts'
import { planHelp } from '#shared/ownership/helpPlan.ts'
import type { Sharing } from '#shared/ownership/sharing.ts'
import { openOffice, type Office } from './office.ts'

const accepted = { kind: 'accepted' }

/** Anna, Bert and Chen take turns. */
function rota(more: Sharing = {}) {
  const office = openOffice()
  const share = (sharing: Sharing) => {
    const { settings } = office.ledger.companyNow()
    const all = { rota: [office.anna, office.bert, office.chen], ...more, ...sharing }
    office.does(office.boss, [{ kind: 'putSettings', now: { ...settings, sharing: all } }], { kind: 'configure' })
  }
  share({})
  return { office, share }
}
const envelopeOf = (office: Office, customer: CustomerId): Envelope => {
  const envelope = office.ledger.envelope(customer)
  if (envelope === null) throw new Error('the customer is there')
  return envelope
}
/** As the screen does: planned, then sent with the turn. */
function call(office: Office, by: MemberId, customer: CustomerId, each: number) {
  const { helps, last } = planHelp([envelopeOf(office, customer)], office.ledger.companyNow(), each)
  const helpers = helps[0]?.helpers ?? []
  const shares = helpers.map((to) => ({ kind: 'share', customer, to, right: 'edit' }) as const)
  const turn = last === null ? [] : [{ kind: 'endTurns', last, row: 'help' } as const]
  return { helpers, verdicts: office.does(by, [...shares, ...turn], { kind: 'share' }) }
}

describe('a large party of one customer', () => {
  test('is given further colleagues by the rota: they edit, the owner stays, and the next party goes on from there', () => {
    const { office } = rota()
    const [one, two] = [office.collect(office.anna), office.collect(office.anna)]
    const first = call(office, office.anna, one, 1)
    expect(first).toEqual({ helpers: [office.bert], verdicts: [accepted, accepted] })
    expect(envelopeOf(office, one)).toMatchObject({ owner: { kind: 'rep', member: office.anna } })
    expect(collaborationOf(envelopeOf(office, one), office.bert)).toMatchObject({ right: 'edit', by: office.anna })
    expect(call(office, office.boss, two, 2).helpers).toEqual([office.chen, office.bert])
    expect(office.ledger.companyNow()).toMatchObject({ lastHelp: office.bert, lastTurn: undefined })
    // who works on him already is not called twice
    expect(call(office, office.boss, one, 3).helpers).toEqual([office.chen])
  })

  test('counts as a reception where the company says so', () => {
    const { office } = rota({ helpTakesTurn: true })
    call(office, office.boss, office.collect(office.anna), 1)
    expect(office.ledger.companyNow()).toMatchObject({ lastTurn: office.bert, lastHelp: undefined })
  })

  test('passes over who is away, who has a stand-in and who can be shown nothing', () => {
    const { office, share } = rota()
    const customer = office.collect(office.anna)
    const admin = office.hire('管理员', 'rep', office.east)
    share({ rota: [admin, office.bert, office.chen], away: [office.bert] })
    // the rota takes nobody who sees no customers: he was in it before his role became another
    const then = office.ledger.companyNow().members.get(admin)!
    office.does(office.boss, [{ kind: 'putMember', now: { ...then, role: 'administrator' } }], { kind: 'people' })
    const plan = () => planHelp([envelopeOf(office, customer)], office.ledger.companyNow(), 3).helps[0]?.helpers
    expect(plan()).toEqual([office.chen])
    const chen = office.ledger.companyNow().members.get(office.chen)!
    const standIn = { member: office.bert, from: '2026-11-20', until: '2026-12-01', active: true }
    office.does(office.boss, [{ kind: 'putMember', now: { ...chen, standIn } }], { kind: 'people' })
    expect(plan()).toEqual([])
    expect(planHelp([envelopeOf(office, customer)], office.ledger.companyNow(), 3).last).toBe(null)
  })

  test('is spread over a command for many, and nobody turns the reception by it', () => {
    const { office } = rota()
    const customers = [1, 2, 3].map(() => envelopeOf(office, office.collect(office.boss)))
    const { helps, last } = planHelp(customers, office.ledger.companyNow(), 2)
    expect(helps.map(({ helpers }) => helpers)).toEqual([
      [office.anna, office.bert],
      [office.chen, office.anna],
      [office.bert, office.chen],
    ])
    expect(last).toBe(office.chen)
    expect(office.does(office.anna, [{ kind: 'endTurns', last: office.anna }])).toMatchObject([{ kind: 'refused' }])
    const auditor = office.hire('审计', 'auditor', office.east)
    expect(office.does(auditor, [{ kind: 'endTurns', last: office.anna, row: 'help' }])).toMatchObject([
      { kind: 'refused' },
    ])
  })
})
