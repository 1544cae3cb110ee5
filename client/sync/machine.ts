import type { CustomerId, DeviceId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import { closeCode, protocol, type Body } from '#shared/wire/message.ts'
import { checkDropped, mend, noCheck, takeDiffering, verify } from './check.ts'
import { addParts, dropKeys, pushParts } from './push.ts'
import {
  partKey,
  type Effect,
  type Incoming,
  type QueuedPart,
  type Step,
  type SyncEvent,
  type SyncMeta,
  type SyncState,
} from './state.ts'

const finalCodes: ReadonlySet<number> = new Set([
  closeCode.signIn,
  closeCode.notAMember,
  closeCode.companyGone,
  closeCode.tooOld,
  closeCode.deviceRevoked,
])

/** A client as it wakes: what its two stores hold, and no link. */
export function startSync(parts: {
  readonly device: DeviceId
  readonly meta: SyncMeta
  readonly outbox: readonly QueuedPart[]
}): SyncState {
  return {
    ...parts,
    phase: 'closed',
    socket: null,
    link: null,
    flight: new Set(),
    paused: false,
    wanted: new Set(),
    focus: null,
    offered: null,
    pages: 0,
    bootProgress: null,
    endedBy: null,
    check: noCheck,
  }
}

/**
 * One client's synchronisation, pure: hello → welcome → push the outbox while boot pages or batches flow in → settle.
 * No clock, no randomness, no timer: they come as events, and everything to be done goes out as effects.
 */
export function step(state: SyncState, event: SyncEvent): Step {
  switch (event.kind) {
    case 'opened':
      return greet({ ...state, socket: event.socket, endedBy: null })
    case 'closed':
      return event.socket === state.socket ? still(closed(state, event.code)) : still(state)
    case 'message':
      return event.socket === state.socket ? hear(state, event.socket, event.message) : still(state)
    case 'queued':
      return pushParts(addParts(state, event.parts, event.front === true))
    case 'settledElsewhere':
      return pushParts(dropKeys(state, event.keys))
    case 'stored':
      return event.socket === state.socket && isOpen(state)
        ? grantCredit(state, event.socket, event.credit)
        : still(state)
    case 'storeFailed':
      return startOver(state, event.meta)
    case 'want':
      return want(state, event.customers)
    case 'verify':
      return verify(state, event.digests)
    case 'focus':
      return tellFocus({ ...state, focus: event.focus })
    case 'tick':
      return state.paused ? pushParts({ ...state, paused: false, flight: new Set() }) : still(state)
    default:
      return never(event)
  }
}

const still = (state: SyncState): Step => ({ state, effects: [] })

/** Welcomed: parts may be pushed, documents asked for. */
const isOpen = (state: SyncState): boolean => state.phase === 'booting' || state.phase === 'following'

function closed(state: SyncState, code: number): SyncState {
  const phase = code === closeCode.tooOld ? 'old' : finalCodes.has(code) ? 'ended' : 'closed'
  const endedBy = phase === 'closed' ? null : code
  const check = checkDropped(state.check)
  return { ...state, phase, endedBy, socket: null, link: null, flight: new Set(), paused: false, offered: null, check }
}

/** Says where the copy stands. Until the welcome everything else on this socket belongs to what was before. */
function greet(state: SyncState): Step {
  if (state.socket === null) return still(state)
  const { meta } = state
  const hello: Body<'hello'> = {
    protocol,
    device: state.device,
    log: meta.log,
    cursor: meta.boot === null ? meta.cursor : null,
    rights: meta.rights,
    bootAfter: meta.boot,
  }
  return {
    state: {
      ...state,
      phase: 'greeting',
      link: null,
      flight: new Set(),
      paused: false,
      offered: null,
      pages: 0,
      check: checkDropped(state.check),
    },
    effects: [{ kind: 'send', socket: state.socket, message: { kind: 'hello', body: hello } }],
  }
}

function hear(state: SyncState, socket: number, message: Incoming): Step {
  switch (message.kind) {
    case 'welcome':
      return welcomed(state, socket, message.body)
    case 'batch':
      return state.phase === 'following' ? takeBatch(state, socket, message.body, message.blobs) : still(state)
    case 'boot':
      return state.phase === 'booting' ? takePage(state, socket, message.body) : still(state)
    case 'fetch':
      return takeDocuments(state, message.body, message.blobs)
    case 'full':
      return { state: { ...state, paused: true }, effects: [{ kind: 'wakeIn', ms: message.body.retryAfterMs }] }
    case 'presence':
      return { state, effects: [{ kind: 'presence', people: message.body.people }] }
    case 'errands':
      return { state, effects: [{ kind: 'errands', errands: message.body.errands }] }
    case 'beat':
      return { state, effects: [{ kind: 'serverTime', at: message.body.serverTime }] }
    case 'check':
      return takeDiffering(state, message.body)
    // the others are the client's own to send; a newer server's news is not an error
    case 'hello':
    case 'submit':
    case 'credit':
    case 'focus':
      return still(state)
    default:
      return never(message)
  }
}

function welcomed(state: SyncState, socket: number, welcome: Body<'welcome'>): Step {
  // Too old for this server: everything stays readable and writable here, the outbox waits for the newer app.
  if (welcome.mode === 'old') return still({ ...state, phase: 'old', link: null, flight: new Set() })
  const open: SyncState = {
    ...state,
    phase: welcome.mode === 'log' ? 'following' : 'booting',
    link: welcome.link,
    offered: { log: welcome.log, rights: welcome.rights },
    bootProgress: welcome.mode === 'boot' ? { got: 0, total: 0 } : null,
    flight: new Set(),
    paused: false,
  }
  const time: Effect = { kind: 'serverTime', at: welcome.serverTime }
  // A server restored from an older backup lacks what it had answered: give it again, by id, before booting anew.
  const heal: readonly Effect[] = isBehind(state.meta, welcome) ? [{ kind: 'reopen' }] : []
  return after(after({ state: open, effects: [time, ...heal] }, pushParts), (next) =>
    after(askDocuments(next, socket, [...next.wanted]), tellFocus),
  )
}

/** Another log, a place that this log has not reached, or a copy that was lost and cannot tell. */
function isBehind(meta: SyncMeta, welcome: Body<'welcome'>): boolean {
  const reached = Math.max(meta.cursor ?? 0, meta.boot?.head ?? 0)
  return meta.log !== welcome.log || reached > welcome.head
}

/** A batch is taken only where it joins. One held already tells at most answers again; after a gap the next link says hello from the stored place. */
function takeBatch(state: SyncState, socket: number, batch: Body<'batch'>, blobs: readonly Uint8Array[]): Step {
  const answers = batch.items.flatMap((item) => (item.kind === 'answer' ? [item.answer] : []))
  const settle: readonly Effect[] = answers.length === 0 ? [] : [{ kind: 'settle', answers }]
  const settled = dropKeys(state, answers.map(partKey))
  // the pages of a difference begin and end at one place of the log: their numbers tell which one is missing or held
  const page = batch.page ?? state.pages
  if (page > state.pages) return hangUp(state)
  if (page === state.pages && batch.from === state.meta.cursor && batch.to >= batch.from) {
    const meta = { ...state.meta, cursor: batch.to, rights: batch.rights ?? state.meta.rights }
    const pages = batch.page === undefined ? state.pages : page + 1
    const store: Effect = { kind: 'storeBatch', socket, batch, blobs, meta, credit: batch.to }
    return after({ state: { ...settled, meta, pages }, effects: [store, ...settle] }, pushParts)
  }
  if (state.meta.cursor !== null && batch.to <= state.meta.cursor) {
    return after({ state: settled, effects: settle }, pushParts)
  }
  return hangUp(state)
}

function takePage(state: SyncState, socket: number, page: Body<'boot'>): Step {
  if (state.offered === null) return still(state)
  const { log, rights } = state.offered
  const resumes =
    state.meta.boot !== null &&
    state.meta.boot.head === page.head &&
    state.meta.rights === rights &&
    state.meta.log === log
  const meta: SyncMeta = {
    log,
    rights,
    cursor: page.last ? page.head : null,
    boot: page.last ? null : { head: page.head, table: page.table, customer: page.after },
    boots: resumes ? state.meta.boots : state.meta.boots + 1,
  }
  const got = (state.bootProgress?.got ?? 0) + page.rows.length
  return {
    state: {
      ...state,
      meta,
      phase: page.last ? 'following' : 'booting',
      bootProgress: page.last ? null : { got, total: page.total },
    },
    effects: [{ kind: 'storeBoot', socket, page, meta, ends: page.last, credit: page.page }],
  }
}

function grantCredit(state: SyncState, socket: number, credit: number): Step {
  return { state, effects: [{ kind: 'send', socket, message: { kind: 'credit', body: { to: credit } } }] }
}

/** Ends this link; the next one starts with hello. */
function hangUp(state: SyncState): Step {
  if (state.socket === null) return still(state)
  const close: Effect = { kind: 'close', socket: state.socket, code: closeCode.serverFault }
  return { state: closed(state, closeCode.serverFault), effects: [close] }
}

/** The disk refused: what it holds is the truth, and the link starts again from there. */
function startOver(state: SyncState, meta: SyncMeta): Step {
  return hangUp({ ...state, meta })
}

function want(state: SyncState, customers: readonly CustomerId[]): Step {
  const fresh = customers.filter((customer) => !state.wanted.has(customer))
  const next = { ...state, wanted: new Set([...state.wanted, ...fresh]) }
  return isOpen(state) && state.socket !== null ? askDocuments(next, state.socket, fresh) : still(next)
}

const mostAsked = 200

function askDocuments(state: SyncState, socket: number, customers: readonly CustomerId[]): Step {
  const effects: Effect[] = []
  for (let at = 0; at < customers.length; at += mostAsked) {
    const body = { customers: customers.slice(at, at + mostAsked) }
    effects.push({ kind: 'send', socket, message: { kind: 'fetch', body } })
  }
  return { state, effects }
}

function takeDocuments(state: SyncState, body: Body<'fetch'>, blobs: readonly Uint8Array[]): Step {
  const asked = body.customers.filter((customer) => state.wanted.has(customer) || state.check.mending.has(customer))
  if (!isOpen(state) || asked.length === 0) return still(state)
  const found = (body.found ?? []).flatMap(({ customer, seq, bytes }) => {
    const blob = blobs[bytes]
    return blob === undefined ? [] : [{ customer, seq, bytes: blob }]
  })
  const brought = new Set(found.map(({ customer }) => customer))
  const wanted = new Set([...state.wanted].filter((customer) => !asked.includes(customer)))
  const absent = asked.filter((customer) => !brought.has(customer))
  const stored: Step = { state: { ...state, wanted }, effects: [{ kind: 'storeDocuments', found, absent }] }
  return after(stored, (next) => mend(next, body.customers, found))
}

function tellFocus(state: SyncState): Step {
  if (!isOpen(state) || state.socket === null || state.focus === null) return still(state)
  return { state, effects: [{ kind: 'send', socket: state.socket, message: { kind: 'focus', body: state.focus } }] }
}

/** The next piece of one step: its effects follow those so far. */
function after(first: Step, next: (state: SyncState) => Step): Step {
  const second = next(first.state)
  return { state: second.state, effects: [...first.effects, ...second.effects] }
}
