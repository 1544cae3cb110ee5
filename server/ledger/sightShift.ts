import type { CustomerId } from '#shared/base/id.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Item } from '#shared/wire/item.ts'
import type { Reader, StoredCustomer } from '../store/store.ts'
import { copyRightsText, readCopyRights, rightsOfPart, withPart, type CopyPart } from './copyRights.ts'
import { handsOfBody, handsSince } from './handsSince.ts'
import type { OpenCompany } from './openCompany.ts'
import { sightsOf, type Sight, type Sights } from './pastSights.ts'
import { noticesFor, proposalsFor } from './personalLists.ts'
import { tableIds } from './openCustomer.ts'
import { unionOf } from './scope.ts'
import { rowsWithout } from './withoutColumns.ts'
import { bootRow } from './writeCustomer.ts'

/**
 * A copy made under other rights becomes one of the present: told what it lacks and what it may not hold, instead of
 * everything anew.
 *
 *   columns ─► customers in the order of their ids ─► customers who changed hands since `from` ─► lists
 *
 * The copy stands at `from` all the while, and the log from there follows. Each page says how far the difference has
 * come (`copy`), so that it goes on after a break, also when the rights change again on the way.
 */
export interface SightShift {
  /** The place in the log where the copy stands. */
  readonly from: number
  /** The name of the rights that it is brought to. */
  readonly rights: string
  readonly copy: readonly CopyPart[]
  readonly stage: 'columns' | 'customers' | 'moved'
  /** Customers up to here are done. */
  readonly after: CustomerId | null
  /** Changes of hands up to here are done. */
  readonly movedTo: number
  readonly done: number
  readonly total: number
}

export interface ShiftStep {
  /** Null: the copy is one of the present rights. */
  readonly shift: SightShift | null
  readonly items: readonly Item[]
  /** The rights of the copy with these items, as the device keeps them. */
  readonly rights: string
}

interface Source {
  readonly read: Reader
  readonly company: OpenCompany
}

/** Customers, or entries of the log, looked at in one go. */
const chunk = 500
const mostLooked = 2_000

/** What is to be told to a copy at `from` that says it was made under `rights`. Null: nobody knows what it holds. */
export function beginShift(
  { read, company }: Source,
  viewer: Viewer,
  { rights, from }: { readonly rights: string; readonly from: number },
): SightShift | null {
  const copy = readCopyRights(rights)
  const sights = sightsOf(read, viewer, company.classes)
  if (copy === null || from < sights.forgotten || copy.some((part) => sightNamed(sights, part.rights) === null)) {
    return null
  }
  const [first] = copy
  const after = first?.rights === sights.rights ? first.until : null
  const scope = unionOf(sightsSince(sights, copy, from).map((sight) => sight.scope))
  const total = read.countCustomers(scope)
  return { from, rights: sights.rights, copy, stage: 'columns', after, movedTo: from, done: 0, total }
}

