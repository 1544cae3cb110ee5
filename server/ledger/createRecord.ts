import type { Proposal, RecordChange, Verdict } from '#shared/ledger/change.ts'
import type { Write } from '#shared/ledger/document.ts'
import { withoutPlace } from '#shared/ledger/place.ts'
import { writesOf } from '#shared/ledger/writes.ts'
import { mayRead, mayWrite } from '#shared/ownership/rights.ts'
import { autoNumbers } from './autoNumber.ts'
import { checkCells } from './checkCells.ts'
import { proposeSorted } from './proposeCells.ts'
import { isRefusal, seenOf, sortCells, type SortedCells } from './sortCells.ts'
import { refused } from './verdict.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { hasServed, pastHands } from './pastHands.ts'
import { keepProposal } from './proposals.ts'
import type { Author } from './author.ts'
import { writeCustomer } from './writeCustomer.ts'

type Create = Extract<RecordChange, { kind: 'create' }>

/** A new contact, follow-up or reminder under a customer, by his owner, his manager, or one who lost him meanwhile. */
export function createRecord(part: PartWork, author: Author, change: Create, open: OpenCustomer): Verdict {
  const may = mayWrite(author.viewer, open.envelope)
  if (open.row(change.table, change.record) !== null) {
    return refused({ kind: may ? 'exists-already' : 'not-there' })
  }
  const sorted = sortCells(part, author, change.cells)
  if (isRefusal(sorted)) return refused(sorted)
  const problem = checkCells(part, author, change, seenOf(sorted))
  if (problem !== null) return refused(problem)
  const allowed = { ...change, cells: sorted.written }
  if (may) {
    write(part, author, open, [...createWrites(part, author, allowed, open)])
    return proposeRest(part, author, change, open, sorted)
  }
  if (change.table === 'followups' && hasServed(pastHands(part, open.id), author.viewer)) {
    write(part, author, open, lateFact(part, author, allowed, open))
    const verdict = proposeRest(part, author, change, open, sorted)
    return verdict.kind === 'accepted' ? { kind: 'filed' } : verdict
  }
  const why = mayRead(author.viewer, open.envelope) ? 'suggested' : 'lost-customer'
  return proposeRecord(part, author, change, open, why)
}

/** The record is made; cells of classes that its author does not write wait for somebody who does. */
export function proposeRest(
  part: PartWork,
  author: Author,
  change: Create,
  open: OpenCustomer,
  { suggested, lost }: SortedCells<Create['cells'][number]>,
): Verdict {
  const unwritten = (cells: Create['cells']) => cells.map((cell) => ({ ...cell, was: null }))
  return proposeSorted(part, author, change, open, [
    { why: 'suggested', cells: unwritten(suggested) },
    { why: 'lost-column', cells: unwritten(lost) },
  ])
}

function createWrites(part: PartWork, author: Author, change: Create, open: OpenCustomer): Write[] {
  const stamp = { by: author.member, at: part.at }
  return [...writesOf(part.company, open, change, stamp), ...autoNumbers(part, change.table, change.record)]
}

/** A visit that took place took place: it is filed and sets the clock, but no longer regrades another's customer. */
function lateFact(part: PartWork, author: Author, change: Create, open: OpenCustomer): Write[] {
  const grade = part.books.company.columnByRole('followups', 'followUpGrade')
  const graded = change.cells.filter(({ column, now }) => column === grade?.id && now !== null)
  const ungraded = change.cells.filter(({ column }) => column !== grade?.id)
  return [
    ...createWrites(part, author, { ...change, cells: ungraded }, open),
    ...graded.map(({ column, now }): Write => ({
      table: change.table,
      record: change.record,
      key: column,
      value: now,
    })),
  ]
}

function write(part: PartWork, author: Author, open: OpenCustomer, writes: readonly Write[]): void {
  writeCustomer(part, open, writes, { by: author.member })
}

/** A record that its author may not make himself: whoever decides makes it, or does not. */
export function proposeRecord(
  part: PartWork,
  author: Author,
  { customer, table, record, cells: told }: Create,
  open: OpenCustomer,
  why: Proposal['why'],
): Verdict {
  const cells = withoutPlace(told)
  // Nothing was typed into it: there is nothing to keep.
  if (cells.length === 0) return refused({ kind: 'not-there' })
  const proposal = keepProposal(
    part,
    {
      customer,
      table,
      record,
      makes: true,
      why,
      author: author.member,
      madeAt: author.madeAt,
      cells: cells.map(({ column, now }) => ({ column, was: null, wanted: now, stood: null })),
    },
    open.envelope,
  )
  return { kind: 'proposed', proposal, columns: [] }
}
