import type { ColumnId, MemberId } from '#shared/base/id.ts'
import { ColumnClass, type ClassByColumn } from '#shared/ledger/columnClass.ts'
import type { Write } from '#shared/ledger/document.ts'
import { assert } from '#shared/base/result.ts'
import { isSameSight, ownerOf, withShown, type Envelope } from '#shared/ownership/envelope.ts'
import { shownBy } from '#shared/ownership/sightRules.ts'
import type { BootRow } from '#shared/wire/item.ts'
import { dueKey, type Due, type Hands, type LogBody, type StoredRow } from '../store/store.ts'
import { passOnHanded } from './handedOver.ts'
import { closeNotices } from '../reminder/closeNotices.ts'
import { notePlaces } from './attachmentPlaces.ts'
import type { OpenCompany } from './openCompany.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { snapshotOf } from './present.ts'
import { isUndecided } from './proposals.ts'

/** Updates after which a document's snapshot is renewed, so that opening one stays cheap. */
const tailLimit = 64

interface WriteOptions {
  /** The envelope changes in the same entry: created, trashed, restored. */
  readonly hands?: Hands
  readonly proposedBy?: MemberId
  /** Who writes: the actor of the entry, whose stamp the rows bear. */
  readonly by: MemberId
}

/**
 * Decided writes take effect: document, rows, log, news. The one place where a customer changes. Each class of columns
 * has an entry of its own, that which changes hands first: an entry is told whole or not at all.
 */
export function writeCustomer(
  part: PartWork,
  open: OpenCustomer,
  writes: readonly Write[],
  options: WriteOptions,
): void {
  const { by, hands } = options
  if (writes.length === 0) return
  assert(by === part.acting.actor, `${by} writes to ${open.id} in the name of ${part.acting.actor}`)
  notePlaces(part, open.id, writes)
  const isNew = hands?.before === null
  const touched: StoredRow[] = []
  let first: { readonly hands?: Hands } = options
  for (const [strand, some] of writesByClass(writes, part.books.company.classes)) {
    touched.push(...writeStrand(part, open, some, { ...options, hands: first.hands, strand }))
    first = {}
  }
  // nobody has a notice about one who was not there
  if (!isNew && touched.some(mayEndNotice)) closeNotices(part, open)
  if (hands?.before?.removed !== undefined) wakeSweep(part, open)
}

/** Stamps are everybody's: with them, what changes hands comes first. */
function writesByClass(
  writes: readonly Write[],
  classes: ClassByColumn,
): readonly (readonly [ColumnClass, readonly Write[]])[] {
  if (classes.size === 0) return [['normal', writes]]
  const sorted = Map.groupBy(writes, ({ key }) => classes.get(key as ColumnId) ?? 'normal') // no stamp is in the map
  return ColumnClass.options.flatMap((of) => {
    const some = sorted.get(of)
    return some === undefined ? [] : [[of, some] as const]
  })
}

/** One entry of the log. Returns the rows that it touched. */
function writeStrand(
  part: PartWork,
  open: OpenCustomer,
  writes: readonly Write[],
  { strand, ...options }: WriteOptions & { readonly strand: ColumnClass },
): readonly StoredRow[] {
  const { by, proposedBy } = options
  const { tx } = part.books
  const { update, logged, made, changed } = open.apply(writes, { by, at: part.at }, strand)
  for (const row of made) tx.putRow(row, dueOf(part.books.company, row))
  const hands = handsWith(part, open, [...made, ...changed], options.hands)
  const isNew = hands?.before === null
  const due: Record<string, Due> = {}
  for (const row of changed) {
    const when = dueOf(part.books.company, row)
    if (when !== null) due[dueKey(row)] = when
    tx.changeRow(row, when)
  }
  const body: LogBody = {
    kind: 'write',
    why: part.acting.why,
    writes: logged,
    ...(hands !== undefined && { hands }),
    ...(proposedBy !== undefined && { proposedBy }),
    ...(Object.keys(due).length > 0 && { due }),
  }
  const seq = part.record(open.id, body, update)
  if (open.tail >= tailLimit) {
    tx.putSnapshot(open.id, seq, open.snapshot())
    open.tail = 0
  }
  if (hands !== undefined) {
    open.stored = { envelope: hands.after, handsSeq: seq }
    tx.putCustomer(open.stored)
  }
  if (!isNew) tellWrite(part, open, writes, { seq, update, by, before: hands?.before ?? undefined })
  // the first update of a document is all there is of it
  if (hands !== undefined) tellHands(part, open, hands, { seq, whole: isNew ? update : null })
  return [...made, ...changed]
}

