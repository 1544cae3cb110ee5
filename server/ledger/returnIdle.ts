import { dayOf, startOfDay, type Instant } from '#shared/base/instant.ts'
import { ledgerRecord } from '#shared/base/id.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { envelopeAfter } from '#shared/ownership/hand.ts'
import { poolFor } from '#shared/ownership/poolOf.ts'
import { pooled } from '#shared/ownership/return.ts'
import { returnDay, warnsFrom } from '#shared/ownership/returnDay.ts'
import { noticeId } from '#shared/reminder/due.ts'
import { putNotice, whoseOf } from '../reminder/closeNotices.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { moveCustomer } from './writeCustomer.ts'

const lookedKey = 'returns'

/** Once a company's day, when there are rules, everybody is looked at: in batches, as a job, so that nobody waits. */
export function planReturns(part: PartWork, at: Instant): 'planned' | 'nothing' {
  const { pool, zoneMinutes } = part.company.settings
  const today = dayOf(at, zoneMinutes)
  if (pool === undefined || part.books.tx.meta(lookedKey) === today) return 'nothing'
  part.books.tx.setMeta(lookedKey, today)
  part.books.tx.addJob({ kind: 'returns', after: null })
  return 'planned'
}

/** This customer goes back to the pool if his day has come; his owner is told when it is near (B6). */
export function returnOne(part: PartWork, open: OpenCustomer): void {
  const { company, at } = part
  const { pool, zoneMinutes } = company.settings
  const [row] = open.records('customers')
  const owner = ownerOf(open.envelope)
  if (pool === undefined || row === undefined || owner === null) return
  const due = returnDay(company, row, open.envelope)
  if (due === null) return
  const today = dayOf(at, zoneMinutes)
  if (due.on <= today) {
    const back = pooled({ reason: due.why, pool: poolFor(company, open.envelope.department, row.cells) }, at)
    const hand = { kind: 'moved', owner: back, department: open.envelope.department } as const
    moveCustomer(part, open, envelopeAfter(open.envelope, hand, part.nextSeq))
    return
  }
  if (today < warnsFrom(pool, due.on)) return
  const id = noticeId('poolReturn', row.id, due.on, owner)
  if (part.books.tx.notice(id) !== null) return
  putNotice(part, {
    id,
    member: owner,
    kind: 'poolReturn',
    customer: open.id,
    record: ledgerRecord(open.id),
    title: whoseOf(part, open)(open.id).name,
    content: '',
    dueAt: startOfDay(due.on, zoneMinutes),
    dueOn: due.on,
    madeAt: at,
    done: false,
  })
}
