import { ledgerRecord, type MemberId } from '#shared/base/id.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { noticeId } from '#shared/reminder/due.ts'
import { putNotice, whoseOf } from '../reminder/closeNotices.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'

/** Whoever gets a customer from a colleague is told by whom: from there he opens the hand-over page. */
export function tellHandedOver(part: PartWork, open: OpenCustomer, by: MemberId): void {
  const to = ownerOf(open.envelope)
  if (to === null) return
  putNotice(part, {
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
  })
}
