import type { MemberId } from '#shared/base/id.ts'
import type { Company } from '#shared/ledger/company.ts'
import { placedIn } from '#shared/ownership/sharePlan.ts'
import { weightOf } from '#shared/ownership/sharing.ts'
import type { ShareKnown, ShareRule } from '#shared/ownership/shareOut.ts'
import type { Reader } from '../store/store.ts'
import { heldUpTo } from './claimCounts.ts'

/** What sharing out looks at, counted when first asked (a batch of work, a preview) and kept along from there. */
export function shareKnownOf(
  { read, company }: { readonly read: Reader; readonly company: Company },
  rule: ShareRule,
): ShareKnown {
  const { sharing = {}, pool } = company.settings
  // nobody else asks who has room
  const capacity = (rule === 'territory' ? pool?.capacity : undefined) ?? Number.POSITIVE_INFINITY
  const loads = new Map<MemberId, number>()
  const held = new Map<MemberId, number>()
  const load = (member: MemberId) => kept(loads, member, () => read.countCustomers({ kind: 'own', member }))
  const heldBy = (member: MemberId) =>
    capacity === Number.POSITIVE_INFINITY ? 0 : kept(held, member, () => heldUpTo({ read, company }, member, capacity))
  return {
    load,
    placed: (region) => placedIn(company, region),
    weight: (member) => weightOf(sharing, member),
    hasRoom: (member) => heldBy(member) < capacity,
    give(member, { takesPlace }) {
      loads.set(member, load(member) + 1)
      if (takesPlace) held.set(member, heldBy(member) + 1)
    },
  }
}

function kept(map: Map<MemberId, number>, member: MemberId, count: () => number): number {
  let known = map.get(member)
  if (known === undefined) map.set(member, (known = count()))
  return known
}
