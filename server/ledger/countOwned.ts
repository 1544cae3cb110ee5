import type { CustomerId, MemberId } from '#shared/base/id.ts'
import type { Reader } from '../store/store.ts'

const page = 500

/** How many customers somebody owns, those in the trash aside. */
export function countOwned(read: Reader, member: MemberId): number {
  let count = 0
  let after: CustomerId | null = null
  for (;;) {
    const customers = read.customers({ kind: 'own', member }, after, page)
    count += customers.filter(({ envelope }) => envelope.removed === undefined).length
    after = customers.at(-1)?.envelope.customer ?? null
    if (after === null || customers.length < page) return count
  }
}
