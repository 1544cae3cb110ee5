import { newCompanyId, newMemberId, type CompanyId, type Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { assert } from '#shared/base/result.ts'
import type { Account, Identity } from '../account/identity.ts'
import type { Memberships } from '../account/memberships.ts'
import type { Companies, LedgerHouse } from './companies.ts'
import { fillDemo } from './demo.ts'
import { demoCompanyName, demoPeople } from './demoPeople.ts'

/** The company that shows what Kebu does: made when first asked for, kept like any other. */
export interface Demo {
  /** The account of the chosen person, ready to be signed in. */
  enter(person: number): Promise<{ readonly account: Account; readonly company: CompanyId }>
  /** Makes it now, so that the first visitor need not wait. */
  prepare(): Promise<CompanyId>
}

export function createDemo({
  identity,
  memberships,
  companies,
  house,
  now,
  random,
}: {
  readonly identity: Identity
  readonly memberships: Memberships
  readonly companies: Companies
  readonly house: LedgerHouse
  readonly now: () => Instant
  readonly random: Random
}): Demo {
  let making: Promise<CompanyId> | null = null

  const make = async (): Promise<CompanyId> => {
    const id = newCompanyId(random)
    const people = []
    for (const { name } of demoPeople) {
      const member = newMemberId(random)
      // `~` is in no name that can be typed, so nobody signs in as one of them by password.
      people.push({ account: (await identity.createWithoutPassword(`~${id}.${member}`, name)).id, member, name })
    }
    const [founder] = people
    assert(founder !== undefined, 'the demo has people')
    await fillDemo({ house, founding: { id, name: demoCompanyName, founder }, people, now: now(), random })
    companies.adopt({ id, name: demoCompanyName, demo: true, people })
    return id
  }

  const prepare = (): Promise<CompanyId> => {
    const made = memberships.demoCompany()
    if (made !== null) return Promise.resolve(made)
    making ??= make().finally(() => (making = null))
    return making
  }

  return {
    prepare,
    enter: async (person) => {
      const company = await prepare()
      const member = memberships.membersOf(company)[person]
      const account = member === undefined ? null : identity.account(member.account)
      assert(account !== null, `person ${person} of the demo company ${company} has an account`)
      return { account, company }
    },
  }
}
