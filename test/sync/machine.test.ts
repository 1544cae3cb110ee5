import { describe, expect, test } from 'vitest'
import { newChangeSetId, newDeviceId, newLinkId, newMemberId, type CompanyId } from '#shared/base/id.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'
import { closeCode, protocol, type Body } from '#shared/wire/message.ts'
import { startSync, step } from '../../client/sync/machine.ts'
import { pushWindow } from '../../client/sync/push.ts'
import {
  emptyMeta,
  partKey,
  type Effect,
  type QueuedPart,
  type SyncEvent,
  type SyncMeta,
  type SyncState,
} from '../../client/sync/state.ts'
import { randomFrom } from '../world/dice.ts'

const random = randomFrom(7)
const device = newDeviceId(random)
const member = newMemberId(random)
const link = newLinkId(random)
const atTen: SyncMeta = { log: 'log-a', cursor: 10, rights: 'all', boot: null, boots: 1 }

function queuedPart(bytes = 100): QueuedPart {
  const set = { id: newChangeSetId(random), kind: 'personal' as const, label: '', author: member, device, madeAt: 1 }
  const part: ChangePart = { set, part: 0, changes: [{ kind: 'putPersonal', key: 'k', value: 1 }], link: null }
  return { part, bytes }
}

const accepted = ({ part }: QueuedPart, seq: number): Answer => ({
  set: part.set.id,
  part: part.part,
  seq,
  verdicts: [{ kind: 'accepted' }],
})

const welcome = (body: Partial<Body<'welcome'>> = {}): SyncEvent => ({
  kind: 'message',
  socket: 1,
  message: {
    kind: 'welcome',
    blobs: [],
    body: {
      protocol,
      company: 'com_000000000000' as CompanyId, // of that form
      member,
      link,
      log: 'log-a',
      head: 20,
      rights: 'all',
      serverTime: 5,
      mode: 'log',
      ...body,
    },
  },
})

const batch = (from: number, to: number, answers: readonly Answer[] = []): SyncEvent => ({
  kind: 'message',
  socket: 1,
  message: {
    kind: 'batch',
    blobs: [],
    body: { from, to, items: answers.map((answer) => ({ kind: 'answer', seq: answer.seq, answer })) },
  },
})

const page = (body: Partial<Body<'boot'>>): SyncEvent => ({
  kind: 'message',
  socket: 1,
  message: {
    kind: 'boot',
    blobs: [],
    body: {
      head: 20,
      page: 0,
      table: 'customers',
      after: null,
      envelopes: [],
      rows: [],
      proposals: [],
      notices: [],
      personal: [],
      last: false,
      total: 0,
      ...body,
    },
  },
})

/** Runs events one after the other; gives the last state and everything that was to be done, in order. */
function run(meta: SyncMeta, outbox: readonly QueuedPart[], events: readonly SyncEvent[]) {
  let state: SyncState = startSync({ device, meta, outbox })
  const effects: Effect[] = []
  for (const event of events) {
    const next = step(state, event)
    state = next.state
    effects.push(...next.effects)
  }
  return { state, effects }
}

const opened: SyncEvent = { kind: 'opened', socket: 1 }
const submitted = (effects: readonly Effect[]): string[][] =>
  effects.flatMap((effect) =>
    effect.kind === 'send' && effect.message.kind === 'submit' ? [effect.message.body.parts.map(partKey)] : [],
  )
const kinds = (effects: readonly Effect[]): string[] =>
  effects.map((effect) => (effect.kind === 'send' ? effect.message.kind : effect.kind))

