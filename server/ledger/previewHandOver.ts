import type { CustomerId, MemberId } from '#shared/base/id.ts'
import type { Company } from '#shared/ledger/company.ts'
import { mayOwn } from '#shared/ownership/receiver.ts'
import { sharedOf } from '#shared/ownership/sharedOf.ts'
import { shareAll, type Shared, type ShareRule } from '#shared/ownership/shareOut.ts'
import type { Reader } from '../store/store.ts'
import { shareKnownOf } from './shareKnown.ts'

/** What handing over all of a person's customers would come to: numbers alone. */
export interface HandOverPreview {
  /** All that go, those in the trash among them. */
  readonly count: number
  readonly trashed: number
  /** How many each would get. */
  readonly gets: ReadonlyMap<MemberId, number>
  /** How many lie in the place of none of them, where it goes by places. */
  readonly unplaced: number
}

const page = 200

/**
 * Goes through his customers as the hand-over will, a page a step, so that nobody waits for a large number of them.
 * Their cells are read only where the rule goes by them.
 */
export function* previewHandOver(
  { read, company }: { readonly read: Reader; readonly company: Company },
  { from, to, rule }: { readonly from: MemberId; readonly to: readonly MemberId[]; readonly rule: ShareRule },
): Generator<undefined, HandOverPreview> {
  const among = [...new Set(to)].filter((member) => mayOwn(company, member))
  const readsCells = among.length > 1 && (rule === 'grade' || rule === 'territory')
  const customers: Shared[] = []
  let trashed = 0
  let after: CustomerId | null = null
  for (;;) {
    const owned: ReturnType<Reader['customers']> = read.customers({ kind: 'own', member: from }, after, page)
    for (const { envelope } of owned) {
      if (envelope.removed !== undefined) trashed += 1
      customers.push(readsCells ? sharedOf(company, read.rows('customers', envelope.customer)[0]) : unread)
    }
    after = owned.at(-1)?.envelope.customer ?? null
    if (after === null || owned.length < page) break
    yield
  }
  const outcome =
    among.length === 0
      ? { gets: new Map<MemberId, number>(), unplaced: 0 }
      : shareAll(rule, among, customers, shareKnownOf({ read, company }, rule))
  return { count: customers.length, trashed, ...outcome }
}

const unread: Shared = { grade: '', region: '', takesPlace: true }
