import { expect, test } from 'vitest'
import { ledgerRecord } from '#shared/base/id.ts'
import type { Settings } from '#shared/ledger/company.ts'
import { addCustomer, boss, cellOf, columnOf, isSettled, startTeam, type, until } from './team.ts'

test('undo puts the value back, redo brings it again, also after a reload', async () => {
  await using team = await startTeam()
  const laptop = team.laptop(boss)
  const first = await team.open(laptop)
  await until(() => isSettled(first), 'in step')
  const name = columnOf(first, 'name')
  const customer = await addCustomer(first, '青山')
  await type(first, customer, name, '青山家居')
  expect((await first.undo()).kind).toBe('done')
  expect(cellOf(first, customer, name)).toBe('青山')
  await until(() => isSettled(first), 'all sent')
  await first[Symbol.asyncDispose]()
  const again = await team.open(laptop)
  await until(() => again.redoList.get().length === 1, 'the redo list is back')
  expect((await again.redo()).kind).toBe('done')
  expect(cellOf(again, customer, name)).toBe('青山家居')
  await again.undo()
  await again.undo()
  expect(again.rows('customers').get(ledgerRecord(customer))).toBeUndefined()
  expect(again.undoList.get()).toEqual([])
  await until(() => isSettled(again), 'all sent')
  expect(again.status.get().needsYou).toBe(0)
})

test('undo takes back what is being stored at that moment, and two quick ones take back two', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  await until(() => isSettled(mine), 'in step')
  const name = columnOf(mine, 'name')
  const customer = await addCustomer(mine, '青山')
  await type(mine, customer, name, '青山家居')
  const typing = type(mine, customer, name, '青山家居建材')
  const undone = [mine.undo(), mine.undo()]
  await typing
  expect((await Promise.all(undone)).map(({ kind }) => kind)).toEqual(['done', 'done'])
  expect(cellOf(mine, customer, name)).toBe('青山')
  const back = [mine.redo(), mine.redo()]
  expect((await Promise.all(back)).map(({ kind }) => kind)).toEqual(['done', 'done'])
  expect(cellOf(mine, customer, name)).toBe('青山家居建材')
})

test('undo asks before it overwrites what somebody wrote since', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  const yours = await team.open(team.laptop(boss))
  await until(() => isSettled(mine) && isSettled(yours), 'in step')
  const name = columnOf(mine, 'name')
  const customer = await addCustomer(mine, '青山')
  await type(mine, customer, name, '我写的')
  await until(() => cellOf(yours, customer, name) === '我写的', 'seen')
  await type(yours, customer, name, '你写的')
  await until(() => cellOf(mine, customer, name) === '你写的', 'seen back')
  const asked = await mine.undo()
  expect(asked).toMatchObject({ kind: 'ask', clean: 0, cells: [{ present: '你写的' }] })
  expect(cellOf(mine, customer, name)).toBe('你写的')
  const [entry] = mine.undoList.get().slice(-1)
  await mine.undo(entry?.set.id, { insist: true })
  expect(cellOf(mine, customer, name)).toBe('青山')
  await until(() => cellOf(yours, customer, name) === '青山', 'insisted')
})

test('undo of another kind for a column brings back what did not convert, also after a reload and beside a colleague', async () => {
  await using team = await startTeam()
  const laptop = team.laptop(boss)
  const first = await team.open(laptop)
  const colleague = await team.open(team.laptop(boss))
  await until(() => isSettled(first) && isSettled(colleague), 'in step')
  const was = { id: first.newId.column(), table: 'customers', kind: 'text', name: '数量', order: 99 } as const
  await first.submit({ kind: 'configure', changes: [{ kind: 'putColumn', was: null, now: was }] })
  const customer = await addCustomer(first, '青山')
  await type(first, customer, was.id, 'abc')
  const other = await addCustomer(first, '绿水')
  await type(first, other, was.id, 'def')
  await until(() => isSettled(first), 'all sent')
  const prepared = { description: '台数', ...was, name: '台数' }
  await first.submit({
    kind: 'configure',
    label: '台数',
    changes: [
      { kind: 'putColumn', was, now: prepared },
      { kind: 'retypeColumn', column: was.id, from: 'text', to: 'number' },
    ],
  })
  await until(() => cellOf(first, customer, was.id) === null && cellOf(first, other, was.id) === null, 'emptied')
  await until(() => colleague.company.get().columns.get(was.id)?.kind === 'number', 'the colleague knows')
  await type(colleague, other, was.id, 7)
  await until(() => cellOf(first, other, was.id) === 7, 'seven arrives')
  await until(() => isSettled(first), 'all answered')
  await first[Symbol.asyncDispose]()
  const again = await team.open(laptop)
  await until(() => isSettled(again) && again.undoList.get().length > 0, 'the undo list is back')
  const columnNow = () => again.company.get().columns.get(was.id)
  expect(await again.undo()).toMatchObject({ kind: 'done' })
  await until(() => cellOf(again, customer, was.id) === 'abc', 'the text is back')
  await until(() => cellOf(again, other, was.id) === '7', 'the colleague’s number stays, as a text')
  await until(() => columnNow()?.kind === 'text', 'the column is one of texts')
  expect(columnNow()).toEqual(was)
  expect(await again.redo()).toMatchObject({ kind: 'done' })
  await until(() => cellOf(again, customer, was.id) === null && cellOf(again, other, was.id) === 7, 'again numbers')
  await until(() => columnNow()?.kind === 'number', 'the column is one of numbers')
  expect(columnNow()).toEqual({ ...prepared, kind: 'number' })
  await until(() => isSettled(again), 'all answered')
  expect(again.status.get().needsYou).toBe(0)
})

