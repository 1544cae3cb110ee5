import type { Hono } from 'hono'
import { z } from 'zod'
import { CompanyId, CustomerId, DeviceId, type MemberId } from '#shared/base/id.ts'
import { ChangePart } from '#shared/ledger/change.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { handInNote } from '../socket/noteVersion.ts'
import { createBuckets } from './buckets.ts'
import { readBody, readSessionCookie, type HttpContext, type HttpEnvironment, type HttpParts } from './environment.ts'
import { networkOf } from './network.ts'
import { ApiRefused } from './refusal.ts'

export const handInPath = '/api/hand-in'
/** A part is at most 384 KiB, a long note some hundred. */
export const handInBytes = 1024 * 1024

const HandIn = z.object({
  company: CompanyId,
  device: DeviceId,
  parts: z.array(ChangePart).max(64),
  notes: z.array(z.object({ customer: CustomerId, update: z.base64().max(handInBytes) })).max(20),
})

/**
 * The last door of a device that may work here no more, because it was revoked or its person left: what lies unsent on
 * it becomes proposals under his name, and nothing is told to it but the fate of each change. Nobody else is let in:
 * to any other the door is not there, and he keeps his copy.
 */
export function handInRoutes(app: Hono<HttpEnvironment>, parts: HttpParts): void {
  const byNetwork = createBuckets({ burst: 60, perSecond: 2 }, parts.now)

  app.post(handInPath, async (c) => {
    const retryAfterMs = byNetwork.take(networkOf(c.var.caller.address))
    if (retryAfterMs > 0) throw new ApiRefused({ kind: 'too-many-requests', retryAfterMs })
    const { company, device, parts: waiting, notes } = await readBody(c, HandIn)
    const out = whoIsOut(c, parts, company)
    if (out === null) throw new ApiRefused({ kind: 'not-found' })
    const { ledger, member, over } = out
    const answers = waiting.map((part) => ledger.handIn(member, device, part))
    for (const { customer, update } of notes) {
      handInNote(ledger, { member, customer, copy: Buffer.from(update, 'base64'), at: parts.now() })
    }
    ledger.commit()
    return c.json({ over, answers })
  })
}

interface Out {
  readonly ledger: Ledger
  readonly member: MemberId
  readonly over: 'revoked' | 'left'
}

function whoIsOut(c: HttpContext, { sessions, memberships, companies }: HttpParts, company: CompanyId): Out | null {
  const revocation = sessions.revoked(readSessionCookie(c), company)
  const account = revocation?.account ?? c.var.session?.account.id
  const member = account === undefined ? null : memberships.member(account, company)
  const ledger = companies.ledger(company)
  if (ledger === null || member === null) return null
  // who left is told so: his devices were revoked because of it
  if (ledger.companyNow().members.get(member)?.left === true) return { ledger, member, over: 'left' }
  return revocation === null ? null : { ledger, member, over: 'revoked' }
}