describe('a link', () => {
  test('starts with hello from the stored place', () => {
    const { effects } = run(atTen, [], [opened])
    const hello = { protocol, device, log: 'log-a', cursor: 10, rights: 'all', bootAfter: null }
    expect(effects).toEqual([{ kind: 'send', socket: 1, message: { kind: 'hello', body: hello } }])
  })

  test('pushes what waits before the first batch comes', () => {
    const waiting = [queuedPart(), queuedPart()]
    const { effects } = run(atTen, waiting, [opened, welcome(), batch(10, 12)])
    expect(kinds(effects)).toEqual(['hello', 'serverTime', 'submit', 'storeBatch'])
    expect(submitted(effects)).toEqual([waiting.map(({ part }) => partKey(part))])
  })

  test('keeps no more than the window under way, in order, and goes on as answers come', () => {
    const waiting = Array.from({ length: pushWindow.parts + 2 }, () => queuedPart())
    const [first] = waiting
    if (first === undefined) throw new Error('nothing waits')
    const { effects } = run(atTen, waiting, [opened, welcome(), batch(10, 11, [accepted(first, 11)])])
    const keys = waiting.map(({ part }) => partKey(part))
    expect(submitted(effects)).toEqual([keys.slice(0, 64), keys.slice(64, 65)])
  })

  test('counts bytes too; a single part always fits', () => {
    const big = [queuedPart(pushWindow.bytes * 2), queuedPart(10)]
    const { effects } = run(atTen, big, [opened, welcome()])
    expect(submitted(effects).map(({ length }) => length)).toEqual([1])
  })

  test('sends everything unanswered again after a lost connection', () => {
    const waiting = [queuedPart()]
    const { effects } = run(atTen, waiting, [
      opened,
      welcome(),
      { kind: 'closed', socket: 1, code: 1006 },
      { kind: 'opened', socket: 1 },
      welcome(),
    ])
    expect(submitted(effects)).toHaveLength(2)
  })

  test('waits when the server is full, then submits from the first again', () => {
    const waiting = [queuedPart()]
    const full: SyncEvent = {
      kind: 'message',
      socket: 1,
      message: { kind: 'full', blobs: [], body: { retryAfterMs: 300 } },
    }
    const later = queuedPart()
    const { effects } = run(atTen, waiting, [
      opened,
      welcome(),
      full,
      { kind: 'queued', parts: [later] },
      { kind: 'tick' },
    ])
    expect(effects).toContainEqual({ kind: 'wakeIn', ms: 300 })
    expect(submitted(effects).map(({ length }) => length)).toEqual([1, 2])
  })

  test('hears nothing of an older socket', () => {
    const { effects } = run(atTen, [], [opened, { kind: 'opened', socket: 2 }, welcome(), batch(10, 12)])
    expect(kinds(effects)).toEqual(['hello', 'hello'])
  })
})

describe('a batch', () => {
  test('is stored with its cursor before its answers are settled, and credited when stored', () => {
    const waiting = queuedPart()
    const { state, effects } = run(
      atTen,
      [waiting],
      [opened, welcome(), batch(10, 12, [accepted(waiting, 12)]), { kind: 'stored', socket: 1, credit: 12 }],
    )
    expect(kinds(effects).slice(-3)).toEqual(['storeBatch', 'settle', 'credit'])
    expect(effects.find(({ kind }) => kind === 'storeBatch')).toMatchObject({ meta: { cursor: 12 } })
    expect(state.outbox).toEqual([])
  })

  test('that does not join ends the link and leaves the outbox as it is', () => {
    const waiting = queuedPart()
    const { state, effects } = run(atTen, [waiting], [opened, welcome(), batch(11, 13, [accepted(waiting, 13)])])
    expect(kinds(effects)).toEqual(['hello', 'serverTime', 'submit', 'close'])
    expect(state).toMatchObject({ phase: 'closed', meta: atTen, outbox: [waiting] })
  })

  test('that comes twice is stored once', () => {
    const { effects } = run(atTen, [], [opened, welcome(), batch(10, 12), batch(10, 12)])
    expect(kinds(effects).filter((kind) => kind === 'storeBatch')).toHaveLength(1)
  })

  test('of a difference that misses a page ends the link, and one that comes twice is stored once', () => {
    const page = (number: number, rights: string): SyncEvent => ({
      kind: 'message',
      socket: 1,
      message: { kind: 'batch', blobs: [], body: { from: 10, to: 10, items: [], rights, page: number } },
    })
    const whole = run(atTen, [], [opened, welcome(), page(0, 'half'), page(0, 'half'), page(1, 'all of it')])
    expect(whole.effects.filter(({ kind }) => kind === 'storeBatch')).toHaveLength(2)
    expect(whole.state.meta).toMatchObject({ cursor: 10, rights: 'all of it' })
    const broken = run(atTen, [], [opened, welcome(), page(0, 'half'), page(2, 'all of it')])
    expect(broken.state).toMatchObject({ phase: 'closed', meta: { cursor: 10, rights: 'half' } })
  })

  test('that the disk refuses starts the link anew from what the disk holds', () => {
    const { state, effects } = run(atTen, [], [opened, welcome(), batch(10, 12), { kind: 'storeFailed', meta: atTen }])
    expect(effects.at(-1)).toEqual({ kind: 'close', socket: 1, code: closeCode.serverFault })
    expect(state.meta.cursor).toBe(10)
  })
})

