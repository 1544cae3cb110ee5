import { describe, expect, test } from 'vitest'
import { ledgerRecord } from '#shared/base/id.ts'
import type { OwnershipChange } from '#shared/ledger/change.ts'
import { openOffice } from './office.ts'

/** 安娜's customer, whom somebody does something with while she is away; what her command is told then. */
function meanwhile(happens: 'transfer' | 'return' | 'remove') {
  const office = openOffice()
  const customer = office.collect(office.anna, { name: '甲公司' })
  const epoch = office.epoch(customer)
  office.pass(60_000)
  const at = office.now()
  const trash = { kind: 'remove', customer, table: 'customers', record: ledgerRecord(customer) } as const
  const act = happens === 'transfer' ? ({ kind: 'transfer', customer, epoch, to: office.chen } as const) : null
  office.does(office.boss, [happens === 'remove' ? trash : (act ?? { kind: 'return', customer, epoch })])
  const told = (change: OwnershipChange, by = office.anna) => office.does(by, [change], { offline: true })[0]
  return { office, customer, epoch, told, who: { by: office.boss, at, act: happens } }
}

describe('a command on a customer with whom somebody did something else meanwhile', () => {
  const changed = (who: object) => ({ kind: 'refused', refusal: { kind: 'changed-hands', ...who } })

  test('is told who gave him away and when, whatever it wanted', () => {
    const { office, customer, epoch, told, who } = meanwhile('transfer')
    const { bert } = office
    expect(told({ kind: 'return', customer, epoch })).toEqual(changed(who))
    expect(told({ kind: 'transfer', customer, epoch, to: bert })).toEqual(changed(who))
    expect(told({ kind: 'assign', customer, epoch, to: bert })).toEqual(changed(who))
    expect(told({ kind: 'share', customer, to: bert, right: 'read' })).toEqual(changed(who))
    expect(told({ kind: 'unshare', customer, from: bert })).toEqual(changed(who))
    expect(told({ kind: 'askExtension', customer, days: 3, reason: '' })).toEqual(changed(who))
    // who never had him learns nothing
    for (const kind of ['return', 'share'] as const) {
      const change =
        kind === 'return'
          ? ({ kind, customer, epoch } as const)
          : ({ kind, customer, to: bert, right: 'read' } as const)
      expect(told(change, bert)).toEqual({ kind: 'refused', refusal: { kind: 'not-there' } })
    }
  })

  test('is told who returned him to the pool', () => {
    const { office, customer, epoch, told, who } = meanwhile('return')
    expect(told({ kind: 'transfer', customer, epoch, to: office.bert })).toEqual(changed(who))
    expect(
      told({ kind: 'transfer', customer, epoch: office.epoch(customer), to: office.bert }, office.eastManager),
    ).toEqual({
      kind: 'refused',
      refusal: { kind: 'already-pooled', since: who.at, by: office.boss, act: 'return' },
    })
    expect(told({ kind: 'share', customer, to: office.bert, right: 'read' }, office.eastManager)).toMatchObject({
      refusal: { kind: 'already-pooled', by: office.boss },
    })
  })

  test('is told who put him in the trash', () => {
    const { customer, epoch, told, who } = meanwhile('remove')
    expect(told({ kind: 'return', customer, epoch })).toEqual(changed(who))
    expect(told({ kind: 'share', customer, to: who.by, right: 'read' })).toEqual(changed(who))
  })

  test('a claim is told who claimed him, or who gave him to whom', () => {
    const { office, customer } = meanwhile('return')
    const assign = { kind: 'assign', customer, epoch: office.epoch(customer), to: office.bert } as const
    office.does(office.eastManager, [assign])
    expect(office.does(office.chen, [{ kind: 'claim', customer }])).toEqual([
      {
        kind: 'refused',
        refusal: {
          kind: 'already-owned',
          owner: office.bert,
          since: office.now(),
          by: office.eastManager,
          act: 'assign',
        },
      },
    ])
  })
})
