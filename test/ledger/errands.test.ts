import { expect, test } from 'vitest'
import { openOffice } from './office.ts'

test('who sets many customers going is told how far it is; nobody else', () => {
  const office = openOffice()
  for (let n = 0; n < 230; n += 1) office.collect(office.anna)
  const anna = office.ledger.companyNow().members.get(office.anna)
  if (anna === undefined) throw new Error('安娜 works here')
  const move = { kind: 'putMember', now: { ...anna, department: office.west } } as const
  office.send(office.boss, office.partOf(office.boss, [move], { kind: 'people' }))
  const told: unknown[] = [office.ledger.errands(office.boss)]
  office.ledger.onCommit(() => told.push(office.ledger.errands(office.boss)))
  office.settle()
  expect(told[0]).toEqual([{ kind: 'department', done: 0, total: 0 }])
  expect(told).toContainEqual([{ kind: 'department', done: 200, total: 230 }])
  expect(told.at(-1)).toEqual([])
  expect(office.ledger.errands(office.anna)).toEqual([])
})
