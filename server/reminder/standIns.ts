import type { Day } from '#shared/base/instant.ts'
import { writeCompanyDocument } from '../ledger/decideCompany.ts'
import type { PartWork } from '../ledger/partWork.ts'
import { isStandingIn } from '../ledger/standIn.ts'

/** Begins and ends standing in when its day has come; a company has few, so that each sweep looks at all. */
export function turnStandIns(part: PartWork, today: Day): void {
  const writes = [...part.company.members.values()].flatMap((member) => {
    const { standIn, ...alone } = member
    if (standIn === undefined) return []
    const active = isStandingIn(standIn, today)
    const isOver = today > standIn.until
    if (standIn.active === active && !isOver) return []
    return [
      {
        root: 'members' as const,
        key: member.id,
        value: isOver ? alone : { ...member, standIn: { ...standIn, active } },
      },
    ]
  })
  writeCompanyDocument(part, writes)
}
