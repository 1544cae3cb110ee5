import { expect, test } from 'vitest'
import { ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { Workspace } from '../../client/replica/workspace.ts'
import { addCustomer, boss, columnOf, isSettled, startTeam, until } from './team.ts'

const ledger = (customer: CustomerId) => ({ customer, table: 'customers', record: ledgerRecord(customer) }) as const
const remove = (workspace: Workspace, customer: CustomerId) =>
  workspace.submit({ kind: 'remove', changes: [{ kind: 'remove', ...ledger(customer) }] })
const trashedNames = (workspace: Workspace) =>
  workspace.trashed('customers').map((row) => row.cells[columnOf(workspace, 'name')])

test('a removed customer lies in everybody’s trash with who and when, and comes back from there', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  const laptop = team.laptop(boss)
  const yours = await team.open(laptop)
  await until(() => isSettled(mine) && isSettled(yours), 'in step')
  const customer = await addCustomer(mine, '青山')
  await addCustomer(mine, '绿水')
  await until(() => yours.rows('customers').size === 2, 'both are seen')
  await remove(mine, customer)
  await until(() => trashedNames(yours).length === 1, 'the trash is seen')
  expect(trashedNames(yours)).toEqual(['青山'])
  expect(yours.trashed('customers')[0]?.removed?.by).toBe(boss)
  await until(() => isSettled(yours), 'in step')
  await yours[Symbol.asyncDispose]()
  const away = await team.open(laptop, { offline: true })
  expect(trashedNames(away)).toEqual(['青山'])
  await away.submit({ kind: 'restore', changes: [{ kind: 'restore', ...ledger(customer) }] })
  expect(trashedNames(away)).toEqual([])
  expect(away.rows('customers').size).toBe(2)
  await away[Symbol.asyncDispose]()
  const back = await team.open(laptop)
  await until(() => isSettled(back), 'sent')
  await until(() => mine.rows('customers').size === 2, 'everybody sees him again')
  expect(trashedNames(mine)).toEqual([])
})

test('a removed contact is listed; a trashed customer’s are not, and come back with him', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  await until(() => isSettled(mine), 'in step')
  await mine.rows('contacts').load()
  const customer = await addCustomer(mine, '青山')
  const [one, two] = [mine.newId.record(), mine.newId.record()]
  const contact = (record: typeof one) => ({ customer, table: 'contacts', record }) as const
  await mine.submit({
    kind: 'edit',
    changes: [one, two].map((record) => ({ kind: 'create' as const, ...contact(record), cells: [] })),
  })
  await mine.submit({ kind: 'remove', changes: [{ kind: 'remove', ...contact(one) }] })
  expect(mine.trashed('contacts').map(({ id }) => id)).toEqual([one])
  await remove(mine, customer)
  expect(mine.trashed('contacts')).toEqual([])
  await until(() => isSettled(mine), 'sent')
  expect(mine.trashed('contacts')).toEqual([])
  await mine.submit({ kind: 'restore', changes: [{ kind: 'restore', ...ledger(customer) }] })
  await until(() => isSettled(mine), 'sent')
  expect(mine.trashed('contacts').map(({ id }) => id)).toEqual([one])
  expect([...mine.rows('contacts').all()].map(({ id }) => id)).toEqual([two])
})

test('who threw a column or an option away is known, before and after the server has heard of it', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  await until(() => isSettled(mine), 'in step')
  const put = (was: Column, now: Column) =>
    mine.submit({ kind: 'configure', changes: [{ kind: 'putColumn', was, now }] })
  const columnNow = () => {
    const column = mine.company.get().columns.get(columnOf(mine, 'grade'))
    if (column === undefined) throw new Error('the template has grades')
    return column
  }
  const [option] = columnNow().options ?? []
  if (option === undefined) throw new Error('the template has a first grade')
  const removal = () => mine.company.get().removals.get(option.id)
  expect(removal()).toBeUndefined()
  const options = (columnNow().options ?? []).map((each) => (each.id === option.id ? { ...each, deleted: true } : each))
  await put(columnNow(), { ...columnNow(), options })
  expect(removal()?.by).toBe(boss)
  await until(() => isSettled(mine), 'sent')
  await until(
    () => mine.company.get().removals === team.ledger.companyNow().removals || removal() !== undefined,
    'told',
  )
  expect(team.ledger.companyNow().removals.get(option.id)?.by).toBe(boss)
  const kept = columnNow()
  await put(kept, { ...kept, deleted: true })
  await until(() => isSettled(mine), 'sent')
  expect([...team.ledger.companyNow().removals.keys()].sort()).toEqual([kept.id, option.id].sort())
  const gone = mine.company.get().columns.get(kept.id)
  if (gone === undefined) throw new Error('a deleted column is kept')
  const back = (gone.options ?? []).map((each) => ({ ...each, deleted: undefined }))
  await put(gone, { ...gone, deleted: undefined, options: back })
  expect(removal()).toBeUndefined()
  await until(() => isSettled(mine), 'sent')
  expect(team.ledger.companyNow().removals.size).toBe(0)
})
