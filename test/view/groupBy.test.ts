import { expect, test } from 'vitest'
import { firstGroup } from '../../client/view/groupBy.ts'
import { columns } from '../sheet/ledgerRows.ts'

const ledger = columns.map(({ column }) => column)
const without = (...kinds: readonly string[]) => ledger.filter(({ kind }) => !kinds.includes(kind))

test('a new level of groups begins with a choice, not with the name that stands first', () => {
  expect(ledger[0]?.role).toBe('name')
  expect(firstGroup(ledger)?.kind).toBe('select')
  const [first] = without('select')
  expect(firstGroup(without('select'))?.id).not.toBe(first?.id)
})

test('where only the name is left, it is taken', () => {
  expect(firstGroup(ledger.slice(0, 1))?.role).toBe('name')
  expect(firstGroup([])).toBeUndefined()
})