/** Values may show the customer to other departments than before: his envelope changes with them. */
function handsWith(
  part: PartWork,
  open: OpenCustomer,
  written: readonly StoredRow[],
  hands: Hands | undefined,
): Hands | undefined {
  const row = written.find(({ table }) => table === 'customers')
  const before = hands?.after ?? open.envelope
  if (row === undefined || (part.company.settings.sight?.byValue === undefined && before.shownTo === undefined)) {
    return hands
  }
  const after = withShown(before, shownBy(part.company, row))
  if (after === before) return hands
  return { before: hands === undefined ? open.envelope : hands.before, after }
}

const mayEndNotice = ({ table }: StoredRow): boolean => table === 'reminders' || table === 'customers'

/** The customer goes to other hands (or another department); his document stays as it is. */
export function moveCustomer(part: PartWork, open: OpenCustomer, after: Envelope): void {
  const hands = { before: open.envelope, after }
  const seq = part.record(open.id, { kind: 'hands', why: part.acting.why, hands }, null)
  open.stored = { envelope: after, handsSeq: seq }
  part.books.tx.putCustomer(open.stored)
  tellHands(part, open, hands, { seq, whole: null })
  for (const closed of closeNotices(part, open)) passOnHanded(part, open, closed)
  if (ownerOf(hands.before) !== ownerOf(after)) wakeSweep(part, open)
}

/** A new owner has notices of his own, and who got his customer back has his again: what is due is looked at anew. */
function wakeSweep(part: PartWork, open: OpenCustomer): void {
  for (const row of [...open.records('customers'), ...open.records('reminders')]) {
    const due = dueOf(part.books.company, row)
    if (due !== null) part.books.tx.putRow(row, due)
  }
}

/** When the sweep should look at this row. */
export function dueOf(company: OpenCompany, row: StoredRow): Due {
  if (row.removed !== null) return null
  if (row.table === 'reminders') {
    const at = company.columnByRole('reminders', 'reminderAt')
    const done = company.columnByRole('reminders', 'reminderDone')
    const value = at === null ? null : row.cells[at.id]
    return typeof value === 'number' && (done === null || row.cells[done.id] !== true) ? { at: value } : null
  }
  if (row.table !== 'customers') return null
  const next = company.columnByRole('customers', 'nextFollowUpOn')
  const day = next === null ? null : row.cells[next.id]
  return typeof day === 'string' ? { on: day } : null
}

export const bootRow = ({ id, customer, table, cells, created, removed, changed }: StoredRow): BootRow => ({
  id,
  customer,
  table,
  cells,
  created,
  removed,
  changed,
})

function tellWrite(
  part: PartWork,
  open: OpenCustomer,
  writes: readonly Write[],
  {
    seq,
    update,
    by,
    before,
  }: {
    readonly seq: number
    readonly update: Uint8Array
    readonly by: MemberId
    readonly before: Envelope | undefined
  },
): void {
  const { set, why } = part.acting
  const item = {
    kind: 'write',
    seq,
    customer: open.id,
    set: set ?? noSet,
    why,
    by,
    at: part.at,
    writes,
    bytes: 0,
  } as const
  const audience = { kind: 'readers', envelope: open.envelope, ...(before !== undefined && { before }) } as const
  part.tell({ seq, item, bytes: update, audience })
}

/**
 * Told as a gain: a reader who could see him before needs the envelope alone, one who no longer can a `lose` (see
 * `audience.ts`). Where nobody can gain (the trash), it is the envelope for all.
 */
function tellHands(
  part: PartWork,
  open: OpenCustomer,
  { before, after }: Hands,
  { seq, whole }: { readonly seq: number; readonly whole: Uint8Array | null },
): void {
  const audience = { kind: 'hands', before, after } as const
  const { customer } = after
  if (before !== null && isSameSight(before, after)) {
    part.tell({ seq, item: { kind: 'envelope', seq, customer, envelope: after }, bytes: null, audience })
    return
  }
  const rows = open.allRows().map(bootRow)
  const item = { kind: 'gain', seq, customer, envelope: after, rows, bytes: 0 } as const
  part.tell({
    seq,
    item,
    bytes: whole ?? snapshotOf({ read: part.books.tx, shelf: part.books.shelf }, open.id),
    audience,
  })
  // whoever gains him finds what waits for a decision
  for (const proposal of part.books.tx.proposalsOf(open.id).filter(isUndecided)) {
    part.tell({ seq, item: { kind: 'proposal', seq, proposal }, bytes: null, audience })
  }
}

/** The product's own writes (a retyped column, a moved department) belong to nobody's gesture. */
export const noSet = 'set_000000000000' as NonNullable<PartWork['acting']['set']> // of the pattern, never drawn twice in an age
