import { z } from 'zod'
import { CompanyId, DepartmentId, MemberId } from '#shared/base/id.ts'
import { Instant } from '#shared/base/instant.ts'
import { Answer } from '#shared/ledger/change.ts'
import { BuiltInRole, RoleId } from '#shared/ownership/role.ts'
import type { ShareRule } from '#shared/ownership/shareOut.ts'
import { Turn } from '#shared/ownership/turn.ts'
import type { HandInBag } from '../replica/handInCall.ts'
import { ApiRefused, readFault } from './fault.ts'

export const Membership = z
  .object({
    company: CompanyId,
    companyName: z.string(),
    member: MemberId,
    name: z.string(),
    role: RoleId,
    /** Of a role of the company's own. */
    roleName: z.string().optional(),
  })
  .readonly()
export type Membership = z.infer<typeof Membership>

/** Who is signed in, in which companies, and where now. */
export const SessionFacts = z
  .object({
    account: z.object({ id: z.string(), login: z.string(), name: z.string() }).readonly(),
    memberships: z.array(Membership).readonly(),
    current: CompanyId.nullable(),
  })
  .readonly()
export type SessionFacts = z.infer<typeof SessionFacts>

const DemoPeople = z.object({
  people: z.array(z.object({ index: z.number().int(), name: z.string(), role: BuiltInRole, department: z.string() })),
})
export type DemoPerson = z.infer<typeof DemoPeople>['people'][number]

const InvitationState = z.enum(['open', 'expired', 'used', 'revoked'])
const InvitationSeen = z.object({
  company: z.string(),
  inviter: z.string(),
  role: RoleId,
  roleName: z.string().optional(),
  department: z.string(),
  state: InvitationState,
  expiresAt: Instant,
})
export type InvitationSeen = z.infer<typeof InvitationSeen>
const InvitationMade = z.object({ id: z.string(), link: z.string(), expiresAt: Instant })
export type InvitationMade = z.infer<typeof InvitationMade>
const InvitationList = z.object({
  invitations: z.array(
    z.object({
      id: z.string(),
      inviter: z.string(),
      role: RoleId,
      department: DepartmentId,
      usesLeft: z.number().int(),
      state: InvitationState,
      expiresAt: Instant,
    }),
  ),
})
export type InvitationListed = z.infer<typeof InvitationList>['invitations'][number]

const Devices = z.object({
  devices: z.array(
    z.object({ id: z.string(), userAgent: z.string(), signedInAt: Instant, lastSeenAt: Instant, current: z.boolean() }),
  ),
})
export type SignedInDevice = z.infer<typeof Devices>['devices'][number]
const Owned = z.object({
  count: z.number().int(),
  trashed: z.number().int(),
  gets: z.record(MemberId, z.number().int()),
  unplaced: z.number().int(),
})
export type Owned = z.infer<typeof Owned>
const Turns = z.object({ turns: z.array(Turn) })
const Done = z.object({})
const LinkMade = z.object({ link: z.string(), expiresAt: Instant })
const LinkOf = z.object({ login: z.string(), name: z.string() })
const Granted = z.object({ id: z.number().int(), at: Instant, watermark: z.boolean() })
const Exports = z.object({
  exports: z.array(
    z.object({
      id: z.number().int(),
      member: MemberId,
      at: Instant,
      view: z.string(),
      rows: z.number().int(),
      columns: z.number().int(),
    }),
  ),
  more: z.boolean(),
})
export type LoggedExport = z.infer<typeof Exports>['exports'][number]
const Revoked = z.object({ revoked: z.number().int() })
const HandedIn = z.object({ over: z.enum(['revoked', 'left']), answers: z.array(Answer) })

export interface NewPerson {
  readonly name: string
  readonly login: string
  readonly password: string
}

