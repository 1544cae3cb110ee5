import { ledgerRecord } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import { sameCell, type CellValue } from '#shared/ledger/cell.ts'
import type { CellChange, RecordChange, Refusal, Verdict } from '#shared/ledger/change.ts'
import { placeColumn, withoutPlace } from '#shared/ledger/place.ts'
import { writesOf } from '#shared/ledger/writes.ts'
import { may, mayAnywhere, mayRead, mayWrite } from '#shared/ownership/rights.ts'
import type { Author } from './author.ts'
import { checkCells } from './checkCells.ts'
import { decideComment } from './decideComment.ts'
import { createCustomer } from './createCustomer.ts'
import { createRecord } from './createRecord.ts'
import { lastWriter } from './lastWriter.ts'
import type { OpenCustomer } from './openCustomer.ts'
import { hasKnown } from './formerRights.ts'
import { pastHands } from './pastHands.ts'
import type { PartWork } from './partWork.ts'
import { keptBack, proposeSorted } from './proposeCells.ts'
import { isRefusal, seenOf, sortCells } from './sortCells.ts'
import { accepted, refused } from './verdict.ts'
import { writeCustomer } from './writeCustomer.ts'

/** One change of a record under one customer gets its verdict and takes its effect (architecture §3). */
export function decideRecord(part: PartWork, author: Author, change: RecordChange): Verdict {
  if (part.acting.why === 'import' && !mayAnywhere(author.viewer, 'import')) return refused({ kind: 'not-allowed' })
  if (change.table === 'comments') return decideComment(part, author, change)
  if (change.kind === 'create' && change.table === 'customers') return createCustomer(part, author, change)
  if (change.kind !== 'create' && change.table === 'customers' && change.record !== ledgerRecord(change.customer)) {
    return refused({ kind: 'not-there' })
  }
  const open = part.books.shelf.open(change.customer)
  if (open === null) return refused({ kind: 'not-there' })
  if (!mayRead(author.viewer, open.envelope)) return decideForStranger(part, author, change, open)
  switch (change.kind) {
    case 'set':
      return setCells(part, author, change, open)
    case 'create':
      return createRecord(part, author, change, open)
    case 'remove':
      return remove(part, author, change, open)
    case 'restore':
      return restore(part, author, change, open)
    default:
      return never(change)
  }
}

/** He may not read the customer. Who lost him keeps his words; who never had him learns nothing. */
function decideForStranger(part: PartWork, author: Author, change: RecordChange, open: OpenCustomer): Verdict {
  if (!hasKnown(part, pastHands(part, open.id), author.viewer)) return refused({ kind: 'not-there' })
  if (change.kind === 'create') return createRecord(part, author, change, open)
  // Putting in the trash or taking out of it says nothing that could be lost.
  if (change.kind !== 'set' || isMove(change)) return refused({ kind: 'not-there' })
  const sorted = sortCells(part, author, change.cells)
  if (isRefusal(sorted)) return refused(sorted)
  const problem = checkCells(part, author, change, seenOf(sorted))
  if (problem !== null) return refused(problem)
  return proposeSorted(part, author, change, open, keptBack(sorted, 'lost-customer'))
}

/** Says where the row stands, and nothing of what it holds. */
const isMove = ({ cells }: Extract<RecordChange, { kind: 'set' }>): boolean => withoutPlace(cells).length === 0

