import type { DatabaseSync } from 'node:sqlite'
import type { CompanyId, MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'

/** An account's place in one company. Name, role and department stand in the company's own document. */
export interface Membership {
  readonly company: CompanyId
  readonly companyName: string
  readonly member: MemberId
}

/** Which accounts belong to which companies: two tables of `accounts.sqlite`. All calls are synchronous. */
export function createMemberships(database: DatabaseSync) {
  const list = database.prepare(
    `SELECT m.company, c.name AS companyName, m.member FROM membership m JOIN company c ON c.id = m.company
     WHERE m.account = ? ORDER BY m.joined_at, m.company`,
  )
  const one = database.prepare('SELECT member FROM membership WHERE account = ? AND company = ?')
  const whose = database.prepare('SELECT account FROM membership WHERE company = ? AND member = ?')
  const join = database.prepare(
    'INSERT INTO membership (account, company, member, joined_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const addCompany = database.prepare('INSERT INTO company (id, name, demo, made_at) VALUES (?, ?, ?, ?)')
  const demo = database.prepare('SELECT id FROM company WHERE demo = 1 ORDER BY made_at LIMIT 1')
  const has = database.prepare('SELECT 1 FROM company WHERE id = ?')
  const members = database.prepare('SELECT account, member FROM membership WHERE company = ? ORDER BY joined_at')
  const all = database.prepare('SELECT id FROM company ORDER BY made_at')

  return {
    // The casts name the columns selected above; only this module writes them.
    of: (account: string) => list.all(account) as unknown as Membership[],
    member: (account: string, company: CompanyId): MemberId | null =>
      (one.get(account, company) as { member: MemberId } | undefined)?.member ?? null,
    account: (company: CompanyId, member: MemberId): string | null =>
      (whose.get(company, member) as { account: string } | undefined)?.account ?? null,
    /** One membership per account and company: the first stands, and its member is returned. */
    join: (account: string, company: CompanyId, member: MemberId, at: Instant): MemberId => {
      join.run(account, company, member, at)
      return (one.get(account, company) as { member: MemberId }).member
    },
    addCompany: (company: { readonly id: CompanyId; readonly name: string; readonly demo: boolean }, at: Instant) => {
      addCompany.run(company.id, company.name, company.demo ? 1 : 0, at)
    },
    hasCompany: (company: CompanyId): boolean => has.get(company) !== undefined,
    /** In the order of joining. */
    membersOf: (company: CompanyId) => members.all(company) as { account: string; member: MemberId }[],
    companies: () => (all.all() as { id: CompanyId }[]).map(({ id }) => id),
    demoCompany: (): CompanyId | null => (demo.get() as { id: CompanyId } | undefined)?.id ?? null,
  }
}

export type Memberships = ReturnType<typeof createMemberships>
