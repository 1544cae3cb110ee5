import { ledgerRecord, type MemberId } from '#shared/base/id.ts'
import type { OwnershipChange, Verdict } from '#shared/ledger/change.ts'
import { decideAskExtension, decideExtension } from '#shared/ownership/extend.ts'
import { noticeId } from '#shared/reminder/due.ts'
import { putNotice, whoseOf } from '../reminder/closeNotices.ts'
import type { Author } from './author.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { accepted, refused } from './verdict.ts'
import { moveCustomer } from './writeCustomer.ts'

export type Extending = Extract<OwnershipChange, { kind: 'askExtension' | 'decideExtension' }>

/** More time before a customer goes back to the pool: asked for, granted or declined, in the order of the log. */
export function extend(part: PartWork, { member, viewer }: Author, change: Extending): Verdict {
  const open = part.books.shelf.open(change.customer)
  const row = open?.row('customers', ledgerRecord(change.customer)) ?? null
  const facts = { envelope: open?.envelope ?? null, row, viewer, company: part.company }
  const decided =
    change.kind === 'askExtension'
      ? decideAskExtension(facts, change, part.at)
      : decideExtension(facts, change, part.at)
  if (!decided.ok) return refused(decided.refusal)
  if (open === null) return accepted
  const asker = open.envelope.extension?.asked?.by
  moveCustomer(part, open, decided.value)
  if (change.kind === 'decideExtension' && asker !== undefined && asker !== member) {
    tellDecided(part, open, { to: asker, by: member, reason: change.reason ?? '' })
  }
  return accepted
}

/** Whoever asked hears what was decided, by whom and why, until he has seen it or asks again. */
function tellDecided(
  part: PartWork,
  open: OpenCustomer,
  { to, by, reason }: { readonly to: MemberId; readonly by: MemberId; readonly reason: string },
): void {
  const { declined, until } = open.envelope.extension ?? {}
  const kind = declined === undefined ? 'extensionGranted' : 'extensionDeclined'
  putNotice(part, {
    id: noticeId(kind, ledgerRecord(open.id), String(part.nextSeq), to),
    member: to,
    kind,
    customer: open.id,
    record: ledgerRecord(open.id),
    title: whoseOf(part, open)(open.id).name,
    content: reason,
    dueAt: part.at,
    ...(declined === undefined && until !== undefined && { dueOn: until }),
    madeAt: part.at,
    by,
    done: false,
  })
}
