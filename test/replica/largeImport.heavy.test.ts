import { expect, test } from 'vitest'
import { ledgerRecord } from '#shared/base/id.ts'
import { boss, columnOf, isSettled, startTeam, until } from './team.ts'

test('an import of 3,000 customers is one gesture in parts and one undo', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  await until(() => isSettled(mine), 'in step')
  const name = columnOf(mine, 'name')
  const changes = Array.from({ length: 3_000 }, (_, place) => {
    const customer = mine.newId.customer()
    const cells = [{ column: name, now: `客户${place}` }]
    return { kind: 'create' as const, customer, table: 'customers' as const, record: ledgerRecord(customer), cells }
  })
  const told: number[] = []
  await mine.submit({ kind: 'import', label: '客户.xlsx', changes }, (stored) => told.push(stored))
  expect(told.at(-1)).toBe(3_000)
  expect(mine.rows('customers').size).toBe(3_000)
  await until(() => isSettled(mine), 'all sent', 20_000)
  expect(mine.undoList.get().at(-1)).toMatchObject({ changes: 3_000, set: { kind: 'import' } })
  await mine.undo()
  expect(mine.rows('customers').size).toBe(0)
  await until(() => isSettled(mine), 'the undo is sent', 20_000)
  expect(mine.status.get().needsYou).toBe(0)
})
