import type { MemberId } from '../base/id.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import { postsOf, type Company, type Member, type Settings } from '../ledger/company.ts'
import { grantsOf } from './rights.ts'

type People = Pick<Company, 'members' | 'roles'>

/** Would he work on a customer that were his? Whoever works here and may see and edit at least his own: no auditor. */
export function mayOwn(company: People, id: MemberId): boolean {
  const member = company.members.get(id)
  return member !== undefined && member.left !== true && worksOnHisOwn(company, member)
}

/** Everybody who may be given a customer: whom a screen offers as a receiver. */
export const thoseWhoMayOwn = (company: People): readonly Member[] =>
  [...company.members.values()].filter(({ id }) => mayOwn(company, id))

/** The person to whom a customer may go, or why he may not: nobody here, or somebody who could not work on him. */
export function receiverOf(company: People, id: MemberId): Result<Member, Refusal> {
  const member = company.members.get(id)
  if (member === undefined || member.left === true) return refuse({ kind: 'unknown-member' })
  return worksOnHisOwn(company, member) ? accept(member) : refuse({ kind: 'sees-no-customers', member: id })
}

/** Why these settings may not be: somebody newly named in the rota or for a territory could not work on what he is given. */
export function refusedReceiver(company: People & Pick<Company, 'settings'>, now: Settings): Refusal | null {
  const before = new Set(namedIn(company.settings))
  const blind = namedIn(now).find((id) => {
    const member = before.has(id) ? undefined : company.members.get(id)
    return member !== undefined && !worksOnHisOwn(company, member)
  })
  return blind === undefined ? null : { kind: 'sees-no-customers', member: blind }
}

const namedIn = ({ sharing: { rota = [], territory = [] } = {} }: Settings): readonly MemberId[] => [
  ...rota,
  ...territory.flatMap(({ to }) => (to.kind === 'member' ? [to.member] : [])),
]

const worksOnHisOwn = ({ roles }: People, member: Member): boolean =>
  (['see', 'edit'] as const).every((right) =>
    postsOf(member).some(({ role }) => grantsOf({ roles }, role)[right] !== 'none'),
  )
