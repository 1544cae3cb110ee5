import { ledgerRecord } from '#shared/base/id.ts'
import type { OwnershipChange, Verdict } from '#shared/ledger/change.ts'
import { decideAskExtension, decideExtension } from '#shared/ownership/extend.ts'
import type { Author } from './author.ts'
import type { PartWork } from './partWork.ts'
import { accepted, refused } from './verdict.ts'
import { moveCustomer } from './writeCustomer.ts'

export type Extending = Extract<OwnershipChange, { kind: 'askExtension' | 'decideExtension' }>

/** More time before a customer goes back to the pool: asked for, granted or declined, in the order of the log. */
export function extend(part: PartWork, { viewer }: Author, change: Extending): Verdict {
  const open = part.books.shelf.open(change.customer)
  const row = open?.row('customers', ledgerRecord(change.customer)) ?? null
  const facts = { envelope: open?.envelope ?? null, row, viewer, company: part.company }
  const decided =
    change.kind === 'askExtension'
      ? decideAskExtension(facts, change, part.at)
      : decideExtension(facts, change, part.at)
  if (!decided.ok) return refused(decided.refusal)
  if (open !== null) moveCustomer(part, open, decided.value)
  return accepted
}
