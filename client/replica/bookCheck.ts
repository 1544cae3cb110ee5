import { ledgerRecord, type ColumnId, type CustomerId, type RecordId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { never, type Result } from '#shared/base/result.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Change, CompanyChange, OwnershipChange, RecordChange, Refusal } from '#shared/ledger/change.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { checkComment as checkSaid } from '#shared/ledger/comment.ts'
import { isTypeable, type Column } from '#shared/ledger/column.ts'
import { isPlace, placeColumn } from '#shared/ledger/place.ts'
import { decideAssign } from '#shared/ownership/assign.ts'
import { decideClaim } from '#shared/ownership/claim.ts'
import { decideNewOwner } from '#shared/ownership/create.ts'
import { mergeMember } from '#shared/ledger/mergePut.ts'
import { mayManage } from '#shared/ownership/post.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { administers, poolsOf } from '#shared/ownership/poolOf.ts'
import { decideAskExtension, decideExtension } from '#shared/ownership/extend.ts'
import { mayEndTurns } from '#shared/ownership/helpPlan.ts'
import { decideReturn } from '#shared/ownership/return.ts'
import {
  may,
  mayAnywhere,
  mayComment,
  mayConfigure,
  mayManageCompany,
  mayRead,
  mayWrite,
  type Viewer,
} from '#shared/ownership/rights.ts'
import { decideShare, decideUnshare } from '#shared/ownership/share.ts'
import { decideHandOver } from '#shared/ownership/handOver.ts'
import { refusedReceiver } from '#shared/ownership/receiver.ts'
import { decideTransfer } from '#shared/ownership/transfer.ts'
import { decideView } from '#shared/view/decideView.ts'
import { viewerNow, type Book } from './book.ts'
import type { CellCheck } from './checkedCell.ts'
import { startCellCheck } from './cellCheck.ts'
import { envelopeView } from './overlayEnvelope.ts'

/** What the rules already refuse on this device, by the place of the change. Empty: the server decides the rest. */
export interface EarlyRefusal {
  readonly index: number
  readonly refusal: Refusal
}

/** What the gesture itself has made so far: its later changes may build on it. */
interface Made {
  readonly envelopes: Map<CustomerId, Envelope>
  readonly records: Set<RecordId>
  /** An import makes its columns and options in the same gesture as the records that use them. */
  readonly columns: Map<ColumnId, Column>
  readonly check: CellCheck
  readonly undoing: boolean
}

/** The same rules as the server's, run on what this device knows. Only the server's verdict counts. */
export const precheck = (book: Book, changes: readonly Change[], at: Instant): readonly EarlyRefusal[] =>
  startPrecheck(book, at, { undoing: false })(changes, 0)

/** Checks a gesture slice by slice, `first` being the place of the slice: what earlier slices made, later ones know. */
export function startPrecheck(
  book: Book,
  at: Instant,
  { undoing }: { readonly undoing: boolean },
): (changes: readonly Change[], first: number) => readonly EarlyRefusal[] {
  const viewer = viewerNow(book)
  const made: Made = {
    envelopes: new Map(),
    records: new Set(),
    columns: new Map(),
    check: startCellCheck(book, { undoing }),
    undoing,
  }
  return (changes, first) =>
    changes.flatMap((change, place) => {
      const refusal = viewer === null ? notAllowed : checkChange(book, viewer, change, made, at)
      return refusal === null ? [] : [{ index: first + place, refusal }]
    })
}

/** How much he claimed and owns, the server counts. */
const unknownCounts = { claimedToday: () => 0, held: () => 0 }

const notThere: Refusal = { kind: 'not-there' }
const notAllowed: Refusal = { kind: 'not-allowed' }

function checkChange(book: Book, viewer: Viewer, change: Change, made: Made, at: Instant): Refusal | null {
  if ('table' in change && change.table === 'comments') return checkComment(book, viewer, change, made)
  switch (change.kind) {
    case 'create':
      return checkCreate(book, viewer, change, made, at)
    case 'set':
    case 'remove':
    case 'restore':
      return checkRecord(book, viewer, change, made)
    case 'claim':
    case 'return':
    case 'assign':
    case 'transfer':
      // what is taken back never was: the rules of claiming say nothing of it
      if (change.kind === 'claim' && made.undoing) return null
      return checkHands(book, viewer, change, at)
    case 'share':
    case 'unshare':
    case 'askExtension':
    case 'decideExtension':
      return checkHands(book, viewer, change, at)
    case 'decide': {
      const proposal = book.proposals.get(change.proposal)
      if (proposal === undefined) return notThere
      if (!proposal.cells.some(({ fate }) => fate === 'open')) return { kind: 'already-decided' }
      const envelope = envelopeView(book, change.customer)?.envelope
      return envelope !== undefined && may(viewer, 'approve', envelope) ? null : notAllowed
    }
    case 'putPersonal':
      return null
    default:
      return checkCompany(book, viewer, change, made)
  }
}

/** Words are never written over, and only their author takes them back. */
function checkComment(book: Book, viewer: Viewer, change: RecordChange, made: Made): Refusal | null {
  const envelope = made.envelopes.get(change.customer) ?? envelopeView(book, change.customer)?.envelope
  if (envelope === undefined || !mayRead(viewer, envelope)) return notThere
  if (change.kind === 'create') return mayComment(viewer, envelope) ? checkSaid(change) : notAllowed
  const { rows, overlay } = book.tables.comments
  const by = (overlay.get(change.record) ?? rows.get(change.record))?.created.by
  if (change.kind === 'set' || (by !== undefined && by !== viewer.member)) return notAllowed
  return null
}

function checkCreate(
  book: Book,
  viewer: Viewer,
  change: RecordChange & { kind: 'create' },
  made: Made,
  at: Instant,
): Refusal | null {
  if (made.records.has(change.record) || holds(book, change)) return { kind: 'exists-already' }
  const refusal =
    change.table === 'customers'
      ? checkNewCustomer(book, viewer, change, made, at)
      : checkHome(book, viewer, change, made)
  if (refusal !== null) return refusal
  made.records.add(change.record)
  return firstRefused(book, change, change.cells, made)
}

function checkNewCustomer(
  book: Book,
  viewer: Viewer,
  change: RecordChange & { kind: 'create' },
  made: Made,
  at: Instant,
): Refusal | null {
  const company = book.shownCompany
  const author = company.members.get(viewer.member)
  if (author === undefined || change.record !== ledgerRecord(change.customer)) return notAllowed
  const hand = decideNewOwner({ viewer, author, owner: change.owner, company }, at)
  if (!hand.ok) return hand.refusal
  const { owner, department } = hand.value
  made.envelopes.set(change.customer, { customer: change.customer, owner, department, epoch: 0 })
  return null
}

function checkRecord(
  book: Book,
  viewer: Viewer,
  change: Exclude<RecordChange, { kind: 'create' }>,
  made: Made,
): Refusal | null {
  const refusal = checkHome(book, viewer, change, made)
  if (refusal !== null) return refusal
  const { loaded } = book.tables[change.table]
  const isKnown = made.records.has(change.record) || holds(book, change)
  if (!isKnown && (loaded || book.opened.has(change.customer))) return notThere
  return change.kind === 'set' ? firstRefused(book, change, change.cells, made) : null
}

/** May records under this customer be written? A customer in the trash takes nothing but his restoration. */
function checkHome(book: Book, viewer: Viewer, change: RecordChange, made: Made): Refusal | null {
  const envelope = made.envelopes.get(change.customer) ?? envelopeView(book, change.customer)?.envelope
  if (envelope === undefined || !mayRead(viewer, envelope)) return notThere
  const isRestored = change.kind === 'restore' && change.table === 'customers'
  // who reads may say what should stand there: the server keeps it as a proposal (R21)
  const isSaid = change.kind === 'set' && envelope.removed === undefined
  return isRestored || isSaid || mayWrite(viewer, envelope) ? null : notThere
}

function holds(book: Book, { table, record }: RecordChange): boolean {
  const { rows, overlay } = book.tables[table]
  return rows.has(record) || overlay.has(record)
}

function firstRefused(
  book: Book,
  { table, record }: RecordChange,
  cells: readonly { readonly column: ColumnId; readonly was?: CellValue; readonly now: CellValue }[],
  made: Made,
): Refusal | null {
  for (const { column: id, was, now } of cells) {
    if (id === placeColumn) {
      if (isPlace(now)) continue
      return { kind: 'bad-value', column: id }
    }
    const column = made.columns.get(id) ?? book.shownCompany.columns.get(id)
    if (column === undefined || column.deleted === true || column.table !== table)
      return { kind: 'column-gone', column: id }
    if (!isTypeable(column)) return { kind: 'column-locked', column: id }
    if (checkCell(column, now, book.shownCompany) !== null) return { kind: 'bad-value', column: id }
    const why = made.check({ column, record, was: was ?? null, now })
    if (why !== null) return { kind: 'bad-value', column: id, why }
  }
  return null
}

function checkHands(book: Book, viewer: Viewer, change: OwnershipChange, at: Instant): Refusal | null {
  const envelope = envelopeView(book, change.customer)?.envelope ?? null
  const { members } = book.shownCompany
  if (change.kind === 'claim') {
    const claimant = members.get(viewer.member)
    // a customer of the pool is not held by a rep: the server knows whether he may still be claimed
    if (envelope === null || claimant === undefined) return null
    return refusalOf(
      decideClaim(
        {
          envelope,
          claimant,
          viewer,
          company: book.shownCompany,
          counts: unknownCounts,
          takesPlace: true,
          wasPooled: true,
        },
        at,
      ),
    )
  }
  const company = book.shownCompany
  if (change.kind === 'share') return refusalOf(decideShare({ envelope, viewer, company }, change, at))
  if (change.kind === 'askExtension' || change.kind === 'decideExtension') {
    const facts = { envelope, row: null, viewer, company: book.shownCompany }
    return refusalOf(
      change.kind === 'askExtension' ? decideAskExtension(facts, change, at) : decideExtension(facts, change, at),
    )
  }
  if (change.kind === 'unshare') return refusalOf(decideUnshare({ envelope, viewer, company }, change))
  const lastHands = { by: viewer.member, at: envelope?.owner.since ?? at }
  const facts = { envelope, viewer, epoch: change.epoch, knewHim: envelope !== null, lastHands }
  switch (change.kind) {
    case 'return':
      return refusalOf(
        decideReturn(facts, { reason: change.reason, pool: change.pool, isChosen: change.pool !== undefined }, at),
      )
    case 'assign':
      // who looks after a pool knows its customers by their cards alone: the server knows which lie in it
      if (envelope === null && poolsOf(book.shownCompany.settings).some((pool) => administers(viewer, pool)))
        return null
      return refusalOf(decideAssign(facts, { company, to: change.to }, at))
    case 'transfer':
      return refusalOf(decideTransfer(facts, { company, to: change.to }, at))
    default:
      return never(change)
  }
}

const refusalOf = <T>(result: Result<T, Refusal>): Refusal | null => (result.ok ? null : result.refusal)

function checkCompany(book: Book, viewer: Viewer, change: CompanyChange, made: Made): Refusal | null {
  switch (change.kind) {
    case 'putMember': {
      const before = book.shownCompany.members.get(change.now.id)
      return mayManage(viewer, before, mergeMember(before, change).now) ? null : notAllowed
    }
    case 'putDepartment':
    case 'removeDepartment':
      return mayAnywhere(viewer, 'people') ? null : notAllowed
    case 'handOverAll':
      return refusalOf(decideHandOver(book.shownCompany, viewer, change))
    case 'putView':
      return refusalOf(decideView(book.shownCompany, viewer, change))
    case 'putRole':
    case 'renameCompany':
      return mayManageCompany(viewer) ? null : notAllowed
    case 'addOptions':
    case 'retypeColumn': {
      if (!mayConfigure(viewer)) return notAllowed
      const column = made.columns.get(change.column) ?? book.shownCompany.columns.get(change.column)
      if (column === undefined) return { kind: 'column-gone', column: change.column }
      if (change.kind === 'addOptions') {
        const added = change.options.map((option) => ({ ...option, color: 0 }))
        made.columns.set(column.id, { ...column, options: [...(column.options ?? []), ...added] })
      }
      return null
    }
    case 'putColumn':
      if (!mayConfigure(viewer)) return notAllowed
      made.columns.set(change.now.id, change.now)
      return null
    case 'endTurns':
      return mayEndTurns(viewer, change.row) ? null : notAllowed
    case 'putSettings':
      return mayConfigure(viewer) ? refusedReceiver(book.shownCompany, change.now) : notAllowed
    default:
      return never(change)
  }
}
