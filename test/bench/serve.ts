import { createServer } from 'node:http'
import { CompanyId, MemberId, type Random } from '#shared/base/id.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import { socketLimits } from '../../server/socket/limits.ts'
import { attachSockets } from '../../server/socket/server.ts'
import { benchCompany } from './syncPeople.ts'

/**
 * The product's own socket server over one ledger, without the sign-in in front: a header names the member. Limits per
 * person are lifted, because one harness plays a hundred people faster than people type.
 */
export function serveLedger(
  ledger: Ledger,
  { port, random }: { readonly port: number; readonly random: Random },
): void {
  const httpServer = createServer()
  attachSockets({
    httpServer,
    ledgerOf: (company: CompanyId) => (company === benchCompany ? ledger : null),
    authenticate: (request) => {
      const member = MemberId.safeParse(request.headers['x-bench-member'])
      return Promise.resolve(
        member.success
          ? { member: member.data, sessionId: `${member.data}/${String(request.headers['x-bench-link'])}` }
          : null,
      )
    },
    now: () => Date.now(),
    random,
    log: (what, error) => console.error(what, error),
    limits: {
      ...socketLimits,
      framesPerSecond: 1e6,
      frameBurst: 1e6,
      bytesPerSecond: 1e9,
      byteBurst: 1e9,
      submitsPerSecond: 1e6,
      submitBurst: 1e6,
      upgradesPerSecond: 1e4,
      upgradeBurst: 1e4,
    },
  })
  httpServer.listen(port, '127.0.0.1', () => console.log(`listening ${port}`))
}
