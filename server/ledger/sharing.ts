import { ledgerRecord } from '#shared/base/id.ts'
import type { Day } from '#shared/base/instant.ts'
import type { OwnershipChange, Verdict } from '#shared/ledger/change.ts'
import { hasExpired } from '#shared/ownership/collaborator.ts'
import { collaborationOf, withCollaborators } from '#shared/ownership/envelope.ts'
import { decideShare, decideUnshare } from '#shared/ownership/share.ts'
import { noticeId } from '#shared/reminder/due.ts'
import { putNotice, whoseOf } from '../reminder/closeNotices.ts'
import type { Author } from './author.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { accepted, refused } from './verdict.ts'
import { moveCustomer } from './writeCustomer.ts'

export type Sharing = Extract<OwnershipChange, { kind: 'share' | 'unshare' }>

/** Who works on a customer beside his owner, in the order of the log. Whoever is new to him is told. */
export function decideSharing(part: PartWork, { member, viewer }: Author, change: Sharing): Verdict {
  const open = part.books.shelf.open(change.customer)
  const facts = { envelope: open?.envelope ?? null, viewer, company: part.company }
  const decided = change.kind === 'share' ? decideShare(facts, change, part.at) : decideUnshare(facts, change)
  if (!decided.ok) return refused(decided.refusal)
  if (open === null || decided.value === open.envelope) return accepted
  const isNew = change.kind === 'share' && collaborationOf(open.envelope, change.to) === null
  moveCustomer(part, open, decided.value)
  if (isNew && change.to !== member) tellShared(part, open, change.to)
  return accepted
}

/** Ends what was given for a time, for so many customers; returns of how many. */
export function endExpired(part: PartWork, today: Day, limit: number): number {
  const customers = part.books.tx.expired(today, limit)
  for (const customer of customers) {
    const open = part.books.shelf.open(customer)
    if (open === null) continue
    const staying = (open.envelope.collaborators ?? []).filter((each) => !hasExpired(each, today))
    moveCustomer(part, open, withCollaborators(open.envelope, staying))
  }
  return customers.length
}

function tellShared(part: PartWork, open: OpenCustomer, to: Parameters<typeof noticeId>[3]): void {
  const given = collaborationOf(open.envelope, to)
  if (given === null) return
  putNotice(part, {
    // given again after it ended, it is told again
    id: noticeId('shared', ledgerRecord(open.id), String(part.nextSeq), to),
    member: to,
    kind: 'shared',
    customer: open.id,
    record: ledgerRecord(open.id),
    title: whoseOf(part, open)(open.id).name,
    content: '',
    dueAt: part.at,
    ...(given.until !== undefined && { dueOn: given.until }),
    madeAt: part.at,
    by: given.by,
    done: false,
  })
}