function setCells(
  part: PartWork,
  author: Author,
  change: Extract<RecordChange, { kind: 'set' }>,
  open: OpenCustomer,
): Verdict {
  const row = open.row(change.table, change.record)
  if (row === null) return refused({ kind: 'not-there' })
  const sorted = sortCells(part, author, change.cells)
  if (isRefusal(sorted)) return refused(sorted)
  const problem = checkCells(part, author, change, seenOf(sorted))
  if (problem !== null) return refused(problem)
  const [lost] = sorted.lost
  if (lost !== undefined && author.undoing) return refused({ kind: 'column-gone', column: lost.column })
  if (open.envelope.removed !== undefined || row.removed !== null) {
    if (isMove(change)) return refused({ kind: 'not-there' })
    return proposeSorted(part, author, change, open, keptBack(sorted, 'lost-customer'))
  }
  if (!mayWrite(author.viewer, open.envelope)) {
    // taking back what was only proposed has nothing to take back; where a row stands is nobody's suggestion
    if (author.undoing || isMove(change)) return refused({ kind: 'not-allowed' })
    return proposeSorted(part, author, change, open, keptBack(sorted, 'suggested'))
  }
  if (sorted.suggested.length > 0 && author.undoing) return refused({ kind: 'not-allowed' })
  const taken: CellChange[] = []
  const kept: CellChange[] = []
  for (const cell of sorted.written) {
    const verdict = judgeCell(part, author, change, row.cells[cell.column] ?? null, cell)
    if (verdict === 'take') taken.push(cell)
    else if (verdict === 'keep') kept.push(cell)
    else if (verdict !== 'same') return refused(verdict)
  }
  if (taken.length > 0) {
    const stamp = { by: author.member, at: part.at }
    const writes = writesOf(part.company, open, { ...change, cells: taken }, stamp)
    writeCustomer(part, open, writes, { by: author.member })
  }
  const { suggested, lost: lostCells } = sorted
  return proposeSorted(part, author, change, open, [
    { why: 'newer-value', cells: kept },
    { why: 'suggested', cells: suggested },
    { why: 'lost-column', cells: lostCells },
  ])
}

/**
 * Two people and one cell (architecture §3.5): live, the later arrival wins; made offline, it never overwrites a
 * newer value of somebody else; undo and redo only ever take back what still stands.
 */
function judgeCell(
  part: PartWork,
  author: Author,
  change: Extract<RecordChange, { kind: 'set' }>,
  present: CellValue,
  { column, was, now }: CellChange,
): 'take' | 'keep' | 'same' | Refusal {
  if (sameCell(present, now)) return 'same'
  if (sameCell(present, was)) return 'take'
  if (author.undoing) {
    const writer = lastWriter(part, { ...change, column })
    return { kind: 'changed-since', column, by: writer?.by ?? author.member, at: writer?.at ?? part.at }
  }
  // rows are moved over each other all day: the last hand puts them there, and nobody is asked
  if (author.live || column === placeColumn) return 'take'
  return lastWriter(part, { ...change, column })?.by === author.member ? 'take' : 'keep'
}

function remove(part: PartWork, author: Author, change: RecordChange, open: OpenCustomer): Verdict {
  const row = open.row(change.table, change.record)
  if (row === null) return refused({ kind: 'not-there' })
  if (row.removed !== null) return accepted
  const isCustomer = change.table === 'customers'
  const mayRemove = isCustomer ? may(author.viewer, 'delete', open.envelope) : mayWrite(author.viewer, open.envelope)
  if (!mayRemove) return refused({ kind: 'not-allowed' })
  const stamp = { by: author.member, at: part.at }
  const before = open.envelope
  const hands = isCustomer ? { before, after: { ...before, removed: stamp } } : undefined
  writeCustomer(part, open, writesOf(part.company, open, change, stamp), { by: author.member, hands })
  return accepted
}

function restore(part: PartWork, author: Author, change: RecordChange, open: OpenCustomer): Verdict {
  const row = open.row(change.table, change.record)
  if (row === null) return refused({ kind: 'not-there' })
  if (row.removed === null) return accepted
  const isCustomer = change.table === 'customers'
  const mayRestore = isCustomer ? may(author.viewer, 'delete', open.envelope) : mayWrite(author.viewer, open.envelope)
  if (!mayRestore) return refused({ kind: 'not-allowed' })
  const stamp = { by: author.member, at: part.at }
  const { removed: _, ...after } = open.envelope
  const hands = isCustomer ? { before: open.envelope, after } : undefined
  writeCustomer(part, open, writesOf(part.company, open, change, stamp), { by: author.member, hands })
  return accepted
}
