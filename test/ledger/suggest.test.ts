import { describe, expect, test } from 'vitest'
import { ledgerRecord } from '#shared/base/id.ts'
import { openOffice } from './office.ts'

describe('who reads and may not write', () => {
  const settle = () => {
    const office = openOffice()
    const auditor = office.hire('审计', 'auditor', office.east)
    const customer = office.collect(office.anna, { region: '浙江' })
    const { id } = office.column('customers', 'region')
    const region = () => office.store.read.rows('customers', customer)[0]?.cells[id]
    const set = (now: string) =>
      ({
        kind: 'set',
        customer,
        table: 'customers',
        record: ledgerRecord(customer),
        cells: [{ column: id, was: region() ?? null, now }],
      }) as const
    return { office, auditor, customer, region, set }
  }

  test('proposes what he types; the owner accepts it', () => {
    const { office, auditor, customer, region, set } = settle()
    const [verdict] = office.does(auditor, [set('江苏')])
    expect(verdict?.kind).toBe('proposed')
    expect(region()).toBe('浙江')
    const [proposal] = office.store.read.proposalsOf(customer)
    expect(proposal).toMatchObject({ why: 'suggested', author: auditor })
    const decide = (by: typeof auditor) =>
      office.does(
        by,
        [
          {
            kind: 'decide',
            customer,
            proposal: proposal!.id,
            accept: proposal!.cells.map(({ column }) => column),
            decline: [],
          },
        ],
        { kind: 'decide' },
      )
    expect(decide(auditor)).toEqual([{ kind: 'refused', refusal: { kind: 'not-allowed' } }])
    expect(decide(office.anna)).toEqual([{ kind: 'accepted' }])
    expect(region()).toBe('江苏')
  })

  test('proposes nothing about a customer that he may not see', () => {
    const { office, set } = settle()
    expect(office.does(office.chen, [set('江苏')])).toEqual([{ kind: 'refused', refusal: { kind: 'not-there' } }])
  })
})
