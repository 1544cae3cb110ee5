import { expect, test } from 'vitest'
import { addCustomer, boss, cellOf, columnOf, isSettled, openWithCustomer, startTeam, type, until } from './team.ts'

test('what one types the other sees, and both outboxes are empty', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  const yours = await team.open(team.laptop(boss))
  await until(() => isSettled(mine) && isSettled(yours), 'both in step')
  const name = columnOf(mine, 'name')
  const customer = await addCustomer(mine, '青山家居')
  await until(() => cellOf(yours, customer, name) === '青山家居', 'the customer arrives')
  await type(yours, customer, name, '青山木业')
  await until(() => cellOf(mine, customer, name) === '青山木业', 'the new name arrives')
  await until(() => isSettled(mine) && isSettled(yours), 'all sent')
  expect(mine.status.get()).toMatchObject({ link: 'online', waiting: 0, needsYou: 0, storageFault: null })
})

test('a laptop opened without a network shows what it showed before', async () => {
  await using team = await startTeam()
  const laptop = team.laptop(boss)
  const before = await team.open(laptop)
  await until(() => isSettled(before), 'in step')
  const name = columnOf(before, 'name')
  const customer = await addCustomer(before, '青山家居')
  await type(before, customer, name, '青山木业')
  await until(() => isSettled(before), 'all sent')
  const rows = [...before.rows('customers').all()]
  const envelope = before.envelope(customer)
  await before[Symbol.asyncDispose]()
  const after = await team.open(laptop, { offline: true })
  expect([...after.rows('customers').all()]).toEqual(rows)
  expect(after.envelope(customer)).toEqual(envelope)
  expect(after.company.get()).toEqual(before.company.get())
  expect(after.status.get()).toMatchObject({ boot: null, wiped: false, waiting: 0 })
})

test('what was typed offline survives closing the app and goes out later', async () => {
  await using team = await startTeam()
  const { laptop, workspace: first, name, customer } = await openWithCustomer(team, '青山家居')
  await first[Symbol.asyncDispose]()
  const away = await team.open(laptop, { offline: true })
  await type(away, customer, name, '路上改的')
  const fresh = await addCustomer(away, '路上新建')
  expect(away.status.get().waiting).toBe(2)
  await away[Symbol.asyncDispose]()
  const back = await team.open(laptop)
  expect(cellOf(back, customer, name)).toBe('路上改的')
  await until(() => isSettled(back), 'all sent')
  const other = await team.open(team.laptop(boss))
  await until(() => isSettled(other), 'in step')
  expect([cellOf(other, customer, name), cellOf(other, fresh, name)]).toEqual(['路上改的', '路上新建'])
})

test('a new pace of a grade moves what waits on this device too', async () => {
  await using team = await startTeam()
  const { laptop, workspace: first } = await openWithCustomer(team, '青山家居')
  await first[Symbol.asyncDispose]()
  const away = await team.open(laptop, { offline: true })
  const [grade, due] = [columnOf(away, 'grade'), columnOf(away, 'nextFollowUpOn')]
  const fresh = await addCustomer(away, '路上新建')
  const option = away.company.get().columns.get(grade)?.options?.[0]?.id
  if (option === undefined) throw new Error('the template has grades')
  await type(away, fresh, grade, option)
  const before = cellOf(away, fresh, due)
  const { settings } = away.company.get()
  const now = { ...settings, cadenceDays: { ...settings.cadenceDays, [option]: 300 } }
  await away.submit({ kind: 'configure', changes: [{ kind: 'putSettings', now }] })
  expect(typeof before).toBe('string')
  expect(String(cellOf(away, fresh, due)) > String(before)).toBe(true)
})

test('after the server came back from a backup the laptop shows the server’s columns, not those it remembers', async () => {
  await using team = await startTeam()
  const { workspace: laptop, name, customer } = await openWithCustomer(team, '青山家居')
  const column = laptop.company.get().columns.get(columnOf(laptop, 'region'))
  if (column === undefined) throw new Error('the template has a region')
  const renamed = { ...column, name: '片区' }
  const lent = await team.open(team.laptop(boss))
  await until(() => isSettled(lent), 'the lent laptop is in step')
  await lent.submit({ kind: 'configure', changes: [{ kind: 'putColumn', was: column, now: renamed }] })
  await until(() => laptop.company.get().columns.get(column.id)?.name === '片区', 'the new name is known')
  await until(() => isSettled(laptop) && isSettled(lent), 'all sent')
  await lent[Symbol.asyncDispose]()
  team.cut()
  team.restore(1)
  expect(team.ledger.companyNow().columns.get(column.id)?.name).toBe(column.name)
  team.mend()
  await until(() => isSettled(laptop), 'in step with the restored server')
  await until(
    () => laptop.company.get().columns.get(column.id)?.name === team.ledger.companyNow().columns.get(column.id)?.name,
    'both name the column alike',
  )
  expect(cellOf(laptop, customer, name)).toBe('青山家居')
})
