import { expect, test } from 'vitest'
import { readComment, sayComment } from '#shared/ledger/comment.ts'
import type { MemberId } from '#shared/base/id.ts'
import type { Workspace } from '../../client/replica/workspace.ts'
import { collaborationOf } from '#shared/ownership/envelope.ts'
import { addCustomer, boss, isSettled, rep, startTeam, until } from './team.ts'

const texts = (workspace: Workspace) =>
  [...workspace.rows('comments').all()].map((row) => [readComment(row)?.text, row.waiting])

async function hire(workspace: Workspace, member: MemberId): Promise<void> {
  const me = workspace.company.get().members.get(workspace.me)
  if (me === undefined) throw new Error('the boss is of the company')
  const now = { id: member, name: '李雷', role: 'rep' as const, department: me.department }
  await workspace.submit({ kind: 'people', changes: [{ kind: 'putMember', now }] })
}

test('a comment written offline stands at once, goes out with the network, and is taken back by undo', async () => {
  await using team = await startTeam()
  const laptop = team.laptop(boss)
  const mine = await team.open(laptop, { hasty: true })
  await until(() => isSettled(mine), 'in step')
  const customer = await addCustomer(mine, '青山')
  await until(() => isSettled(mine), 'all sent')
  team.cut()
  await until(() => mine.status.get().link !== 'online', 'offline')
  const say = sayComment({ id: mine.newId.record(), customer, text: '先谈价', about: null, named: [] })
  await mine.submit({ kind: 'comment', changes: [say] })
  expect(texts(mine)).toEqual([['先谈价', 'row']])
  team.mend()
  await until(() => isSettled(mine), 'sent')
  const yours = await team.open(team.laptop(boss))
  await yours.rows('comments').load()
  await until(() => texts(yours).length === 1, 'on the other laptop')
  expect(texts(yours)).toEqual([['先谈价', undefined]])
  await mine[Symbol.asyncDispose]()
  const again = await team.open(laptop, { offline: true })
  await again.rows('comments').load()
  expect(texts(again)).toEqual([['先谈价', undefined]])
  await until(() => again.undoList.get().length > 0, 'the undo list is back')
  expect((await again.undo()).kind).toBe('done')
  expect(texts(again)).toEqual([])
})

test('undo of a share gives back what the colleague had before', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  await until(() => isSettled(mine), 'in step')
  await hire(mine, rep)
  const customer = await addCustomer(mine, '青山')
  await until(() => isSettled(mine), 'all sent')
  const given = () => collaborationOf(mine.envelope(customer)!, rep)?.right ?? null
  await mine.submit({ kind: 'share', changes: [{ kind: 'share', customer, to: rep, right: 'read' }] })
  await until(() => isSettled(mine), 'shared')
  const was = { right: 'read' } as const
  await mine.submit({ kind: 'share', changes: [{ kind: 'share', customer, to: rep, right: 'edit', was }] })
  await until(() => isSettled(mine) && given() === 'edit', 'may edit')
  expect((await mine.undo()).kind).toBe('done')
  await until(() => isSettled(mine) && given() === 'read', 'reads again')
  expect((await mine.undo()).kind).toBe('done')
  await until(() => isSettled(mine) && given() === null, 'closed again')
  expect((await mine.redo()).kind).toBe('done')
  await until(() => isSettled(mine) && given() === 'read', 'opened again')
})
