import type { Day } from '#shared/base/instant.ts'
import { isSameData } from '#shared/ledger/column.ts'
import type { Member } from '#shared/ledger/company.ts'
import { writeCompanyDocument } from '../ledger/decideCompany.ts'
import type { PartWork } from '../ledger/partWork.ts'
import { isStandingIn } from '../ledger/standIn.ts'

/** Begins and ends standing in when its day has come; a company has few, so that each sweep looks at all. */
export function turnStandIns(part: PartWork, today: Day): void {
  const writes = [...part.company.members.values()].flatMap((member) => {
    const value = onDay(member, today)
    return value === member ? [] : [{ root: 'members' as const, key: member.id, value }]
  })
  writeCompanyDocument(part, writes)
}

/** What is over is gone; what was ended early is remembered as long as it would have lasted. */
function onDay(member: Member, today: Day): Member {
  const { standIn, standInsEnded = [], ...alone } = member
  if (standIn === undefined && standInsEnded.length === 0) return member
  const ended = standInsEnded.filter(({ until }) => today <= until)
  const now: Member = {
    ...alone,
    ...(standIn !== undefined &&
      today <= standIn.until && { standIn: { ...standIn, active: isStandingIn(standIn, today) } }),
    ...(ended.length > 0 && { standInsEnded: ended }),
  }
  return isSameData(member, now) ? member : now
}
