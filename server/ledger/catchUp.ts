import type { CustomerId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import { mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { Item } from '#shared/wire/item.ts'
import type { Hands, LogEntry, Reader, StoredCustomer } from '../store/store.ts'
import type { CustomerShelf } from './customerShelf.ts'
import type { Speaker } from './ledger.ts'
import { proposalFor } from './proposals.ts'
import { bootRow, noSet } from './writeCustomer.ts'

export interface CaughtUp {
  readonly to: number
  readonly items: readonly Item[]
  readonly blobs: readonly Uint8Array[]
}

/** Entries looked at in one go; a reader of few customers passes over many that are not his. */
const chunk = 500
/** Entries after which a batch ends even if it is small, so that one reader does not hold up the others. */
const mostEntries = 20_000

/**
 * What happened in (from, to], as this reader may see it now. A customer whose hands changed since `from` comes as
 * one `gain` (his present state, nothing overwritten) or `lose`, at the entry that changed them; what was written
 * before he was gained is never shown.
 */
export function catchUp(
  { read, shelf }: { readonly read: Reader; readonly shelf: CustomerShelf },
  speaker: Speaker,
  { from, head, maxBytes }: { readonly from: number; readonly head: number; readonly maxBytes: number },
): CaughtUp {
  const items: Item[] = []
  const blobs: Uint8Array[] = []
  const customers = new Map<CustomerId, Held | null>()
  let bytes = 0
  let to = from
  const held = (id: CustomerId): Held | null => {
    let found = customers.get(id)
    if (found === undefined) customers.set(id, (found = holdingOf(read, speaker.viewer, id, from)))
    return found
  }
  const tell = (item: Item, blob: Uint8Array | null): void => {
    items.push(item)
    if (blob !== null) blobs.push(blob)
    bytes += sizeOf(item) + (blob?.length ?? 0)
  }

  while (to < head && bytes < maxBytes && to - from < mostEntries) {
    for (const entry of read.logAfter(to, Math.min(chunk, head - to))) {
      tellEntry(entry)
      to = entry.seq
      if (bytes >= maxBytes) break
    }
  }
  return { to, items, blobs }

  function tellEntry(entry: LogEntry): void {
    const { viewer, device } = speaker
    const customer = entry.customer === null ? null : held(entry.customer)
    const mine = entry.actor === viewer.member && entry.device === device
    if (customer !== null && customer.now !== 'hidden') tellReadable(entry, customer)
    else tellUnreadable(entry, viewer)
    const answer = mine ? entry.answer : null
    if (answer !== null) tell({ kind: 'answer', seq: entry.seq, answer }, null)
  }

  function tellReadable(entry: LogEntry, { stored, now }: Held): void {
    const { body, seq } = entry
    switch (body.kind) {
      case 'hands':
      case 'write': {
        if (now === 'gained') {
          // Before: the gain to come replaces it. After: the gain, made of the present, has it already.
          if (seq === stored.handsSeq) tellGain(stored, seq)
          return
        }
        if (body.kind === 'write') tellWrite(entry)
        if (seq === stored.handsSeq) {
          tell({ kind: 'envelope', seq, customer: stored.envelope.customer, envelope: stored.envelope }, null)
        }
        return
      }
      case 'proposal':
        tell({ kind: 'proposal', seq, proposal: body.proposal }, null)
        return
      case 'notice':
        if (body.notice.member === speaker.viewer.member) tell({ kind: 'notice', seq, notice: body.notice }, null)
        return
      case 'personal':
      case 'company':
      case 'answer':
        return
      default:
        return never(body)
    }
  }

  function tellUnreadable({ seq, body, customer }: LogEntry, viewer: Viewer): void {
    if (body.kind === 'personal') {
      if (body.member === viewer.member) {
        // what was stored was checked as JSON at the door
        tell({ kind: 'personal', seq, key: body.key, value: body.value as never }, null)
      }
      return
    }
    if (customer === null) return
    if (body.kind === 'proposal') {
      const proposal = proposalFor(body.proposal, viewer, null)
      if (proposal !== null) tell({ kind: 'proposal', seq, proposal }, null)
      return
    }
    const hands = handsIn(body)
    if (hands !== null && hands.before !== null && mayRead(viewer, hands.before)) {
      tell({ kind: 'lose', seq, customer }, null)
    }
  }

  function tellGain({ envelope }: StoredCustomer, seq: number): void {
    const open = shelf.open(envelope.customer)
    if (open === null) return
    const rows = open.allRows().map(bootRow)
    tell({ kind: 'gain', seq, customer: open.id, envelope, rows, bytes: blobs.length }, open.snapshot())
  }

  function tellWrite({ seq, customer, set, body, actor, at, update }: LogEntry): void {
    if (body.kind !== 'write' || customer === null || actor === null || update === null) return
    const writes = body.writes.map(({ table, record, key, value }) => ({ table, record, key, value }))
    const item = { kind: 'write', seq, customer, set: set ?? noSet, why: body.why, by: actor, at, writes } as const
    tell({ ...item, bytes: blobs.length }, update)
  }
}

/** A customer as the reader stands to him: never lost sight of since `from`, gained (again) since, or not to be seen. */
interface Held {
  readonly stored: StoredCustomer
  readonly now: 'kept' | 'gained' | 'hidden'
}

function holdingOf(read: Reader, viewer: Viewer, customer: CustomerId, from: number): Held | null {
  const stored = read.customer(customer)
  if (stored === null) return null
  if (!mayRead(viewer, stored.envelope)) return { stored, now: 'hidden' }
  if (stored.handsSeq <= from) return { stored, now: 'kept' }
  const kept = handsSince(read, customer, from).every(({ before }) => before !== null && mayRead(viewer, before))
  return { stored, now: kept ? 'kept' : 'gained' }
}

function handsSince(read: Reader, customer: CustomerId, from: number): Hands[] {
  const found: Hands[] = []
  let before: number | undefined
  for (;;) {
    const entries = read.logOf(customer, 50, before)
    for (const { seq, body } of entries) {
      if (seq <= from) return found
      const hands = handsIn(body)
      if (hands !== null) found.push(hands)
    }
    if (entries.length < 50) return found
    before = entries.at(-1)?.seq
  }
}

const handsIn = (body: LogEntry['body']): Hands | null => {
  if (body.kind === 'hands') return body.hands
  return body.kind === 'write' ? (body.hands ?? null) : null
}

/** About how long an item is on the wire: exact enough to end a batch by. */
function sizeOf(item: Item): number {
  if (item.kind === 'gain')
    return 300 + item.rows.reduce((sum, row) => sum + 200 + Object.keys(row.cells).length * 40, 0)
  if (item.kind === 'write') return 150 + item.writes.length * 90
  return 300
}
