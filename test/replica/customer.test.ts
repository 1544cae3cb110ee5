import { expect, test } from 'vitest'
import { ledgerRecord, type CustomerId } from '#shared/base/id.ts'
import type { OpenCustomer, Workspace } from '../../client/replica/workspace.ts'
import { addCustomer, boss, columnOf, isSettled, openWithCustomer, rep, startTeam, type, until } from './team.ts'

async function addFollowUp(workspace: Workspace, customer: CustomerId, subject: string): Promise<void> {
  const cells = [{ column: columnOf(workspace, 'followUpSubject', 'followups'), now: subject }]
  const record = workspace.newId.record()
  await workspace.submit({
    kind: 'followUp',
    changes: [{ kind: 'create', customer, table: 'followups', record, cells }],
  })
}

function subjects(workspace: Workspace, opened: OpenCustomer): unknown[] {
  const state = opened.state.get()
  if (state.kind !== 'open') return [state.kind]
  const subject = columnOf(workspace, 'followUpSubject', 'followups')
  return state.records.followups.map((row) => row.cells[subject])
}

test('an open customer shows follow-ups as they are made, by oneself and by others', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  const yours = await team.open(team.laptop(boss))
  await until(() => isSettled(mine) && isSettled(yours), 'in step')
  const customer = await addCustomer(mine, '青山')
  using opened = mine.openCustomer(customer)
  await until(() => opened.state.get().kind === 'open', 'open')
  await addFollowUp(mine, customer, '电话')
  expect(subjects(mine, opened)).toEqual(['电话'])
  await until(() => isSettled(mine) && yours.rows('customers').size === 1, 'sent')
  await addFollowUp(yours, customer, '走访')
  await until(() => subjects(mine, opened).length === 2, 'the other one')
  using theirs = yours.openCustomer(customer)
  await until(() => subjects(yours, theirs).length === 2, 'read from the disk')
})

test('a customer opens offline with everything under him, and without his document too', async () => {
  await using team = await startTeam()
  const first = await team.open(team.laptop(boss))
  await until(() => isSettled(first), 'in step')
  const customer = await addCustomer(first, '青山')
  await addFollowUp(first, customer, '电话')
  await until(() => isSettled(first), 'sent')
  const laptop = team.laptop(boss) // boots: rows, no documents yet
  const booted = await team.open(laptop)
  await until(() => isSettled(booted), 'booted')
  await booted[Symbol.asyncDispose]()
  const offline = await team.open(laptop, { offline: true })
  using opened = offline.openCustomer(customer)
  await until(() => opened.state.get().kind === 'open', 'open')
  expect(subjects(offline, opened)).toEqual(['电话'])
  using nobody = offline.openCustomer(offline.newId.customer())
  await until(() => nobody.state.get().kind === 'absent', 'absent')
})

test('a table under the ledger is read at first use and kept in step from then on', async () => {
  await using team = await startTeam()
  const mine = await team.open(team.laptop(boss))
  await until(() => isSettled(mine), 'in step')
  const customer = await addCustomer(mine, '青山')
  await addFollowUp(mine, customer, '电话')
  await until(() => isSettled(mine), 'sent')
  await mine.rows('followups').load()
  expect(mine.rows('followups').size).toBe(1)
  await addFollowUp(mine, customer, '走访')
  await until(() => isSettled(mine), 'sent')
  expect(mine.rows('followups').size).toBe(2)
})

test('a due reminder is told from local rows while offline', async () => {
  await using team = await startTeam()
  const { laptop, workspace: mine, customer } = await openWithCustomer(team, '青山')
  await mine[Symbol.asyncDispose]()
  const offline = await team.open(laptop, { offline: true })
  const record = offline.newId.record()
  await offline.submit({
    kind: 'reminder',
    changes: [
      {
        kind: 'create',
        customer,
        table: 'reminders',
        record,
        cells: [
          { column: columnOf(offline, 'reminderTitle', 'reminders'), now: '回电' },
          { column: columnOf(offline, 'reminderAt', 'reminders'), now: Date.now() - 1_000 },
        ],
      },
    ],
  })
  await until(() => offline.notices.get().length === 1, 'the notice')
  expect(offline.notices.get()[0]).toMatchObject({ kind: 'reminder', title: '回电', record, customer })
})

test('two tabs of one laptop: one syncs, both write, both see everything', async () => {
  await using team = await startTeam()
  const laptop = { ...team.laptop(boss), locks: navigator.locks }
  const one = await team.open(laptop)
  await until(() => isSettled(one), 'one in step')
  const two = await team.open(laptop)
  await until(() => two.status.get().link === 'online', 'two hears that one is online')
  const name = columnOf(one, 'name')
  const customer = await addCustomer(two, '青山')
  await until(() => one.rows('customers').size === 1 && isSettled(one) && isSettled(two), 'sent by the other tab')
  await type(one, customer, name, '青山家居')
  const seen = () => two.rows('customers').get(ledgerRecord(customer))?.cells[name]
  await until(() => seen() === '青山家居', 'seen by the other tab')
  await one[Symbol.asyncDispose]()
  await type(two, customer, name, '青山木业')
  await until(() => isSettled(two), 'the second tab took over')
  const other = await team.open(team.laptop(boss))
  await until(() => other.rows('customers').get(ledgerRecord(customer))?.cells[name] === '青山木业', 'arrived')
})