/** The next page of the difference: about `maxBytes`, or what was found until `isLate`. */
export function continueShift(
  source: Source,
  viewer: Viewer,
  shift: SightShift,
  { maxBytes, isLate }: { readonly maxBytes: number; readonly isLate: () => boolean },
): ShiftStep {
  const { read, company } = source
  const sights = sightsOf(read, viewer, company.classes)
  const { from, copy } = shift
  const seq = from
  const { hidden } = sights.present
  const before = sightsSince(sights, copy, from)
  const items: Item[] = []
  let bytes = 0

  switch (shift.stage) {
    case 'columns': {
      const columns = [...company.classed.values()].filter(({ id }) => !hidden.has(id))
      if (company.hasClasses) items.push({ kind: 'columns', seq, columns, views: company.viewsFor(hidden) })
      return stepTo({ ...shift, stage: 'customers' })
    }
    case 'customers': {
      const found = lookAtCustomers()
      if (found.isLast) return stepTo({ ...found.shift, stage: 'moved' })
      return stepTo(found.shift)
    }
    case 'moved': {
      const movedTo = lookAtMoved()
      if (movedTo < read.head()) return stepTo({ ...shift, movedTo })
      const proposals = proposalsFor(read, viewer, hidden)
      items.push({ kind: 'lists', seq, proposals, notices: noticesFor(read, viewer) })
      return { shift: null, items, rights: shift.rights }
    }
  }

  function stepTo(next: SightShift): ShiftStep {
    return { shift: next, items, rights: copyRightsText(next.copy) }
  }

  function lookAtCustomers(): { readonly shift: SightShift; readonly isLast: boolean } {
    const scope = unionOf([sights.present, ...before].map((sight) => sight.scope))
    let { after } = shift
    let looked = 0
    const come = (isLast: boolean) => {
      const parts = after === null ? copy : withPart(copy, shift.rights, after)
      return { shift: { ...shift, after, copy: parts, done: shift.done + looked }, isLast }
    }
    while (looked < mostLooked) {
      const customers = read.customers(scope, after, chunk)
      for (const stored of customers) {
        // who changed hands since comes after all others
        if (stored.handsSeq <= from) lookAt(stored)
        after = stored.envelope.customer
        looked += 1
        if (bytes >= maxBytes || isLate()) return come(false)
      }
      if (customers.length < chunk) return come(true)
    }
    return come(false)
  }

  /** Whose hands are as they were when the copy was made. */
  function lookAt({ envelope }: StoredCustomer): void {
    const held = sightNamed(sights, rightsOfPart(copy, envelope.customer))
    const could = held?.reads(envelope) === true
    if (!sights.present.reads(envelope)) {
      if (could) lose(envelope.customer)
    } else if (!could || before.some((each) => !each.reads(envelope) || !isSameSet(each.hidden, hidden))) {
      gain(envelope)
    }
  }

  /** Each customer who changed hands since `from`, at the last of these changes. */
  function lookAtMoved(): number {
    let to = shift.movedTo
    let looked = 0
    while (looked < mostLooked) {
      const entries = read.logAfter(to, chunk)
      for (const entry of entries) {
        to = entry.seq
        looked += 1
        if (entry.isPlain || entry.customer === null || handsOfBody(entry.body) === null) continue
        const stored = read.customer(entry.customer)
        if (stored !== null && stored.handsSeq === entry.seq) lookAtOneMoved(stored)
        if (bytes >= maxBytes || isLate()) return to
      }
      if (entries.length < chunk) return to
    }
    return to
  }

  function lookAtOneMoved({ envelope }: StoredCustomer): void {
    const hands = handsSince(read, envelope.customer, from)
    const envelopes = [hands[0]?.before ?? null, ...hands.map(({ after }) => after)]
    const all = [sights.present, ...before]
    if (!sights.present.reads(envelope)) {
      if (all.some(({ reads }) => envelopes.some((each) => each !== null && reads(each)))) lose(envelope.customer)
      return
    }
    const isHeld = all.every(
      (each) => isSameSet(each.hidden, hidden) && envelopes.every((then) => then !== null && each.reads(then)),
    )
    if (!isHeld) gain(envelope)
  }

  function lose(customer: CustomerId): void {
    items.push({ kind: 'lose', seq, customer })
    bytes += 60
  }

  /** Rows alone: documents are fetched where they are needed, as after a first sync. */
  function gain(envelope: Envelope): void {
    const { customer } = envelope
    const rows = rowsWithout(tableIds.flatMap((table) => read.rows(table, customer)).map(bootRow), hidden)
    items.push({ kind: 'gain', seq, customer, envelope, rows })
    bytes += 300 + rows.reduce((sum, row) => sum + 200 + Object.keys(row.cells).length * 40, 0)
  }
}

/** By which rights the copy was made and what its owner saw since: the present ones aside, where it has none other. */
function sightsSince(sights: Sights, copy: readonly CopyPart[], from: number): readonly Sight[] {
  const named = copy.flatMap(({ rights }) => sightNamed(sights, rights) ?? [])
  return [...new Set([...named, ...sights.past.filter(({ until }) => until > from).map(({ sight }) => sight)])]
}

const sightNamed = ({ rights, present, past }: Sights, name: string): Sight | null =>
  name === rights ? present : (past.find((each) => each.rights === name)?.sight ?? null)

const isSameSet = <T>(left: ReadonlySet<T>, right: ReadonlySet<T>): boolean =>
  left.size === right.size && [...left].every((each) => right.has(each))
