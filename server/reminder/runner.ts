import { Cron } from 'croner'
import type { Instant } from '#shared/base/instant.ts'
import type { FileShelf } from '../attachment/fileShelf.ts'
import type { Ledger } from '../ledger/ledger.ts'

export interface SweepParts {
  /** The companies that are open on this server now. */
  readonly ledgers: () => Iterable<Ledger>
  /** Where bytes lie that no cell names any more. */
  readonly files?: Pick<FileShelf, 'remove'>
  readonly now: () => Instant
  /** One company's sweep failed: the others are swept all the same, and it is tried again in a minute. */
  readonly onFault: (ledger: Ledger, fault: unknown) => void
}

/** Sweeps every open company once now, for what came due while the server was down, and then every minute. */
export function startSweeps(parts: SweepParts): Disposable {
  sweepAll(parts)
  const job = new Cron('* * * * *', { protect: true }, () => void sweepAll(parts))
  return { [Symbol.dispose]: () => job.stop() }
}

/** One round: idempotent, so that a second worker or a restart in the middle makes nothing twice. */
export function sweepAll({ ledgers, files, now, onFault }: SweepParts): number {
  let made = 0
  for (const ledger of ledgers()) {
    try {
      made += ledger.sweep(now())
      if (files === undefined) continue
      for (const sha of ledger.attachments.sweep(now())) files.remove(ledger.company, sha)
    } catch (fault) {
      onFault(ledger, fault)
    }
  }
  return made
}
