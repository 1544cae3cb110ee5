import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { CompanyId, DepartmentId, MemberId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { RoleId } from '#shared/ownership/role.ts'

/** A link that lets people into a company with a role. Its token is known only to whoever was given the link. */
const Row = z.object({
  id: z.string(),
  company: CompanyId,
  inviter: MemberId,
  role: RoleId,
  department: DepartmentId,
  madeAt: Instant,
  expiresAt: Instant,
  usesLeft: z.number().int(),
  withdrawn: z.number().int(),
})
export type Invitation = z.infer<typeof Row>

/** Why an invitation opens nothing. */
export type InvitationState = 'open' | 'expired' | 'used' | 'revoked'

export const invitationDefaults = { days: 7, uses: 50 } as const

const columns =
  'id, company, inviter, role, department, made_at AS madeAt, expires_at AS expiresAt, uses_left AS usesLeft, withdrawn'

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

export function invitationState(invitation: Invitation, at: Instant): InvitationState {
  if (invitation.withdrawn === 1) return 'revoked'
  if (invitation.expiresAt <= at) return 'expired'
  return invitation.usesLeft > 0 ? 'open' : 'used'
}

/** Invitations of all companies. A stolen copy of the table opens nothing: tokens are stored as hashes. */
export function createInvitations(database: DatabaseSync) {
  const add = database.prepare(
    `INSERT INTO invitation (id, token_hash, company, inviter, role, department, made_at, expires_at, uses_left)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const byToken = database.prepare(`SELECT ${columns} FROM invitation WHERE token_hash = ?`)
  const byCompany = database.prepare(
    `SELECT ${columns} FROM invitation WHERE company = ? ORDER BY made_at DESC LIMIT 200`,
  )
  const use = database.prepare('UPDATE invitation SET uses_left = uses_left - 1 WHERE id = ? AND uses_left > 0')
  const withdraw = database.prepare('UPDATE invitation SET withdrawn = 1 WHERE id = ? AND company = ?')

  return {
    /** The token is told once, here. */
    make: (wish: Omit<Invitation, 'id' | 'withdrawn'>): { readonly id: string; readonly token: string } => {
      const token = randomBytes(16).toString('base64url')
      const id = `inv_${randomBytes(8).toString('hex')}`
      const { company, inviter, role, department, madeAt, expiresAt, usesLeft } = wish
      add.run(id, hashOf(token), company, inviter, role, department, madeAt, expiresAt, usesLeft)
      return { id, token }
    },
    find: (token: string): Invitation | null => {
      const row = byToken.get(hashOf(token))
      return row === undefined ? null : Row.parse(row)
    },
    of: (company: CompanyId): Invitation[] => byCompany.all(company).map((row) => Row.parse(row)),
    use: (id: string): boolean => use.run(id).changes === 1,
    withdraw: (id: string, company: CompanyId): boolean => withdraw.run(id, company).changes === 1,
  }
}

export type Invitations = ReturnType<typeof createInvitations>