/** The server's calls about people and companies. Each throws `ApiRefused` with a fault that has words. */
export const api = {
  session: () => call('GET', '/api/session', SessionFacts),
  makeCompany: (wish: NewPerson & { readonly company: string }) => call('POST', '/api/companies', SessionFacts, wish),
  signIn: (wish: { readonly login: string; readonly password: string }) =>
    call('POST', '/api/sign-in', SessionFacts, wish),
  /** Does not wait for a network that swallows it: an answer after the next sign-in would end that one. */
  signOut: () => call('POST', '/api/sign-out', Done, {}, AbortSignal.timeout(signOutMs)),
  chooseCompany: (company: CompanyId) => call('POST', '/api/session/company', SessionFacts, { company }),
  demoPeople: () => call('GET', '/api/demo', DemoPeople).then(({ people }) => people),
  openDemo: (person: number) => call('POST', '/api/demo', SessionFacts, { person }),
  invite: (wish: { readonly role: RoleId; readonly department: DepartmentId; readonly days: number }) =>
    call('POST', '/api/invitations', InvitationMade, wish),
  invitations: () => call('GET', '/api/invitations', InvitationList).then(({ invitations }) => invitations),
  revokeInvitation: (id: string) => call('POST', `/api/invitations/${encodeURIComponent(id)}/revoke`, Done, {}),
  invitation: (token: string) => call('GET', `/api/invitations/${encodeURIComponent(token)}`, InvitationSeen),
  join: (token: string, person: NewPerson | { readonly name?: string }) =>
    call('POST', `/api/invitations/${encodeURIComponent(token)}/join`, SessionFacts, person),
  devices: () => call('GET', '/api/devices', Devices).then(({ devices }) => devices),
  revokeDevice: (id: string) => call('POST', `/api/devices/${encodeURIComponent(id)}/revoke`, Done, {}),
  revokeOtherDevices: () => call('POST', '/api/devices/revoke-others', Revoked, {}),
  devicesOf: (member: MemberId) =>
    call('GET', `/api/members/${member}/devices`, Devices).then(({ devices }) => devices),
  /** How many customers he owns, and who would get how many of them: this device may see none. */
  customersOf: (member: MemberId, { to, rule }: { readonly to: readonly MemberId[]; readonly rule: ShareRule }) =>
    call('GET', `/api/members/${member}/customers?${String(new URLSearchParams({ rule, to: to.join(',') }))}`, Owned),
  /** The newest turns of the rota, newest first, for who assigns. */
  turns: () => call('GET', '/api/turns', Turns).then(({ turns }) => turns),
  /** One of his devices, or all. */
  revokeDevicesOf: (member: MemberId, device?: string) =>
    call('POST', `/api/members/${member}/devices/revoke`, Revoked, device === undefined ? {} : { device }),
  /** What lies unsent on a device that is out. Refused as `not-found` while it is not. */
  handIn: (bag: HandInBag) => call('POST', '/api/hand-in', HandedIn, bag),
  /** Leave to take a workbook out: written down before it happens. */
  grantExport: (wish: { readonly view: string; readonly rows: number; readonly columns: number }) =>
    call('POST', '/api/exports', Granted, { ...wish, view: wish.view.slice(0, 100) }),
  exports: (before?: number) => call('GET', `/api/exports${before === undefined ? '' : `?before=${before}`}`, Exports),
  /** For a colleague who forgot his. */
  passwordLink: (member: MemberId) => call('POST', `/api/members/${member}/password-link`, LinkMade, {}),
  openPasswordLink: (token: string) => call('POST', '/api/password-link/open', LinkOf, { token }),
  usePasswordLink: (wish: { readonly token: string; readonly wanted: string }) =>
    call('POST', '/api/password-link/use', Done, wish),
  changePassword: (wish: { readonly present: string; readonly wanted: string }) =>
    call('POST', '/api/account/password', Done, wish),
}

const signOutMs = 4_000

async function call<T>(
  method: 'GET' | 'POST',
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    ...(signal === undefined ? {} : { signal }),
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiRefused({ kind: 'unreachable' })
  })
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new ApiRefused(readFault(response.status, answer))
  const parsed = schema.safeParse(answer)
  if (!parsed.success) throw new ApiRefused({ kind: 'unknown', said: path })
  return parsed.data
}
