import type { DatabaseSync } from 'node:sqlite'
import { newCompanyId, newMemberId, type CompanyId, type MemberId, type Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { mayManagePeople } from '#shared/ownership/rights.ts'
import { inTransaction } from '../account/accountsDatabase.ts'
import type { Invitation, Invitations } from '../account/invitations.ts'
import type { Memberships } from '../account/memberships.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { actAs } from './actAs.ts'

/** What a company begins with. */
export interface Founding {
  readonly id: CompanyId
  readonly name: string
  readonly founder: { readonly member: MemberId; readonly name: string }
}

/** Where companies' ledgers live: one file each. Handed in, so that tests keep them in memory. */
export interface LedgerHouse {
  open(company: CompanyId): Ledger
  found(founding: Founding, now: () => Instant): Ledger
}

export type Joined = 'joined' | 'already-there' | 'used' | 'closed'

/** All companies of this server: opened when first asked for, kept open until the end. */
export interface Companies extends Disposable {
  /** Null: no such company here. */
  readonly ledger: (company: CompanyId) => Ledger | null
  openCount(): number
  /** Every company, opened: what the reminder sweep walks over. */
  readonly all: () => IterableIterator<Ledger>
  found(wish: { readonly name: string; readonly account: string; readonly founder: string; readonly demo: boolean }): {
    readonly company: CompanyId
    readonly member: MemberId
    readonly ledger: Ledger
  }
  /** Takes over a ledger that was made elsewhere, with its people. */
  adopt(company: {
    readonly id: CompanyId
    readonly name: string
    readonly demo: boolean
    readonly people: readonly { readonly account: string; readonly member: MemberId }[]
  }): void
  /** One member per account and company, however many links and clicks raced. */
  join(wish: {
    readonly invitation: Invitation
    readonly account: string
    readonly name: string
    readonly isOpen: boolean
  }): Joined
  /** An invitation is worth what its maker may still do. */
  mayStillInvite(invitation: Invitation): boolean
}

export function createCompanies({
  database,
  memberships,
  invitations,
  house,
  now,
  random,
}: {
  readonly database: DatabaseSync
  readonly memberships: Memberships
  readonly invitations: Invitations
  readonly house: LedgerHouse
  readonly now: () => Instant
  readonly random: Random
}): Companies {
  const openById = new Map<CompanyId, Ledger>()

  const ledger = (company: CompanyId): Ledger | null => {
    const open = openById.get(company)
    if (open !== undefined) return open
    if (!memberships.hasCompany(company)) return null
    const opened = house.open(company)
    openById.set(company, opened)
    return opened
  }

  const register: Companies['adopt'] = ({ id, name, demo, people }) =>
    inTransaction(database, () => {
      memberships.addCompany({ id, name, demo }, now())
      // The order of joining is the order in which the people are listed.
      people.forEach(({ account, member }, place) => memberships.join(account, id, member, now() + place))
    })

  return {
    ledger,
    openCount: () => openById.size,
    *all() {
      for (const company of memberships.companies()) {
        const open = ledger(company)
        if (open !== null) yield open
      }
    },
    found: ({ name, account, founder, demo }) => {
      const id = newCompanyId(random)
      const member = newMemberId(random)
      // The ledger first: a company that is listed always has its file.
      const founded = house.found({ id, name, founder: { member, name: founder } }, now)
      register({ id, name, demo, people: [{ account, member }] })
      openById.set(id, founded)
      return { company: id, member, ledger: founded }
    },
    adopt: register,
    join: ({ invitation, account, name, isOpen }) => {
      const { company, inviter, role, department } = invitation
      const home = ledger(company)
      if (home === null) return 'closed'
      const present = memberships.member(account, company)
      if (present !== null && home.viewer(present) !== null) return 'already-there'
      if (!isOpen) return 'closed'
      return inTransaction(database, () => {
        if (!invitations.use(invitation.id)) return 'used'
        // Somebody who left, or whose joining was cut short, comes back as the same member.
        const member = memberships.join(account, company, newMemberId(random), now())
        const newcomer = { id: member, name, role, department }
        const was = home.companyNow().members.get(member)
        actAs(home, inviter, { now, random })('people', [{ kind: 'putMember', was, now: newcomer }])
        home.commit() // a membership that is on disk has its member on disk
        return 'joined'
      })
    },
    mayStillInvite: ({ company, inviter, role, department }) => {
      const viewer = ledger(company)?.viewer(inviter) ?? null
      return viewer !== null && mayManagePeople(viewer, department, role)
    },
    [Symbol.dispose]: () => {
      for (const open of openById.values()) open[Symbol.dispose]()
      openById.clear()
    },
  }
}
