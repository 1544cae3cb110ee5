import type { DeviceId, MemberId } from '#shared/base/id.ts'
import { sameCell } from '#shared/ledger/cell.ts'
import type { Answer, CellChange, Change, ChangePart, RecordChange, Verdict } from '#shared/ledger/change.ts'
import { formerMember, mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { Author } from './author.ts'
import { createCustomer } from './createCustomer.ts'
import { proposeRecord } from './createRecord.ts'
import { decideComment } from './decideComment.ts'
import { decideRecord } from './decideRecord.ts'
import { hasKnown } from './formerRights.ts'
import { handInOptions } from './handInOptions.ts'
import { numberCreates } from './numberCreates.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { pastHands } from './pastHands.ts'
import { proposeSorted } from './proposeCells.ts'
import { isRefusal, seenOf, sortCells } from './sortCells.ts'
import { sortStray } from './sortStray.ts'
import { refuseAll, type Submitting } from './submit.ts'
import { refused } from './verdict.ts'

/**
 * What lay unsent on a device that was revoked, or whose person left. Nothing of it overwrites anything: cells and
 * records become proposals under his name, and only a customer whom nobody else has is made, because a proposal needs
 * a customer to stand on. Commands (claiming, trashing, configuring) say nothing that could be lost and are refused; the
 * names of options that cells refer to are taken.
 */
export function handInPart(
  { turn, read, company }: Submitting,
  { member, device }: { readonly member: MemberId; readonly device: DeviceId },
  part: ChangePart,
): Answer {
  const { set } = part
  const answered = read.answer(set.id, part.part)
  if (answered !== null && answered.actor === member) return answered.answer
  const person = company.now().members.get(member)
  if (person === undefined || set.author !== member || answered !== null) return refuseAll(part)
  const author: Author = {
    member,
    person,
    viewer: company.viewer(member) ?? formerMember(member),
    live: false,
    undoing: set.kind === 'undo' || set.kind === 'redo',
    gesture: set.undoes ?? set.id,
    madeAt: set.madeAt,
    handsIn: true,
  }
  return turn.run({ actor: member, device, set: set.id, part: part.part, why: set.kind }, (work) => {
    const answer = work.close(numberCreates(part).map((change) => decideHandIn(work, author, change)))
    if (answer === null) throw new Error(`part ${set.id}/${part.part} closed without an answer`)
    return answer
  })
}

function decideHandIn(part: PartWork, author: Author, change: Change): Verdict {
  if (change.kind === 'addOptions') return handInOptions(part, author, change)
  if (change.kind !== 'set' && change.kind !== 'create') return refused({ kind: 'not-allowed' })
  // words of his own that overwrite nothing: what would anybody decide about them?
  if (change.table === 'comments') return decideComment(part, author, change)
  const { shelf, tx } = part.books
  const isNew = change.kind === 'create' && change.table === 'customers'
  const open = shelf.open(change.customer)
  if (open === null && !isNew) return refused({ kind: 'not-there' })
  const isBrought = open !== null && tx.meta(broughtKey(open)) === part.acting.device
  if (open !== null && !isNew && !isBrought && !hasKnown(part, pastHands(part, open.id), author.viewer)) {
    return refused({ kind: 'not-there' })
  }
  const sorted = sortStray(part, author, change, isNew || isBrought ? 'written' : 'proposed')
  const { fitting, stray, problem } = sorted
  if (problem !== null && fitting.length + stray.length === 0) return refused(problem)
  const rest = { ...change, cells: fitting } as typeof change // the cells of a change of this kind
  const decided =
    rest.kind === 'create' && isNew
      ? bringCustomer(part, author, rest)
      : open === null
        ? refused({ kind: 'not-there' })
        : isBrought
          ? decideRecord(part, { ...author, viewer: whoFills(author.viewer) }, rest)
          : keepChange(part, author, rest, open)
  return stray.length === 0 ? decided : keepStray(part, author, { change, stray, decided })
}

/** Nothing is written into what others have: all of it becomes a proposal. */
function keepChange(
  part: PartWork,
  author: Author,
  change: Extract<RecordChange, { kind: 'set' | 'create' }>,
  open: OpenCustomer,
): Verdict {
  if (change.kind === 'set') return proposeFresh(part, author, change, open)
  if (open.row(change.table, change.record) !== null) return refused({ kind: 'exists-already' })
  return proposeRecord(part, author, change, open, 'revoked-device')
}

/** Beside what became of the rest: a proposal of its own, so that the rest can be accepted whole. */
function keepStray(
  part: PartWork,
  author: Author,
  {
    change,
    stray,
    decided,
  }: {
    readonly change: Extract<RecordChange, { kind: 'set' | 'create' }>
    readonly stray: readonly CellChange[]
    readonly decided: Verdict
  },
): Verdict {
  const open = part.books.shelf.open(change.customer)
  if (open === null) return decided
  const isMade = change.kind === 'set' || open.row(change.table, change.record) !== null
  if (decided.kind === 'refused' && isMade) return decided
  const kept = proposeSorted(part, author, change, open, [{ why: 'revoked-device', cells: stray }])
  if (kept.kind !== 'proposed') return decided
  if (decided.kind !== 'proposed') return isMade ? kept : { ...kept, columns: [] }
  return decided.columns.length === 0 ? decided : { ...decided, columns: [...decided.columns, ...kept.columns] }
}

/** What stands there already needs no proposal; of a column that he no longer sees, that would tell what does. */
function proposeFresh(
  part: PartWork,
  author: Author,
  change: Extract<RecordChange, { kind: 'set' }>,
  open: OpenCustomer,
): Verdict {
  const sorted = sortCells(part, author, change.cells)
  if (isRefusal(sorted)) return refused(sorted)
  const row = open.row(change.table, change.record)
  // of a customer whom he lost, what stands there is the new owner's business
  const reads = mayRead(author.viewer, open.envelope)
  const cells = seenOf(sorted).filter(({ column, now }) => !reads || !sameCell(row?.cells[column] ?? null, now))
  return proposeSorted(part, author, change, open, [
    { why: 'revoked-device', cells },
    { why: 'lost-column', cells: sorted.lost },
  ])
}

/** The records that lie behind a new customer in the same outbox belong to him. */
function bringCustomer(part: PartWork, author: Author, change: Extract<RecordChange, { kind: 'create' }>): Verdict {
  const verdict = createCustomer(part, author, change)
  if (verdict.kind === 'accepted' && part.acting.device !== null) {
    part.books.tx.setMeta(broughtKey({ id: change.customer }), part.acting.device)
  }
  return verdict
}

const broughtKey = ({ id }: Pick<OpenCustomer, 'id'>) => `brought/${id}`

/** Whoever brought a customer says what he knows of him, also when he is the pool's by then. */
function whoFills(viewer: Viewer): Viewer {
  const all = { all: true, own: false, departments: new Set<never>() }
  return { ...viewer, extents: { ...viewer.extents, see: all, edit: all, import: all } }
}
