import { ledgerRecord } from '#shared/base/id.ts'
import { accept } from '#shared/base/result.ts'
import type { RecordChange, Verdict } from '#shared/ledger/change.ts'
import { writesOf } from '#shared/ledger/writes.ts'
import { decideNewOwner } from '#shared/ownership/create.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { poolFor } from '#shared/ownership/poolOf.ts'
import { mayOwn } from '#shared/ownership/receiver.ts'
import { pooled } from '#shared/ownership/return.ts'
import { mayAnywhere, mayRead } from '#shared/ownership/rights.ts'
import { autoNumbers } from './autoNumber.ts'
import { checkCells } from './checkCells.ts'
import { proposeRest } from './createRecord.ts'
import { isRefusal, seenOf, sortCells } from './sortCells.ts'
import { refused } from './verdict.ts'
import type { PartWork } from './partWork.ts'
import type { Author } from './author.ts'
import { writeCustomer } from './writeCustomer.ts'

/** A new customer: his document, his envelope, his first row. Who collects him is responsible for him. */
export function createCustomer(
  part: PartWork,
  author: Author,
  change: Extract<RecordChange, { kind: 'create' }>,
): Verdict {
  const { shelf } = part.books
  if (change.record !== ledgerRecord(change.customer)) return refused({ kind: 'not-there' })
  const present = shelf.open(change.customer)
  if (present !== null) {
    return refused({ kind: mayRead(author.viewer, present.envelope) ? 'exists-already' : 'not-there' })
  }
  const sorted = sortCells(part, author, change.cells)
  if (isRefusal(sorted)) return refused(sorted)
  const problem = checkCells(part, author, change, seenOf(sorted))
  if (problem !== null) return refused(problem)
  // what somebody still had in his bag who would not see it any more is the company's
  const hand =
    author.handsIn === true && !(mayAnywhere(author.viewer, 'create') && mayOwn(part.company, author.member))
      ? accept({ owner: { kind: 'pool', since: part.at } as const, department: author.person.department })
      : decideNewOwner(
          { viewer: author.viewer, author: author.person, owner: change.owner, company: part.company },
          part.at,
        )
  if (!hand.ok) return refused(hand.refusal)
  const { department } = hand.value
  const cells = Object.fromEntries(change.cells.map(({ column, now }) => [column, now]))
  const owner =
    hand.value.owner.kind === 'rep'
      ? hand.value.owner
      : pooled({ pool: poolFor(part.company, department, cells) }, part.at)
  const epoch = part.nextSeq
  const envelope: Envelope = { customer: change.customer, owner, department, epoch }
  const open = shelf.create(envelope, epoch)
  const stamp = { by: author.member, at: part.at }
  const allowed = { ...change, cells: sorted.written }
  const writes = [...writesOf(part.company, open, allowed, stamp), ...autoNumbers(part, 'customers', change.record)]
  writeCustomer(part, open, writes, { by: author.member, hands: { before: null, after: envelope } })
  const verdict = proposeRest(part, author, change, open, sorted)
  // Thousands of imported documents held open would cost more than opening the few that are edited next.
  if (part.acting.why === 'import') shelf.closeSoon(open)
  return verdict
}
