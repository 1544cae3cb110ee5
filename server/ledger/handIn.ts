import type { DeviceId, MemberId } from '#shared/base/id.ts'
import { sameCell } from '#shared/ledger/cell.ts'
import type { Answer, Change, ChangePart, RecordChange, Refusal, Verdict } from '#shared/ledger/change.ts'
import { formerMember, mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { Author } from './author.ts'
import { checkCells } from './checkCells.ts'
import { createCustomer } from './createCustomer.ts'
import { proposeRecord } from './createRecord.ts'
import { decideComment } from './decideComment.ts'
import { decideRecord } from './decideRecord.ts'
import { hasKnown } from './formerRights.ts'
import { numberCreates } from './numberCreates.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { pastHands } from './pastHands.ts'
import { proposeSorted } from './proposeCells.ts'
import { isRefusal, seenOf, sortCells } from './sortCells.ts'
import { refuseAll, type Submitting } from './submit.ts'
import { refused } from './verdict.ts'

/**
 * What lay unsent on a device that was revoked, or whose person left. Nothing of it overwrites anything: cells and
 * records become proposals under his name, and only a customer whom nobody else has is made, because a proposal needs
 * a customer to stand on. Commands (claiming, trashing, configuring) say nothing that could be lost and are refused.
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
  if (change.kind !== 'set' && change.kind !== 'create') return refused({ kind: 'not-allowed' })
  if (change.kind === 'create' && change.table === 'customers') return bringCustomer(part, author, change)
  // words of his own that overwrite nothing: what would anybody decide about them?
  if (change.table === 'comments') return decideComment(part, author, change)
  const open = part.books.shelf.open(change.customer)
  if (open === null) return refused({ kind: 'not-there' })
  if (part.books.tx.meta(broughtKey(open)) === part.acting.device) {
    return decideRecord(part, { ...author, viewer: whoFills(author.viewer) }, change)
  }
  if (!hasKnown(part, pastHands(part, open.id), author.viewer)) return refused({ kind: 'not-there' })
  const sorted = sortCells(part, author, change.cells)
  if (isRefusal(sorted)) return refused(sorted)
  const { cells, problem } = stillPossible(part, author, change, seenOf<Cell>(sorted))
  if (problem !== null && cells.length === 0) return refused(problem)
  const gone = new Set(seenOf<Cell>(sorted).flatMap((cell) => (cells.includes(cell) ? [] : [cell.column])))
  const isLeft = ({ column }: Cell) => !gone.has(column)
  if (change.kind === 'create') {
    if (open.row(change.table, change.record) !== null) return refused({ kind: 'exists-already' })
    return proposeRecord(part, author, { ...change, cells: change.cells.filter(isLeft) }, open, 'revoked-device')
  }
  return proposeFresh(part, author, { ...change, cells: change.cells.filter(isLeft) }, open)
}

type Cell = Parameters<typeof checkCells>[3][number]

/**
 * The cells that could still be written as they are: a column may be of another kind by now, or gone, and the rest must
 * not go with it. Rules that came in between are asked when somebody accepts, not now that it would be lost.
 */
function stillPossible(
  part: PartWork,
  author: Author,
  change: RecordChange,
  cells: readonly Cell[],
): { readonly cells: readonly Cell[]; readonly problem: Refusal | null } {
  let problem: Refusal | null = null
  const possible = cells.filter((cell) => {
    const found = checkCells(part, { ...author, undoing: true }, change, [cell])
    if (found === null || (found.kind === 'bad-value' && found.why !== undefined)) return true
    problem ??= found
    return false
  })
  return { cells: possible, problem }
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
