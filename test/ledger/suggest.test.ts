import { describe, expect, test } from 'vitest'
import { ledgerRecord } from '#shared/base/id.ts'
import { decisionOf } from '#shared/ledger/decision.ts'
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

  describe('learns of each cell who decided it and why', () => {
    const settleTwo = () => {
      const { office, auditor, customer } = settle()
      const region = office.column('customers', 'region').id
      const phone = office.column('customers', 'phone').id
      const cells = [
        { column: region, was: '浙江', now: '江苏' },
        { column: phone, was: null, now: '13800000001' },
      ]
      office.does(auditor, [{ kind: 'set', customer, table: 'customers', record: ledgerRecord(customer), cells }])
      const proposal = () => office.store.read.proposalsOf(customer)[0]!
      const decline = (by: typeof auditor, column: typeof region, reason?: string) =>
        office.does(
          by,
          [
            {
              kind: 'decide',
              customer,
              proposal: proposal().id,
              accept: [],
              decline: [column],
              ...(reason !== undefined && { reason }),
            },
          ],
          { kind: 'decide' },
        )
      const told = () => {
        const [seen] = office.ledger.proposals(office.speaker(auditor).viewer)
        return Object.fromEntries(seen!.cells.map((cell) => [cell.column, decisionOf(seen!, cell)]))
      }
      return { office, region, phone, proposal, decline, told }
    }

    test('a later decision about another cell leaves the first one’s reason alone', () => {
      const { office, region, phone, decline, told } = settleTwo()
      decline(office.eastManager, region, '还在浙江')
      expect(told()).toMatchObject({ [region]: { by: office.eastManager, reason: '还在浙江' }, [phone]: null })
      decline(office.boss, phone, '这是家里的电话')
      expect(told()).toMatchObject({
        [region]: { by: office.eastManager, reason: '还在浙江' },
        [phone]: { by: office.boss, reason: '这是家里的电话' },
      })
    })

    test('a decision without a reason takes none from another cell', () => {
      const { office, region, phone, decline, told } = settleTwo()
      decline(office.eastManager, region, '还在浙江')
      decline(office.boss, phone)
      expect(told()[phone]).toEqual({ by: office.boss, at: expect.any(Number) })
    })

    test('who comes late is told who decided that cell', () => {
      const { office, region, phone, decline } = settleTwo()
      decline(office.eastManager, region)
      decline(office.boss, phone)
      expect(decline(office.boss, region)).toMatchObject([
        { kind: 'refused', refusal: { kind: 'already-decided', by: office.eastManager } },
      ])
    })

    test('what was decided before cells had reasons of their own is still said of those cells alone', () => {
      const { office, region, phone, proposal, decline, told } = settleTwo()
      const cells = proposal().cells.map((cell) =>
        cell.column === region ? { ...cell, fate: 'declined' as const } : cell,
      )
      const old = { ...proposal(), cells, decidedBy: office.eastManager, decidedAt: proposal().filedAt, reason: '旧' }
      office.store.write((tx) => tx.putProposal(old))
      expect(told()).toMatchObject({ [region]: { by: office.eastManager, reason: '旧' }, [phone]: null })
      decline(office.boss, phone, '新')
      expect(told()).toMatchObject({
        [region]: { by: office.eastManager, reason: '旧' },
        [phone]: { by: office.boss, reason: '新' },
      })
    })
  })

  test('proposes nothing about a customer that he may not see', () => {
    const { office, set } = settle()
    expect(office.does(office.chen, [set('江苏')])).toEqual([{ kind: 'refused', refusal: { kind: 'not-there' } }])
  })
})
