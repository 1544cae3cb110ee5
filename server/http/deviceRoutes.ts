import type { Hono } from 'hono'
import { z } from 'zod'
import { MemberId, type CompanyId } from '#shared/base/id.ts'
import { mayManage } from '#shared/ownership/post.ts'
import type { Session } from '../account/sessions.ts'
import {
  dropCookie,
  readBody,
  readId,
  signedIn,
  working,
  type HttpContext,
  type HttpEnvironment,
  type HttpParts,
} from './environment.ts'
import { ApiRefused } from './refusal.ts'

const SessionId = z.string().min(1).max(100)
const Which = z.object({ device: SessionId.optional() })

/**
 * Where people are signed in: one's own devices everywhere, those of the people one manages in this company alone.
 * A revoked device is put out within a moment; what it holds unsent it hands in (`handInRoutes.ts`).
 */
export function deviceRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  const { sessions, memberships } = parts

  app.get('/api/devices', async (c) => {
    const session = signedIn(c)
    const devices = await sessions.devices(session.account.id)
    return c.json({ devices: devices.map((device) => ({ ...device, current: device.id === session.id })) })
  })

  app.post('/api/devices/:id/revoke', async (c) => {
    const session = signedIn(c)
    const id = readId(c, 'id', SessionId)
    const ended = await revoke(session, session.account.id, (each) => each === id)
    if (ended.length === 0) throw new ApiRefused({ kind: 'not-found' })
    if (id === session.id) dropCookie(c)
    return c.json({})
  })

  app.post('/api/devices/revoke-others', async (c) => {
    const session = signedIn(c)
    const ended = await revoke(session, session.account.id, (each) => each !== session.id)
    return c.json({ revoked: ended.length })
  })

  app.get('/api/members/:id/devices', async (c) => {
    const { company, account, session } = managed(c, parts)
    const devices = account === null ? [] : await sessions.devices(account, company)
    return c.json({ devices: devices.map((device) => ({ ...device, current: device.id === session.id })) })
  })

  app.post('/api/members/:id/devices/revoke', async (c) => {
    const { session, company, account } = managed(c, parts)
    const { device } = await readBody(c, Which)
    const inCompany = account === null ? [] : await sessions.devices(account, company)
    const ids = new Set(inCompany.map(({ id }) => id).filter((id) => device === undefined || id === device))
    const ended = account === null ? [] : await revoke(session, account, (each) => ids.has(each), company)
    if (device !== undefined && ended.length === 0) throw new ApiRefused({ kind: 'not-found' })
    return c.json({ revoked: ended.length })
  })

  /** Out of one company, or of all that the account belongs to. */
  async function revoke(by: Session, account: string, where: (session: string) => boolean, company?: CompanyId) {
    const all = memberships.of(account).map((each) => each.company)
    const companies = company === undefined ? all : [company]
    const ended = await sessions.revokeWhere(account, where, { companies, all, by: by.account.id })
    for (const session of ended) for (const each of companies) parts.revoked(session, each)
    return ended
  }
}

/** Somebody whom the asker may manage; anybody else is not there. */
export function managed(c: HttpContext, parts: HttpParts) {
  const { session, company, ledger, viewer } = working(c, parts)
  const id = readId(c, 'id', MemberId)
  const person = ledger.companyNow().members.get(id)
  if (person === undefined || !mayManage(viewer, person, { ...person, left: true })) {
    throw new ApiRefused({ kind: 'not-found' })
  }
  return { session, company, ledger, member: id, account: parts.memberships.account(company, id) }
}
