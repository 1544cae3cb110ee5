import type { CustomerId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import type { Proposal } from '#shared/ledger/change.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { hiddenColumns, mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { Item } from '#shared/wire/item.ts'
import type { Hands, LogEntry, ReadEntry, Reader } from '../store/store.ts'
import type { CustomerShelf } from './customerShelf.ts'
import { handsOfBody, handsSince } from './handsSince.ts'
import type { Speaker } from './ledger.ts'
import type { OpenCompany } from './openCompany.ts'
import { sightAt, sightsOf } from './pastSights.ts'
import { presentOf } from './present.ts'
import { isUndecided, proposalFor } from './proposals.ts'
import { rowsWithout, snapshotWithout, touchesAny } from './withoutColumns.ts'
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
 * What happened in (from, to], as this reader may see it now. Who gains a customer gets his present state, nothing
 * overwritten, and is never told what was written before his time, nor what he could not see by the rights that he had
 * then; who lost him is told that alone. Nothing speaks of columns that he does not see. His copy is one of his present
 * rights: if it was not, the difference was told before (`sightShift.ts`), and holds what is left out here.
 */
export function catchUp(
  { read, shelf, company }: { readonly read: Reader; readonly shelf: CustomerShelf; readonly company: OpenCompany },
  speaker: Speaker,
  { from, head, maxBytes }: { readonly from: number; readonly head: number; readonly maxBytes: number },
): CaughtUp {
  const hidden = hiddenColumns(speaker.viewer, company.classes)
  const sights = sightsOf(read, speaker.viewer, company.classes)
  const items: Item[] = []
  const blobs: Uint8Array[] = []
  const customers = new Map<CustomerId, Held | null>()
  let bytes = 0
  let to = from
  let toldColumns = false
  const held = (id: CustomerId): Held | null => {
    let found = customers.get(id)
    if (found === undefined) customers.set(id, (found = holdingOf(read, id, from)))
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

  function tellEntry(entry: ReadEntry): void {
    const { viewer, device } = speaker
    const about = entry.customer === null ? null : held(entry.customer)
    if (about !== null && mayRead(viewer, about.envelope)) tellReadable(entry, about)
    else if (entry.customer === null) tellCompanys(entry, viewer)
    else if (!entry.isPlain) tellUnreadable(entry, entry.customer, viewer)
    const mine = entry.actor === viewer.member && entry.device === device
    const answer = mine ? entry.answer : null
    if (answer !== null) tell({ kind: 'answer', seq: entry.seq, answer }, null)
  }

  function tellReadable(entry: LogEntry, about: Held): void {
    const { body, seq } = entry
    switch (body.kind) {
      case 'hands':
      case 'write': {
        const hands = handsOfBody(body)
        const could = hands === null ? couldRead(about, seq) : isReadable(hands.before)
        // A gain is made of the present: in its batch nothing need follow it.
        if (body.kind === 'write' && could && !about.gained) {
          if (isVisible(entry, about)) tellWrite(entry)
          else if (!isSeenThen(entry, about)) {
            // he may not know of it; what he was told of before it must not stand over it either
            about.gained = true
            tellGain(about.envelope, seq)
          }
        }
        if (hands !== null) tellHands(about, seq, { could, can: isReadable(hands.after) })
        return
      }
      case 'proposal':
        return tellProposal(seq, body.proposal, about.envelope)
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

  function isReadable(envelope: Envelope | null): boolean {
    return envelope !== null && mayRead(speaker.viewer, envelope)
  }

  /** Whether the reader could see the customer just when `seq` was written: nobody is told what was written before his time. */
  function couldRead(about: Held, seq: number): boolean {
    return isReadable(envelopeBefore(about, seq + 1))
  }

  /** Of columns that he sees, and written when his rights were such that he saw it. */
  function isVisible(entry: LogEntry, about: Held): boolean {
    return entry.body.kind === 'write' && !touchesAny(entry.body.writes, hidden) && isSeenThen(entry, about)
  }

  /** Written when his rights were such that he saw it. */
  function isSeenThen({ seq, body }: LogEntry, about: Held): boolean {
    if (body.kind !== 'write') return true
    const then = sightAt(sights, seq)
    if (then === sights.present) return true
    const envelope = envelopeBefore(about, handsOfBody(body) === null ? seq + 1 : seq)
    return envelope !== null && then.reads(envelope) && !touchesAny(body.writes, then.hidden)
  }

  /** Each change of hands tells for itself, so that a batch may end after any of them. */
  function tellHands(
    about: Held,
    seq: number,
    { could, can }: { readonly could: boolean; readonly can: boolean },
  ): void {
    const { customer } = about.envelope
    if (can && could) {
      if (!about.gained) tell({ kind: 'envelope', seq, customer, envelope: about.envelope }, null)
    } else if (can) {
      about.gained = true
      tellGain(about.envelope, seq)
    } else if (could) {
      about.gained = false
      tell({ kind: 'lose', seq, customer }, null)
    }
  }

  function tellProposal(seq: number, present: Proposal, envelope: Envelope | null): void {
    const proposal = proposalFor(present, speaker.viewer, envelope, hidden)
    if (proposal !== null) tell({ kind: 'proposal', seq, proposal }, null)
  }

  /** About no customer: one's own keys, and the columns that the company document has not, as they are now. */
  function tellCompanys({ seq, body }: LogEntry, viewer: Viewer): void {
    if (body.kind === 'personal' && body.member === viewer.member) {
      // what was stored was checked as JSON at the door
      tell({ kind: 'personal', seq, key: body.key, value: body.value as never }, null)
    }
    if (body.kind !== 'company' || toldColumns || !company.hasClasses) return
    toldColumns = true
    const columns = [...company.classed.values()].filter(({ id }) => !hidden.has(id))
    tell({ kind: 'columns', seq, columns, views: company.viewsFor(hidden) }, null)
  }

  function tellUnreadable({ seq, body }: LogEntry, customer: CustomerId, viewer: Viewer): void {
    if (body.kind === 'proposal') return tellProposal(seq, body.proposal, null)
    const hands = handsOfBody(body)
    if (hands !== null && hands.before !== null && mayRead(viewer, hands.before)) {
      tell({ kind: 'lose', seq, customer }, null)
    }
  }

  function tellGain(envelope: Envelope, seq: number): void {
    const found = presentOf({ read, shelf }, envelope.customer)
    const rows = rowsWithout(found.rows.map(bootRow), hidden)
    tell(
      { kind: 'gain', seq, customer: envelope.customer, envelope, rows, bytes: blobs.length },
      snapshotWithout(found.bytes, hidden),
    )
    for (const proposal of read.proposalsOf(envelope.customer).filter(isUndecided)) {
      tellProposal(seq, proposal, envelope)
    }
  }

  function tellWrite({ seq, customer, set, body, actor, at, update }: LogEntry): void {
    if (body.kind !== 'write' || customer === null || actor === null || update === null) return
    const writes = body.writes.map(({ table, record, key, value }) => ({ table, record, key, value }))
    const item = { kind: 'write', seq, customer, set: set ?? noSet, why: body.why, by: actor, at, writes } as const
    tell({ ...item, bytes: blobs.length }, update)
  }
}

/** A customer met on the way: as he is now, and how he came there since `from`. */
interface Held {
  readonly envelope: Envelope
  /** Every change of hands since `from`, oldest first. */
  readonly hands: readonly (Hands & { readonly seq: number })[]
  /** All of him was told in this batch. */
  gained: boolean
}

/** The customer as he was before the first change of hands from `seq` on. */
function envelopeBefore({ envelope, hands }: Held, seq: number): Envelope | null {
  const next = hands.find((each) => each.seq >= seq)
  return next === undefined ? envelope : next.before
}

function holdingOf(read: Reader, customer: CustomerId, from: number): Held | null {
  const stored = read.customer(customer)
  if (stored === null) return null
  const hands = stored.handsSeq > from ? handsSince(read, customer, from) : []
  return { envelope: stored.envelope, hands, gained: false }
}

/** About how long an item is on the wire: exact enough to end a batch by. */
function sizeOf(item: Item): number {
  if (item.kind === 'gain')
    return 300 + item.rows.reduce((sum, row) => sum + 200 + Object.keys(row.cells).length * 40, 0)
  if (item.kind === 'write') return 150 + item.writes.length * 90
  return 300
}
