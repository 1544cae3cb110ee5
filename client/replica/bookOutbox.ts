import type { ChangeSetId, ColumnId, CustomerId, RecordId } from '#shared/base/id.ts'
import type { Answer, Change, ChangePart, Verdict } from '#shared/ledger/change.ts'
import type { Book } from './book.ts'
import { countOf } from './gestures.ts'
import { forgetIfAnswered } from './bookBatch.ts'
import { refreshCompany } from './bookCompany.ts'
import { nothingTouched, type BookNews, type Touched } from './bookNews.ts'
import { refreshCustomer, refreshRow } from './bookView.ts'
import type { OutboxEntry } from './workspace.ts'

/** The name of a part for ever. */
const nameOf = (set: ChangeSetId, part: number): string => `${set}/${part}`

/** Parts that now stand in the outbox store are shown at once. `front`: older than everything that waits (a heal). */
export function queue(book: Book, parts: readonly ChangePart[], options?: { readonly front: boolean }): BookNews {
  const touched = nothingTouched()
  const fresh = parts.filter(({ set, part }) => !book.parts.has(nameOf(set.id, part)))
  if (options?.front === true) putFirst(book, fresh)
  else for (const part of fresh) putLast(book, part)
  // a heal sends proposals again too: they wait like the rest
  for (const { set, part } of fresh) book.disputed.delete(nameOf(set.id, part))
  for (const customer of touchedBy(fresh)) refreshPending(book, customer, touched)
  if (fresh.length > 0) touched.topics.add('outbox')
  return touched
}

/** These parts are under way; all others wait. */
export function markSending(book: Book, keys: ReadonlySet<string>): BookNews {
  const touched = nothingTouched()
  for (const [key, { part, state }] of book.parts) {
    const now = keys.has(key) ? 'sending' : 'waiting'
    if (state === now) continue
    book.parts.set(key, { part, state: now })
    touched.topics.add('outbox')
  }
  return touched
}

/** What became of parts that have their answers: the outbox store keeps disputed ones listed until looked at. */
export interface Settled {
  readonly key: string
  readonly part: ChangePart
  readonly answer: Answer
  readonly state: 'accepted' | 'disputed'
}

/** Whether anything of this answer needs a look. */
export const settledState = (answer: Answer): Settled['state'] =>
  answer.verdicts.some(({ kind }) => kind === 'refused' || kind === 'proposed') ? 'disputed' : 'accepted'

/**
 * Takes answers: their changes wait no longer. What was accepted is in the confirmed rows by now; a refused or
 * proposed cell shows the confirmed value again and is marked, and what was typed stays in the outbox list.
 */
export function settle(book: Book, answers: readonly Answer[]): BookNews & { readonly settled: readonly Settled[] } {
  const touched = nothingTouched()
  const settled: Settled[] = []
  for (const answer of answers) {
    const key = nameOf(answer.set, answer.part)
    const waiting = book.parts.get(key)
    if (waiting === undefined) continue
    const state = settledState(answer)
    settled.push({ key, part: waiting.part, answer, state })
    book.parts.delete(key)
    if (state === 'disputed') dispute(book, waiting.part, answer, touched)
  }
  const gone = new Set(settled.map(({ key }) => key))
  for (const customer of touchedBy(settled.map(({ part }) => part))) {
    dropPending(book, customer, gone)
    refreshPending(book, customer, touched)
    if (customer !== null) forgetIfAnswered(book, customer, touched)
  }
  if (settled.length > 0) touched.topics.add('outbox')
  return { ...touched, settled }
}

/** Lists a part whose answer needs a look, and marks its cells. */
export function dispute(book: Book, part: ChangePart, answer: Answer, touched: Touched): void {
  book.disputed.set(nameOf(part.set.id, part.part), { part, answer })
  touched.topics.add('outbox')
  for (const [index, change] of part.changes.entries()) {
    const columns = disputedColumns(change, answer.verdicts[index])
    if (change.kind !== 'set' || columns.length === 0) continue
    book.disputedCells.set(change.record, new Set([...(book.disputedCells.get(change.record) ?? []), ...columns]))
    refreshRow(book, change.table, change.record, touched)
  }
}

function disputedColumns(change: Change, verdict: Verdict | undefined): readonly ColumnId[] {
  if (change.kind !== 'set' || verdict === undefined) return []
  const all = change.cells.map(({ column }) => column)
  if (verdict.kind === 'refused') return all
  if (verdict.kind !== 'proposed') return []
  return verdict.columns.length === 0 ? all : verdict.columns
}

