import type { PersonalChange, Verdict } from '#shared/ledger/change.ts'
import { noticeOfKey } from '#shared/reminder/due.ts'
import { putNotice } from '../reminder/closeNotices.ts'
import type { Author } from './author.ts'
import type { PartWork } from './partWork.ts'
import { accepted } from './verdict.ts'

/** One key of one's own; `done:<notice>` also ticks the notice off on all of one's devices. */
export function decidePersonal(part: PartWork, { member }: Author, { key, value }: PersonalChange): Verdict {
  const seq = part.record(null, { kind: 'personal', member, key, value }, null)
  part.books.tx.putPersonal(member, key, value)
  part.tell({
    seq,
    item: { kind: 'personal', seq, key, value },
    bytes: null,
    audience: { kind: 'member', member },
  })
  const about = noticeOfKey(key)
  const notice = about === null ? null : part.books.tx.notice(about)
  const done = value === true
  if (notice !== null && notice.member === member && notice.done !== done) putNotice(part, { ...notice, done })
  return accepted
}
