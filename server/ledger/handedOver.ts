import { ledgerRecord, type CustomerId, type MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { noticeId } from '#shared/reminder/due.ts'
import type { Notice } from '#shared/wire/item.ts'
import { putNotice, whoseOf } from '../reminder/closeNotices.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'

/** Whoever gets a customer from a colleague is told by whom: from there he opens the hand-over page. */
export function tellHandedOver(part: PartWork, open: OpenCustomer, by: MemberId): void {
  const to = ownerOf(open.envelope)
  if (to !== null) putNotice(part, handedNotice(part, open, { to, by }))
}

/** What each colleague has got so far of a leaver's customers: the first of them, since when, and how many. */
export type GotByMember = Readonly<
  Record<string, { readonly first: CustomerId; readonly since: Instant; readonly count: number }>
>

/** With this customer, who has just come to his new owner. */
export function gotWith(got: GotByMember = {}, open: OpenCustomer, at: Instant): GotByMember {
  const to = ownerOf(open.envelope)
  if (to === null) return got
  const { first, since, count } = got[to] ?? { first: open.id, since: at, count: 0 }
  return { ...got, [to]: { first, since, count: count + 1 } }
}

/** Everything of a leaver has gone round: each who got of it is told once, of however many, when all is there. */
export function tellHandedAll(
  part: PartWork,
  { job, by, got }: { readonly job: number; readonly by: MemberId; readonly got: GotByMember },
): void {
  for (const [member, { first, since, count }] of Object.entries(got)) {
    const open = part.books.shelf.open(first)
    const to = open === null ? null : ownerOf(open.envelope)
    if (open === null || to !== member || to === by) continue
    const notice = handedNotice(part, open, { to, by })
    if (count === 1) putNotice(part, notice)
    else {
      const id = noticeId('handedOver', ledgerRecord(first), `${open.envelope.epoch} ${job}`, to)
      putNotice(part, { ...notice, id, dueAt: since, count })
    }
  }
}

function handedNotice(
  part: PartWork,
  open: OpenCustomer,
  { to, by }: { readonly to: MemberId; readonly by: MemberId },
): Notice {
  return {
    id: noticeId('handedOver', ledgerRecord(open.id), String(open.envelope.epoch), to),
    member: to,
    kind: 'handedOver',
    customer: open.id,
    record: ledgerRecord(open.id),
    title: whoseOf(part, open)(open.id).name,
    content: '',
    dueAt: part.at,
    madeAt: part.at,
    by,
    done: false,
  }
}
