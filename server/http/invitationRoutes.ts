import type { Hono } from 'hono'
import { z } from 'zod'
import { DepartmentId } from '#shared/base/id.ts'
import { dayMs } from '#shared/base/instant.ts'
import { never } from '#shared/base/result.ts'
import { mayManagePeople } from '#shared/ownership/rights.ts'
import { RoleId } from '#shared/ownership/role.ts'
import type { Account } from '../account/identity.ts'
import { invitationDefaults, invitationState, type Invitation } from '../account/invitations.ts'
import { parseLoginName } from '../account/loginName.ts'
import type { Joined } from '../company/companies.ts'
import { describeSession } from './accountRoutes.ts'
import { createBuckets } from './buckets.ts'
import { PersonName } from './companyRoutes.ts'
import {
  ownOrigin,
  readBody,
  readId,
  signIn,
  working,
  type HttpContext,
  type HttpEnvironment,
  type HttpParts,
} from './environment.ts'
import { networkOf } from './network.ts'
import { ApiRefused, type ApiRefusal } from './refusal.ts'

const Wish = z.object({
  role: RoleId,
  department: DepartmentId,
  days: z.number().int().min(1).max(90).default(invitationDefaults.days),
  uses: z.number().int().min(1).max(1000).default(invitationDefaults.uses),
})
const Newcomer = z.object({ name: PersonName, login: z.string().max(100), password: z.string().max(1000) })
const Joiner = z.object({ name: PersonName.optional() })
const Token = z.string().regex(/^[\w-]{22}$/)
const InvitationId = z.string().regex(/^inv_[0-9a-f]{16}$/)

/** Joining a company by a link that somebody who manages people made. */
export function invitationRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  const { identity, invitations, companies, now } = parts
  const byNetwork = createBuckets({ burst: 60, perSecond: 1 }, parts.now)

  const find = (c: HttpContext): Invitation => {
    const retryAfterMs = byNetwork.take(networkOf(c.var.caller.address))
    if (retryAfterMs > 0) throw new ApiRefused({ kind: 'too-many-requests', retryAfterMs })
    const token = Token.safeParse(c.req.param('token'))
    const invitation = token.success ? invitations.find(token.data) : null
    if (invitation === null) throw new ApiRefused({ kind: 'invitation-unknown' })
    return invitation
  }

  app.post('/api/invitations', async (c) => {
    const { company, member, ledger, viewer } = working(c, parts)
    const { role, department, days, uses } = await readBody(c, Wish)
    if (!mayManagePeople(viewer, department, role)) throw new ApiRefused({ kind: 'not-allowed' })
    if (!ledger.companyNow().departments.has(department)) throw new ApiRefused({ kind: 'not-found' })
    const expiresAt = now() + days * dayMs
    const { id, token } = invitations.make({
      company,
      inviter: member,
      role,
      department,
      madeAt: now(),
      expiresAt,
      usesLeft: uses,
    })
    return c.json({ id, token, link: `${ownOrigin(c, parts)}/join/${token}`, expiresAt, uses }, 201)
  })

  app.get('/api/invitations', (c) => {
    const { company, ledger, viewer } = working(c, parts)
    const { members } = ledger.companyNow()
    const seen = invitations.of(company).filter(({ department, role }) => mayManagePeople(viewer, department, role))
    return c.json({
      invitations: seen.map((invitation) => {
        const { id, inviter, role, department, madeAt, expiresAt, usesLeft } = invitation
        const state = invitationState(invitation, now())
        return { id, inviter: members.get(inviter)?.name ?? '', role, department, madeAt, expiresAt, usesLeft, state }
      }),
    })
  })

  app.post('/api/invitations/:id/revoke', (c) => {
    const { company, viewer } = working(c, parts)
    const id = readId(c, 'id', InvitationId)
    const mine = invitations.of(company).find((invitation) => invitation.id === id)
    if (mine === undefined || !mayManagePeople(viewer, mine.department, mine.role)) {
      throw new ApiRefused({ kind: 'not-found' })
    }
    invitations.withdraw(id, company)
    return c.json({})
  })

  app.get('/api/invitations/:token', (c) => {
    const invitation = find(c)
    const company = companies.ledger(invitation.company)?.companyNow()
    if (company === undefined) throw new ApiRefused({ kind: 'invitation-unknown' })
    return c.json({
      company: company.name,
      inviter: company.members.get(invitation.inviter)?.name ?? '',
      role: invitation.role,
      roleName: company.roles.get(invitation.role)?.name,
      department: company.departments.get(invitation.department)?.name ?? '',
      state: companies.mayStillInvite(invitation) ? invitationState(invitation, now()) : 'revoked',
      expiresAt: invitation.expiresAt,
    })
  })

  app.post('/api/invitations/:token/join', async (c) => {
    const invitation = find(c)
    if (c.var.session !== null) {
      const { name } = await readBody(c, Joiner)
      const { account } = c.var.session
      const how = join(invitation, account, name ?? account.name)
      if (how === 'joined' && parts.sessions.isRevoked(c.var.session, invitation.company)) {
        // he had left, and his devices with him: this one comes back as a new one
        return c.json(describeSession(parts, await signIn(c, parts, account, invitation.company)))
      }
      parts.sessions.chooseCompany(c.var.session.id, invitation.company)
      return c.json(describeSession(parts, { ...c.var.session, company: invitation.company }))
    }
    const wish = await readBody(c, Newcomer)
    const closed = closedBecause(invitation)
    if (closed !== null) throw new ApiRefused(closed) // before an account is made for nothing
    const login = parseLoginName(wish.login)
    if (!login.ok) throw new ApiRefused(login.refusal)
    const account = await identity.create(login.value, wish.name, wish.password)
    if (!account.ok) throw new ApiRefused(account.refusal)
    join(invitation, account.value, wish.name)
    return c.json(describeSession(parts, await signIn(c, parts, account.value, invitation.company)), 201)
  })

  /** The invitation as it stands in the database now, not as it was read before a password was hashed. */
  function closedBecause(invitation: Invitation): ApiRefusal | null {
    const state = companies.mayStillInvite(invitation) ? invitationState(invitation, now()) : 'revoked'
    switch (state) {
      case 'open':
        return null
      case 'expired':
        return { kind: 'invitation-expired', at: invitation.expiresAt }
      case 'used':
        return { kind: 'invitation-used' }
      case 'revoked':
        return { kind: 'invitation-revoked' }
      default:
        return never(state)
    }
  }

  function join(invitation: Invitation, account: Account, name: string): Joined {
    const closed = closedBecause(invitation)
    const joined = companies.join({ invitation, account: account.id, name, isOpen: closed === null })
    if (joined === 'used') throw new ApiRefused({ kind: 'invitation-used' })
    if (joined === 'closed' && closed !== null) throw new ApiRefused(closed)
    parts.log('company.joined', { company: invitation.company, how: joined })
    return joined
  }
}
