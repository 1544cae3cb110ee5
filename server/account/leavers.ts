import type { CompanyId, MemberId } from '#shared/base/id.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Memberships } from './memberships.ts'
import type { Sessions } from './sessions.ts'

/**
 * Puts the devices of whoever leaves a company out of it, as if each had been revoked: what lies unsent on them may
 * still be handed in, and who is taken back signs in anew. Who left while the server was away is put out when the
 * company is opened.
 */
export function createLeavers(parts: {
  readonly sessions: Sessions
  readonly memberships: Memberships
  /** Ends what this session has open of the company. */
  readonly revoked: (session: string, company: CompanyId) => void
  readonly onFault: (fault: unknown) => void
}) {
  const { sessions, memberships, revoked, onFault } = parts
  const underWay = new Set<Promise<void>>()

  const putOut = async (company: CompanyId, member: MemberId): Promise<void> => {
    const account = memberships.account(company, member)
    if (account === null) return
    const all = memberships.of(account).map((each) => each.company)
    const ended = await sessions.revokeWhere(account, () => true, { companies: [company], all, by: 'left' })
    for (const session of ended) revoked(session, company)
  }

  return {
    watch: (ledger: Ledger): void => {
      const look = (members: Iterable<MemberId>) => {
        const people = ledger.companyNow().members
        for (const member of members) {
          if (people.get(member)?.left !== true) continue
          const work = putOut(ledger.company, member)
            .catch(onFault)
            .finally(() => underWay.delete(work))
          underWay.add(work)
        }
      }
      ledger.onRightsChanged(look)
      look(ledger.companyNow().members.keys())
    },
    /** Resolves when everybody who left so far is out. */
    settled: async (): Promise<void> => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
