import { z } from 'zod'
import { CompanyId } from '#shared/base/id.ts'
import { api, Membership, SessionFacts } from './api.ts'
import { ApiRefused } from './fault.ts'
import { sessionKey } from './sessionKey.ts'

/** What this device keeps of a sign-in, so that the app opens without the server. */
const Kept = z.object({ login: z.string(), membership: Membership }).readonly()
type Kept = z.infer<typeof Kept>

/** Why the copy of a company is no longer here: told until somebody signs in. */
const Gone = z.object({ over: z.enum(['revoked', 'left']), companyName: z.string(), kept: z.number().int() }).readonly()
export type Gone = z.infer<typeof Gone>

/**
 * asking ─► stranger ─► choosing ─► member
 *    └──────────────────────────────► member   (kept from last time: opens at once, the server is asked beside it)
 */
export type SessionState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'stranger'; readonly gone?: Gone | undefined }
  | { readonly kind: 'choosing'; readonly memberships: readonly Membership[]; readonly gone?: Gone | undefined }
  /**
   * `expired`: the server no longer knows this browser; the local copy stays open until he signs in again.
   * `left`: he is signed in, but no longer of this company; what is here can be read and is synced no more.
   * `entrance` counts sign-ins on this page: each opens the workspace anew.
   */
  | {
      readonly kind: 'member'
      readonly login: string
      readonly membership: Membership
      readonly expired: boolean
      readonly left?: boolean
      readonly entrance: number
    }

export interface SessionStore {
  readonly get: () => SessionState
  readonly subscribe: (listener: () => void) => () => void
  /** Asks the server who this browser is. What is kept stays open when it cannot be reached. */
  readonly ask: () => Promise<void>
  /** After a sign-in, a new company, a demo visit, a join. */
  readonly enter: (facts: SessionFacts) => void
  readonly choose: (company: CompanyId) => Promise<void>
  /** The socket said that it is over: asks the server whether the sign-in is, or the membership. */
  readonly ended: () => Promise<void>
  /** This device is out of the company, what lay unsent is with the server, the copy is cleared. */
  readonly over: (handed: Pick<Gone, 'over' | 'kept'>) => Promise<void>
  /** Signs out here at once; without the network the server is told at the next contact. */
  readonly leave: () => Promise<void>
  /** The network is back: ends at the server what was left without it. */
  readonly settle: () => Promise<void>
  /** Another tab signed out. */
  readonly leftElsewhere: () => void
}

export function createSession(
  store: Storage,
  server: Pick<typeof api, 'session' | 'chooseCompany' | 'signOut'>,
): SessionStore {
  const listeners = new Set<() => void>()
  const kept = readKept(store)
  let now: SessionState = kept === null ? { kind: 'asking' } : { kind: 'member', ...kept, expired: false, entrance: 0 }

  const set = (next: SessionState) => {
    now = next.kind === 'stranger' || next.kind === 'choosing' ? { ...next, gone: readGone(store) } : next
    if (next.kind === 'member') store.removeItem(goneKey)
    if (next.kind === 'member') keep(store, { login: next.login, membership: next.membership })
    else if (next.kind !== 'asking') store.removeItem(sessionKey)
    for (const listener of listeners) listener()
  }

  /** True when no session that was left here is still open at the server. */
  const endLeft = async (): Promise<boolean> => {
    if (store.getItem(leftKey) === null) return true
    try {
      await server.signOut()
    } catch (error) {
      const isOver = error instanceof ApiRefused && error.fault.kind === 'not-signed-in'
      if (!isOver) return false
    }
    store.removeItem(leftKey)
    return true
  }

  const enter = ({ account, memberships, current }: SessionFacts) => {
    const wanted = memberships.find(({ company }) => company === current) ?? null
    const only = memberships.length === 1 ? (memberships[0] ?? null) : null
    const membership = wanted ?? only
    // whoever signs in here ends the session that this browser had before
    store.removeItem(leftKey)
    const before = now.kind === 'member' ? now : null
    // a session that had ended needs new sockets; one that was only confirmed keeps those it has
    const entrance = (before?.entrance ?? 0) + (before?.expired === true ? 1 : 0)
    if (membership !== null) set({ kind: 'member', login: account.login, membership, expired: false, entrance })
    else set(memberships.length === 0 ? { kind: 'stranger' } : { kind: 'choosing', memberships })
  }

  const expire = () => {
    if (now.kind === 'member') set({ ...now, expired: true })
    else set({ kind: 'stranger' })
  }

  return {
    get: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: async () => {
      // the cookie of one who has signed out without the network opens nothing here
      if (!(await endLeft())) return set({ kind: 'stranger' })
      await server.session().then(enter, (error: unknown) => {
        const isStranger = error instanceof ApiRefused && error.fault.kind === 'not-signed-in'
        if (isStranger || now.kind === 'asking') expire()
      })
    },
    enter,
    choose: async (company) => enter(await server.chooseCompany(company)),
    ended: async () => {
      if (now.kind !== 'member') return
      const { company } = now.membership
      const memberships = await server.session().then(
        (facts) => facts.memberships,
        () => null,
      )
      if (memberships === null || memberships.some((each) => each.company === company)) return expire()
      if (now.kind === 'member') set({ ...now, expired: true, left: true })
    },
    over: async ({ over, kept }) => {
      if (now.kind !== 'member') return
      const { company, companyName } = now.membership
      store.setItem(goneKey, JSON.stringify({ over, companyName, kept }))
      const others = await server.session().then(
        (facts) => facts.memberships.filter((each) => each.company !== company),
        () => [],
      )
      set(others.length === 0 ? { kind: 'stranger' } : { kind: 'choosing', memberships: others })
    },
    leave: async () => {
      store.setItem(leftKey, 'left')
      await endLeft()
      set({ kind: 'stranger' })
    },
    settle: async () => void (await endLeft()),
    leftElsewhere: () => {
      if (now.kind === 'member' && store.getItem(sessionKey) === null) set({ kind: 'stranger' })
    },
  }
}

/** Stands from a sign-out until the server has confirmed it. */
const leftKey = 'kebu.left'

function readKept(store: Storage): Kept | null {
  try {
    const kept = Kept.safeParse(JSON.parse(store.getItem(sessionKey) ?? 'null'))
    return kept.success ? kept.data : null
  } catch {
    return null // unreadable: ask the server as on the first day
  }
}

/** Stands until the next sign-in, over a reload too. */
const goneKey = 'kebu.gone'

function readGone(store: Storage): Gone | undefined {
  try {
    return Gone.safeParse(JSON.parse(store.getItem(goneKey) ?? 'null')).data
  } catch {
    return undefined
  }
}

const keep = (store: Storage, kept: Kept) => store.setItem(sessionKey, JSON.stringify(kept))