test('a column retyped and taken back offline comes out as it was', async () => {
  await using team = await startTeam()
  const laptop = await team.open(team.laptop(boss))
  await until(() => isSettled(laptop), 'in step')
  const was = { id: laptop.newId.column(), table: 'customers', kind: 'text', name: '数量', order: 99 } as const
  await laptop.submit({ kind: 'configure', changes: [{ kind: 'putColumn', was: null, now: was }] })
  const customer = await addCustomer(laptop, '青山')
  await type(laptop, customer, was.id, 'abc')
  await until(() => isSettled(laptop), 'all sent')
  team.cut()
  await until(() => laptop.status.get().link !== 'online', 'offline')
  await laptop.submit({
    kind: 'configure',
    changes: [
      { kind: 'putColumn', was, now: { ...was, name: '意向' } },
      { kind: 'retypeColumn', column: was.id, from: 'text', to: 'select' },
    ],
  })
  expect(await laptop.undo()).toMatchObject({ kind: 'done' })
  team.mend()
  await until(() => isSettled(laptop), 'all answered')
  await until(() => cellOf(laptop, customer, was.id) === 'abc', 'the text stands')
  expect(laptop.company.get().columns.get(was.id)).toMatchObject({ name: '数量', kind: 'text' })
  expect(laptop.status.get().needsYou).toBe(0)
})

test('undo of a setting takes back what one set, beside what a colleague set since, also after a reload', async () => {
  await using team = await startTeam()
  const laptop = team.laptop(boss)
  const first = await team.open(laptop)
  const colleague = await team.open(team.laptop(boss))
  await until(() => isSettled(first) && isSettled(colleague), 'in step')
  const settingsOf = (workspace: typeof first) => workspace.company.get().settings
  const set = (workspace: typeof first, now: Partial<Settings>) => {
    const was = settingsOf(workspace)
    return workspace.submit({ kind: 'configure', changes: [{ kind: 'putSettings', was, now: { ...was, ...now } }] })
  }
  const before = settingsOf(first)
  await set(first, { pool: { capacity: 50, warnDays: 5 } })
  await until(() => settingsOf(colleague).pool?.capacity === 50, 'the colleague knows')
  await set(colleague, { pool: { capacity: 60, warnDays: 5 }, exports: { watermark: true } })
  await until(() => settingsOf(first).pool?.capacity === 60, 'sixty arrives')
  await until(() => isSettled(first), 'all answered')
  await first[Symbol.asyncDispose]()
  const again = await team.open(laptop)
  await until(() => isSettled(again) && again.undoList.get().length === 1, 'the undo list is back')
  expect(await again.undo()).toMatchObject({ kind: 'done' })
  const own = { ...before, pool: { capacity: 60 }, exports: { watermark: true } }
  expect(settingsOf(again)).toEqual(own)
  await until(() => settingsOf(colleague).pool?.warnDays === undefined, 'taken back there too')
  expect(settingsOf(colleague)).toEqual(own)
  expect(await again.redo()).toMatchObject({ kind: 'done' })
  expect(settingsOf(again).pool).toEqual({ capacity: 60, warnDays: 5 })
})

test('what has no way back is not offered, nor a command that was refused, also after a reload', async () => {
  await using team = await startTeam()
  const laptop = team.laptop(boss)
  const first = await team.open(laptop)
  await until(() => isSettled(first), 'in step')
  await first.submit({ kind: 'configure', label: '启明', changes: [{ kind: 'renameCompany', name: '启明' }] })
  expect(first.undoList.get()).toEqual([])
  const claimed = await first.submit({
    kind: 'claim',
    changes: [{ kind: 'claim', customer: first.newId.customer() }],
  })
  await until(() => first.status.get().needsYou === 1, 'refused')
  expect(first.undoList.get()).toEqual([])
  expect(await first.undo(claimed)).toEqual({ kind: 'nothing' })
  await first[Symbol.asyncDispose]()
  const again = await team.open(laptop)
  await until(() => isSettled(again), 'in step again')
  await again.acknowledge(claimed)
  await again[Symbol.asyncDispose]()
  const last = await team.open(laptop)
  await until(() => isSettled(last), 'in step at last')
  await addCustomer(last, '青山')
  expect(last.undoList.get().map(({ set }) => set.kind)).toEqual(['create'])
})