/** The person has looked at a set's refusals: its marks go. Returns the names of its parts for the outbox store. */
export function acknowledge(book: Book, set: ChangeSetId): BookNews & { readonly keys: readonly string[] } {
  const touched = nothingTouched()
  const looked = [...book.disputed].filter(([, { part }]) => part.set.id === set)
  for (const [key] of looked) book.disputed.delete(key)
  if (looked.length > 0) touched.topics.add('outbox')
  for (const [, { part }] of looked) {
    for (const change of part.changes) {
      if (change.kind !== 'set' || !book.disputedCells.delete(change.record)) continue
      refreshRow(book, change.table, change.record, touched)
    }
  }
  // a record that two sets dispute keeps the marks of the other
  for (const { part, answer } of book.disputed.values()) dispute(book, part, answer, touched)
  return { ...touched, keys: looked.map(([key]) => key) }
}

/** The outbox as the chip lists it: one entry a gesture, oldest first. */
export function outboxEntries(book: Book): OutboxEntry[] {
  const entries = new Map<ChangeSetId, OutboxEntry>()
  for (const { part, state } of book.parts.values()) {
    const known = entries.get(part.set.id)
    entries.set(part.set.id, {
      set: part.set,
      state: known?.state === 'sending' ? 'sending' : state,
      changes: (known?.changes ?? 0) + countOf(part.set.kind, part.changes),
      refused: [],
    })
  }
  for (const { part, answer } of book.disputed.values()) {
    const known = entries.get(part.set.id)
    const refused = [...(known?.refused ?? []), ...refusals(part, answer)]
    entries.set(part.set.id, {
      set: part.set,
      state: refused.some(({ refusal }) => refusal !== null) ? 'refused' : 'proposed',
      changes: (known?.changes ?? 0) + countOf(part.set.kind, part.changes),
      refused,
    })
  }
  return [...entries.values()]
}

function refusals(part: ChangePart, answer: Answer): OutboxEntry['refused'] {
  return part.changes.flatMap((change, index): OutboxEntry['refused'][number][] => {
    const verdict = answer.verdicts[index]
    if (verdict?.kind === 'refused') return [{ change, refusal: verdict.refusal, proposal: null }]
    return verdict?.kind === 'proposed' ? [{ change, refusal: null, proposal: verdict.proposal }] : []
  })
}

function putLast(book: Book, part: ChangePart): void {
  book.parts.set(nameOf(part.set.id, part.part), { part, state: 'waiting' })
  addPending(book, part)
}

function putFirst(book: Book, parts: readonly ChangePart[]): void {
  const later = [...book.parts]
  book.parts.clear()
  book.pending.clear()
  for (const part of parts) putLast(book, part)
  for (const [key, { part, state }] of later) {
    book.parts.set(key, { part, state })
    addPending(book, part)
  }
}

function addPending(book: Book, part: ChangePart): void {
  const key = nameOf(part.set.id, part.part)
  const stamp = { by: part.set.author, at: part.set.madeAt }
  for (const change of part.changes) {
    const customer = customerOf(change)
    const pending = book.pending.get(customer)
    if (pending === undefined) book.pending.set(customer, [{ key, change, stamp }])
    else pending.push({ key, change, stamp })
  }
}

function dropPending(book: Book, customer: CustomerId | null, keys: ReadonlySet<string>): void {
  const left = (book.pending.get(customer) ?? []).filter(({ key }) => !keys.has(key))
  if (left.length === 0) book.pending.delete(customer)
  else book.pending.set(customer, left)
}

function refreshPending(book: Book, customer: CustomerId | null, touched: Touched): void {
  if (customer === null) {
    touched.topics.add('personal')
    refreshCompany(book, touched)
    return
  }
  touched.envelopes.add(customer)
  touched.topics.add('proposals')
  holdOrLetGo(book, customer)
  refreshCustomer(book, customer, [], touched)
  if (!book.customers.has(customer)) book.hidden.delete(customer)
}

/** A customer whom only waiting changes make is held for as long as they wait. */
function holdOrLetGo(book: Book, customer: CustomerId): void {
  const held = book.customers.get(customer)
  const isMade = (book.pending.get(customer) ?? []).some(
    ({ change }) => change.kind === 'create' && change.table === 'customers',
  )
  if (held === undefined && isMade) book.customers.set(customer, { envelope: null, lost: false })
  else if (held?.envelope === null && !isMade) book.customers.delete(customer)
}

function touchedBy(parts: readonly ChangePart[]): Set<CustomerId | null> {
  const customers = new Set<CustomerId | null>()
  for (const { changes } of parts) for (const change of changes) customers.add(customerOf(change))
  return customers
}

/** The customer that a change concerns; null for the company's and one's own. */
export const customerOf = (change: Change): CustomerId | null => ('customer' in change ? change.customer : null)

/** Records that a part's changes name. */
export const recordsOf = (part: ChangePart): ReadonlySet<RecordId> =>
  new Set(part.changes.flatMap((change) => ('record' in change ? [change.record] : [])))