test('a note is written by two, and read offline', async () => {
  await using team = await startTeam()
  const laptop = team.laptop(boss)
  const mine = await team.open(laptop)
  const yours = await team.open(team.laptop(boss))
  await until(() => isSettled(mine) && isSettled(yours), 'in step')
  const customer = await addCustomer(mine, '青山')
  await until(() => isSettled(mine) && yours.rows('customers').size === 1, 'sent')
  const one = mine.openNote(customer)
  using two = yours.openNote(customer)
  await until(() => one.state.get() === 'online' && two.state.get() === 'online', 'both in the room')
  const { XmlText } = await import('yjs')
  one.doc.getXmlFragment('default').insert(0, [new XmlText('会谈纪要')])
  await until(() => two.doc.getXmlFragment('default').toJSON() === '会谈纪要', 'the words arrive')
  one[Symbol.dispose]()
  await mine[Symbol.asyncDispose]()
  const offline = await team.open(laptop, { offline: true })
  using again = offline.openNote(customer)
  await until(() => again.state.get() !== 'loading', 'read')
  expect(again.state.get()).toBe('offline')
  expect(again.doc.getXmlFragment('default').toJSON()).toBe('会谈纪要')
})

test('a note written offline counts as unsent, over a cold start too, until the server has it', async () => {
  await using team = await startTeam()
  const { laptop, workspace: first, customer } = await openWithCustomer(team, '青山')
  await first[Symbol.asyncDispose]()
  const away = await team.open(laptop, { offline: true })
  const note = away.openNote(customer)
  await until(() => note.state.get() === 'offline', 'read')
  const { XmlText } = await import('yjs')
  note.doc.getXmlFragment('default').insert(0, [new XmlText('路上记的')])
  expect(away.status.get()).toMatchObject({ waiting: 0, unsentNotes: [customer] })
  note[Symbol.dispose]()
  expect(await away.clearDevice({ evenUnsent: false })).toEqual({ kind: 'unsent', sets: 1 })
  await away[Symbol.asyncDispose]()
  const again = await team.open(laptop, { offline: true })
  expect(again.status.get().unsentNotes).toEqual([customer])
  await again[Symbol.asyncDispose]()
  const back = await team.open(laptop)
  expect(back.status.get().unsentNotes).toEqual([customer])
  await until(() => back.status.get().unsentNotes.length === 0, 'sent in the background')
  expect(team.ledger.readNote(customer).length).toBeGreaterThan(0)
})

test.each([
  ['what was under way when a customer was lost is kept', '同时写的', 1],
  ['what had arrived when a customer was lost counts as sent', '', 0],
])('%s, at once and not at a second try', async (_promise, late, versions) => {
  await using team = await startTeam()
  const { XmlText } = await import('yjs')
  const leader = await team.open(team.laptop(boss))
  await until(() => isSettled(leader), 'in step')
  const [department] = leader.company.get().departments.keys()
  await leader.submit({
    kind: 'people',
    changes: [{ kind: 'putMember', now: { id: rep, name: '小李', role: 'rep', department: department! } }],
  })
  await until(() => isSettled(leader), 'hired')
  const mine = await team.open(team.laptop(rep))
  await until(() => isSettled(mine), 'in step')
  const customer = await addCustomer(mine, '青山')
  await until(() => isSettled(mine) && leader.rows('customers').size === 1, 'sent')
  const note = mine.openNote(customer)
  await until(() => note.state.get() === 'online', 'in the room')
  const text = note.doc.getXmlFragment('default')
  text.insert(0, [new XmlText('拜访')])
  await until(() => team.ledger.readNote(customer).length > 0, 'arrived')
  const { epoch } = team.ledger.envelope(customer)!
  await leader.submit({ kind: 'transfer', changes: [{ kind: 'transfer', customer, epoch, to: boss }] })
  await until(() => mine.rows('customers').size === 0, 'lost')
  if (late !== '') text.insert(1, [new XmlText(late)])
  note[Symbol.dispose]()
  await until(() => mine.status.get().unsentNotes.length === 0, 'nothing unsent', 5_000)
  const kept = team.ledger.noteVersions(team.ledger.viewer(boss)!, customer)
  expect(kept.map(({ by }) => by)).toEqual(Array.from({ length: versions }, () => rep))
})

test('the device is cleared only when nothing is unsent, or when told to', async () => {
  await using team = await startTeam()
  const { laptop, workspace: mine, customer } = await openWithCustomer(team, '青山')
  await mine[Symbol.asyncDispose]()
  const away = await team.open(laptop, { offline: true })
  await type(away, customer, columnOf(away, 'name'), '路上')
  expect(await away.clearDevice({ evenUnsent: false })).toEqual({ kind: 'unsent', sets: 1 })
  expect(await away.clearDevice({ evenUnsent: true })).toEqual({ kind: 'cleared' })
  const empty = await team.open(laptop, { offline: true })
  expect(empty.rows('customers').size).toBe(0)
  expect(empty.status.get()).toMatchObject({ wiped: false, waiting: 0 })
})