describe('a first sync', () => {
  test('stores each page with its place and ends with the cursor at its head', () => {
    const { state, effects } = run(
      emptyMeta,
      [],
      [
        opened,
        welcome({ mode: 'boot' }),
        page({ after: null, total: 3 }),
        page({ page: 1, table: 'contacts', last: true }),
        batch(20, 21),
      ],
    )
    const metas = effects.flatMap((effect) => (effect.kind === 'storeBoot' ? [effect.meta] : []))
    expect(metas).toEqual([
      { log: 'log-a', rights: 'all', cursor: null, boot: { head: 20, table: 'customers', customer: null }, boots: 1 },
      { log: 'log-a', rights: 'all', cursor: 20, boot: null, boots: 1 },
    ])
    expect(state.meta.cursor).toBe(21)
  })

  test('is resumed under the same number, and begun under a new one when the head moved', () => {
    const half: SyncMeta = { ...atTen, cursor: null, boot: { head: 20, table: 'customers', customer: null } }
    const boots = (head: number) => run(half, [], [opened, welcome({ mode: 'boot' }), page({ head })]).state.meta.boots
    expect([boots(20), boots(21)]).toEqual([1, 2])
  })
})

describe('a server that was restored', () => {
  test('gets what it lacks before the boot is stored: another log', () => {
    const { effects } = run(atTen, [], [opened, welcome({ mode: 'boot', log: 'log-b', head: 4 }), page({ head: 4 })])
    expect(kinds(effects)).toEqual(['hello', 'serverTime', 'reopen', 'storeBoot'])
  })

  test('gets it too when only its head is behind', () => {
    const { effects } = run(atTen, [], [opened, welcome({ mode: 'boot', head: 4 })])
    expect(kinds(effects)).toContain('reopen')
  })

  test('gets reopened parts in front of what waits', () => {
    const [old, young] = [queuedPart(), queuedPart()]
    const { state } = run(atTen, [young], [{ kind: 'queued', parts: [old], front: true }])
    expect(state.outbox).toEqual([old, young])
  })
})

describe('an end', () => {
  test('a server that wants a newer app leaves the outbox and pushes nothing', () => {
    const waiting = queuedPart()
    const { state, effects } = run(
      atTen,
      [waiting],
      [opened, welcome({ mode: 'old' }), { kind: 'closed', socket: 1, code: closeCode.tooOld }],
    )
    expect(state).toMatchObject({ phase: 'old', outbox: [waiting] })
    expect(submitted(effects)).toEqual([])
  })

  test.each([
    ['signed out', closeCode.signIn, 'ended'],
    ['no longer a member', closeCode.notAMember, 'ended'],
    ['the device was revoked', closeCode.deviceRevoked, 'ended'],
    ['the server restarts', 1012, 'closed'],
    ['the server is busy', closeCode.tooMuch, 'closed'],
  ])('%s: %i → %s', (_why, code, phase) => {
    expect(run(atTen, [], [opened, { kind: 'closed', socket: 1, code }]).state.phase).toBe(phase)
  })
})
