import { beforeEach, describe, expect, test } from 'vitest'
import { newCompanyId, newMemberId } from '#shared/base/id.ts'
import type { SessionFacts } from '../../client/company/api.ts'
import { ApiRefused, readFault } from '../../client/company/fault.ts'
import { createSession } from '../../client/company/session.ts'

let letters = 0
const random = () => ((letters += 1) % 36) / 36
const company = newCompanyId(random)
const membership = { company, companyName: '启航', member: newMemberId(random), name: '林岚', role: 'rep' as const }
const facts: SessionFacts = {
  account: { id: 'acc', login: 'linlan', name: '林岚' },
  memberships: [membership],
  current: company,
}

/** A browser's store in memory. */
function createStore(): Storage {
  const entries = new Map<string, string>()
  return {
    get length() {
      return entries.size
    },
    clear: () => entries.clear(),
    key: (place) => [...entries.keys()][place] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  }
}

const server = (answer: () => Promise<SessionFacts>) => ({
  session: answer,
  chooseCompany: answer,
  signOut: () => Promise.resolve({}),
})
const unreachable = () => Promise.reject(new ApiRefused({ kind: 'unreachable' }))
const signedOut = () => Promise.reject(new ApiRefused({ kind: 'not-signed-in' }))

describe('the sign-in on this device', () => {
  let store: Storage
  beforeEach(() => {
    store = createStore()
  })

  test('a browser that nobody signed in on meets the first page', async () => {
    const session = createSession(store, server(signedOut))
    await session.ask()
    expect(session.get()).toEqual({ kind: 'stranger' })
  })

  test('a kept sign-in opens at once, also when the server is away', async () => {
    createSession(store, server(unreachable)).enter(facts)
    const later = createSession(store, server(unreachable))
    expect(later.get()).toMatchObject({ kind: 'member', membership, expired: false })
    await later.ask()
    expect(later.get()).toMatchObject({ kind: 'member', expired: false })
  })

  test('an ended session keeps the copy open and asks to sign in; signing in opens new sockets', async () => {
    createSession(store, server(unreachable)).enter(facts)
    const session = createSession(store, server(signedOut))
    await session.ask()
    expect(session.get()).toMatchObject({ kind: 'member', expired: true, entrance: 0 })
    session.enter(facts)
    expect(session.get()).toMatchObject({ kind: 'member', expired: false, entrance: 1 })
  })

  test('who was taken out of the company is told so, and is not asked to sign in again', async () => {
    const session = createSession(
      store,
      server(() => Promise.resolve({ ...facts, memberships: [], current: null })),
    )
    session.enter(facts)
    await session.ended()
    expect(session.get()).toMatchObject({ kind: 'member', expired: true, left: true })
  })

  test('a link that ended while the server is away leaves the way back open', async () => {
    const session = createSession(store, server(unreachable))
    session.enter(facts)
    await session.ended()
    expect(session.get()).toMatchObject({ kind: 'member', expired: true })
    expect(session.get()).not.toHaveProperty('left')
  })

  test('signing out forgets who was here', async () => {
    const session = createSession(store, server(unreachable))
    session.enter(facts)
    await session.leave()
    expect(session.get()).toEqual({ kind: 'stranger' })
    expect(createSession(store, server(unreachable)).get()).toEqual({ kind: 'asking' })
  })

  test('signed out without the network, the device opens nothing, and the server hears at the next contact', async () => {
    let isAway = true
    let signedOutTimes = 0
    const answering = {
      session: () => (isAway ? unreachable() : Promise.resolve(facts)), // the cookie would still open it
      chooseCompany: unreachable,
      signOut: () => {
        if (isAway) return unreachable()
        signedOutTimes += 1
        answering.session = signedOut
        return Promise.resolve({})
      },
    }
    const session = createSession(store, answering)
    session.enter(facts)
    await session.leave()
    const later = createSession(store, answering)
    await later.ask()
    expect(later.get()).toEqual({ kind: 'stranger' })
    isAway = false
    await later.settle()
    await later.ask()
    expect(later.get()).toEqual({ kind: 'stranger' })
    expect(signedOutTimes).toBe(1)
  })

  test('signed out without the network and opened again with it, he is out before anybody is asked who he is', async () => {
    const asked: string[] = []
    const answering = {
      session: () => {
        asked.push('session')
        return signedOut()
      },
      chooseCompany: unreachable,
      signOut: () => {
        asked.push('signOut')
        return Promise.resolve({})
      },
    }
    const session = createSession(store, server(unreachable))
    session.enter(facts)
    await createSession(store, { ...server(unreachable), signOut: unreachable }).leave()
    await createSession(store, answering).ask()
    expect(asked).toEqual(['signOut', 'session'])
  })

  test('who signs in again before that is not signed out by it', async () => {
    const session = createSession(store, { ...server(unreachable), signOut: unreachable })
    session.enter(facts)
    await session.leave()
    session.enter(facts)
    let signedOutTimes = 0
    const later = createSession(store, {
      ...server(() => Promise.resolve(facts)),
      signOut: () => {
        signedOutTimes += 1
        return Promise.resolve({})
      },
    })
    await later.ask()
    expect(later.get()).toMatchObject({ kind: 'member' })
    expect(signedOutTimes).toBe(0)
  })

  test('a tab hears that another has signed out', async () => {
    const one = createSession(store, server(unreachable))
    one.enter(facts)
    const two = createSession(store, server(unreachable))
    await one.leave()
    two.leftElsewhere()
    expect(two.get()).toEqual({ kind: 'stranger' })
  })

  test('an account of two companies chooses', () => {
    const session = createSession(store, server(unreachable))
    const other = { ...membership, company: newCompanyId(random) }
    session.enter({ ...facts, memberships: [membership, other], current: null })
    expect(session.get()).toEqual({ kind: 'choosing', memberships: [membership, other] })
  })
})

test.each([
  [409, { error: { kind: 'taken-login' } }, { kind: 'taken-login' }],
  [429, { error: { kind: 'too-many-tries', retryAfterMs: 9000 } }, { kind: 'too-many-tries', retryAfterMs: 9000 }],
  [400, { error: { kind: 'from-the-future' } }, { kind: 'unknown', said: 'from-the-future' }],
  [502, null, { kind: 'unreachable' }],
  [500, '<html>', { kind: 'unknown', said: 'HTTP 500' }],
])('an answer %i is told as a fault that has words', (status, body, fault) => {
  expect(readFault(status, body)).toEqual(fault)
})
