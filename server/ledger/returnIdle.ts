import { dayOf, startOfDay, type Day, type Instant } from '#shared/base/instant.ts'
import { ledgerRecord, type MemberId } from '#shared/base/id.ts'
import { ownerOf, withAnnounced } from '#shared/ownership/envelope.ts'
import { envelopeAfter } from '#shared/ownership/hand.ts'
import { poolFor } from '#shared/ownership/poolOf.ts'
import { pooled } from '#shared/ownership/return.ts'
import { isAnnounced, returnDay, warnsFrom, type ReturnDay } from '#shared/ownership/returnDay.ts'
import { doneKey, noticeId } from '#shared/reminder/due.ts'
import { putNotice, whoseOf } from '../reminder/closeNotices.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { moveCustomer } from './writeCustomer.ts'

const lookedKey = 'returns'
const noRules = 'none'

/**
 * Once a company's day, and whenever its rules have changed, everybody is looked at: in batches, as a job, so that
 * nobody waits. When the rules end there is a last look: what was announced by them is said no more.
 */
export function planReturns({ books, company }: PartWork, at: Instant): 'planned' | 'nothing' {
  const { pool, zoneMinutes } = company.settings
  const looked = books.tx.meta(lookedKey)
  const now = pool === undefined ? noRules : `${dayOf(at, zoneMinutes)} ${JSON.stringify(pool)}`
  if (looked === now || (pool === undefined && looked === null)) return 'nothing'
  books.tx.setMeta(lookedKey, now)
  books.tx.addJob({ kind: 'returns', after: null })
  return 'planned'
}

/**
 * This customer goes back to the pool if the day has come that was announced to his owner; the owner is told when it
 * is near (B6), and what he was told is taken back when it holds no more: an old warning is good for no later return.
 */
export function returnOne(part: PartWork, open: OpenCustomer): void {
  const { company, at } = part
  const { pool, zoneMinutes } = company.settings
  const today = dayOf(at, zoneMinutes)
  const [row] = open.records('customers')
  const owner = ownerOf(open.envelope)
  const due = row === undefined ? null : returnDay(company, row, open.envelope, today)
  if (pool === undefined || row === undefined || owner === null || due === null) return takeBack(part, open)
  if (due.on <= today) {
    const back = pooled({ reason: due.why, pool: poolFor(company, open.envelope.department, row.cells) }, at)
    const hand = { kind: 'moved', owner: back, department: open.envelope.department } as const
    return moveCustomer(part, open, envelopeAfter(open.envelope, hand, part.nextSeq))
  }
  if (isAnnounced(open.envelope, due)) return warn(part, open, owner, due)
  if (today < warnsFrom(pool, due.on)) return takeBack(part, open)
  announce(part, open, due, today)
  warn(part, open, owner, due)
}

/** Remembered beside the customer: it outlives a restart, and everybody who sees him counts with it. */
function announce(part: PartWork, open: OpenCustomer, { on, why, from }: ReturnDay, today: Day): void {
  moveCustomer(part, open, withAnnounced(open.envelope, { at: today, on, why, from }))
}

function takeBack(part: PartWork, open: OpenCustomer): void {
  if (open.envelope.announced !== undefined) moveCustomer(part, open, withAnnounced(open.envelope, null))
}

/** The owner has the warning, and has it again when it was closed by what holds no more; not when he closed it. */
function warn(part: PartWork, open: OpenCustomer, owner: MemberId, { on }: ReturnDay): void {
  const { tx } = part.books
  const id = noticeId('poolReturn', ledgerRecord(open.id), on, owner)
  const known = tx.notice(id)
  const isSeen = () => tx.personal(owner).some(({ key, value }) => key === doneKey(id) && value === true)
  if (known !== null && (!known.done || isSeen())) return
  putNotice(part, {
    id,
    member: owner,
    kind: 'poolReturn',
    customer: open.id,
    record: ledgerRecord(open.id),
    title: whoseOf(part, open)(open.id).name,
    content: '',
    dueAt: startOfDay(on, part.company.settings.zoneMinutes),
    dueOn: on,
    madeAt: part.at,
    done: false,
  })
}
