import { ledgerRecord, type CustomerId, type MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { ownerOf, type Envelope } from '#shared/ownership/envelope.ts'
import { noticeId } from '#shared/reminder/due.ts'
import type { Notice } from '#shared/wire/item.ts'
import { putNotice, whoseOf } from '../reminder/closeNotices.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { Reader } from '../store/store.ts'
import type { PartWork } from './partWork.ts'
import { pastHands } from './pastHands.ts'

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

/**
 * The customer in whose name several were announced has moved on: the rest are told in the name of the last of them, so
 * that who hands them on one after the other meets the notice once more at the end, and not at each.
 */
export function passOnHanded(part: PartWork, gone: OpenCustomer, notice: Notice): void {
  const { member, count, dueAt, madeAt } = notice
  if (notice.kind !== 'handedOver' || count === undefined || notice.by === undefined) return
  if (part.company.members.get(member)?.left === true || isHandingOver(part, member)) return
  const from = pastHands(part, gone.id).find(({ after }) => ownerOf(after) === member)?.after.formerOwner
  const rest = ownedBy(part.books.tx, member).filter(
    ({ owner, formerOwner, removed }) =>
      formerOwner === from && removed === undefined && owner.since >= dueAt && owner.since <= madeAt,
  )
  const last = rest.at(-1)
  const open = last === undefined ? null : part.books.shelf.open(last.customer)
  if (open === null) return
  const told = { ...handedNotice(part, open, { to: member, by: notice.by }), dueAt, madeAt }
  // apart from the notice of one that came alone, which its customer may have had
  const id = noticeId('handedOver', ledgerRecord(open.id), `${open.envelope.epoch} ${notice.id}`, member)
  putNotice(part, { ...told, id, ...(rest.length > 1 && { count: rest.length }) })
}

/** All that he owns goes to others just now: of what is left nobody need be told at each step. */
const isHandingOver = (part: PartWork, member: MemberId): boolean =>
  part.books.tx.jobs().some(({ body }) => {
    const job = body as { readonly kind: string; readonly member?: MemberId } // written by decideCompany alone
    return job.kind === 'handOver' && job.member === member
  })

const page = 500

function ownedBy(read: Reader, member: MemberId): readonly Envelope[] {
  const owned: Envelope[] = []
  for (;;) {
    const some = read.customers({ kind: 'own', member }, owned.at(-1)?.customer ?? null, page)
    owned.push(...some.map(({ envelope }) => envelope))
    if (some.length < page) return owned
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
