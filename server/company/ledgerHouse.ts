import { join } from 'node:path'
import type { CompanyId, Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { companyTemplate } from '#shared/ledger/template.ts'
import { makePrivateFile, makePrivateFolder } from '../config/privateFile.ts'
import { createCompany } from '../ledger/createCompany.ts'
import { createLedger } from '../ledger/createLedger.ts'
import { gatherCommits } from '../ledger/gather.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { openSqliteStore } from '../store/sqliteStore.ts'
import type { LedgerHouse } from './companies.ts'

/** Ledgers on this machine's disk: one SQLite file a company, the best wall between two of them. */
export function createLedgerHouse({
  folder,
  now,
  random,
  onFault,
  onOpen,
}: {
  readonly folder: string
  readonly now: () => Instant
  readonly random: Random
  /** A commit failed: what that turn took was told to nobody. */
  readonly onFault: (fault: unknown) => void
  /** Hears of every ledger as it is opened. */
  readonly onOpen?: (ledger: Ledger) => void
}): LedgerHouse {
  makePrivateFolder(folder)
  const open = (
    company: CompanyId,
    clock: () => Instant,
    prepare: (store: ReturnType<typeof openSqliteStore>) => void,
  ) => {
    const path = join(folder, `${company}.sqlite`)
    makePrivateFile(path)
    const store = openSqliteStore(path)
    try {
      prepare(store)
      const schedule = gatherCommits(now)
      const ledger = createLedger({ store, company, now: clock, random, schedule, onFault })
      onOpen?.(ledger)
      return closing(ledger, store)
    } catch (error) {
      store[Symbol.dispose]()
      throw error
    }
  }
  return {
    open: (company) => open(company, now, () => undefined),
    found: (founding, clock) =>
      open(founding.id, clock, (store) =>
        createCompany({ store, ...founding, template: companyTemplate(random), now: clock, random }),
      ),
  }
}

/** The ledger does not own its store; whoever opened both closes both, the ledger first. */
function closing(ledger: Ledger, store: Disposable): Ledger {
  return {
    ...ledger,
    [Symbol.dispose]: () => {
      ledger[Symbol.dispose]()
      store[Symbol.dispose]()
    },
  }
}
