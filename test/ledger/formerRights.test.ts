import { expect, test } from 'vitest'
import { ledgerRecord } from '#shared/base/id.ts'
import { openOffice } from './office.ts'

test('what a manager wrote before he was told that he is none any more is kept for the owner', () => {
  const office = openOffice()
  const { anna, eastManager, boss } = office
  const customer = office.collect(anna, { region: '浙江' })
  const { id } = office.column('customers', 'region')
  const edit = {
    kind: 'set',
    customer,
    table: 'customers',
    record: ledgerRecord(customer),
    cells: [{ column: id, was: '浙江', now: '江苏' }],
  } as const
  const offline = office.partOf(eastManager, [edit], { offline: true })
  const was = office.ledger.companyNow().members.get(eastManager)
  office.does(boss, [{ kind: 'putMember', now: { ...was!, role: 'rep' } }], { kind: 'people' })
  const [verdict] = office.send(eastManager, offline).verdicts
  expect(verdict?.kind).toBe('proposed')
  expect(office.store.read.proposalsOf(customer)).toMatchObject([
    { author: eastManager, why: 'lost-customer', cells: [{ column: id, wanted: '江苏' }] },
  ])
})

test('who never was more than a rep learns nothing of a colleague’s customer', () => {
  const office = openOffice()
  const customer = office.collect(office.anna, { region: '浙江' })
  const was = office.ledger.companyNow().members.get(office.bert)
  office.does(office.boss, [{ kind: 'putMember', now: { ...was!, department: office.west } }], { kind: 'people' })
  const edit = {
    kind: 'set',
    customer,
    table: 'customers',
    record: ledgerRecord(customer),
    cells: [{ column: office.column('customers', 'region').id, was: null, now: '江苏' }],
  } as const
  expect(office.does(office.bert, [edit])).toEqual([{ kind: 'refused', refusal: { kind: 'not-there' } }])
})
