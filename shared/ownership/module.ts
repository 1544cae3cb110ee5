import { z } from 'zod'
import type { MemberId } from '../base/id.ts'
import { postsOf, type Company } from '../ledger/company.ts'
import { BuiltInRole, Module, type RoleId } from './role.ts'

const daily = [
  'mine',
  'pool',
  'ledger',
  'contacts',
  'followUps',
  'reminders',
  'trash',
] as const satisfies readonly Module[]

const builtInModules: { readonly [Each in BuiltInRole]: readonly Module[] } = {
  generalManager: daily,
  manager: daily,
  rep: daily,
  marketing: daily,
  afterSales: ['ledger', 'contacts', 'followUps', 'reminders', 'trash'],
  finance: ['ledger', 'contacts', 'followUps', 'reminders'],
  auditor: ['ledger', 'contacts', 'followUps', 'reminders'],
  administrator: ['ledger', 'reminders'],
}

/** What a role shows of the screen. A role of the company's own shows everything until somebody chose. */
export function modulesOfRole({ roles }: Pick<Company, 'roles'>, role: RoleId): readonly Module[] {
  const builtIn = BuiltInRole.safeParse(role)
  return builtIn.success ? builtInModules[builtIn.data] : (roles.get(role)?.modules ?? daily)
}

/** What a person's posts show of the screen, all of them together (M1). What he may do there is said by his rights. */
export function modulesOf(company: Company, member: MemberId): ReadonlySet<Module> {
  const person = company.members.get(member)
  return new Set(person === undefined ? daily : postsOf(person).flatMap(({ role }) => modulesOfRole(company, role)))
}

/** How a person arranged his own navigation: the order he likes, and what he does not want to see. */
export const NavArrangement = z
  .object({
    order: z.array(z.string().max(40)).max(60).readonly(),
    hidden: z.array(z.string().max(40)).max(60).readonly(),
  })
  .readonly()
export type NavArrangement = z.infer<typeof NavArrangement>

/** Things by name in his order; those he never placed (new ones) stay where they would stand, after what precedes them. */
export function arrange<T extends { readonly name: string }>(
  all: readonly T[],
  order: readonly string[],
): readonly T[] {
  const placed = [...new Set(order)].flatMap((name) => all.filter((each) => each.name === name))
  for (const [place, each] of all.entries()) {
    if (placed.includes(each)) continue
    const before = all.slice(0, place).findLast((other) => placed.includes(other))
    placed.splice(before === undefined ? 0 : placed.indexOf(before) + 1, 0, each)
  }
  return placed
}
