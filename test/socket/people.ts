import {
  newChangeSetId,
  newColumnId,
  newCompanyId,
  newCustomerId,
  newDepartmentId,
  newDeviceId,
  newMemberId,
  ledgerRecord,
  type CustomerId,
  type DeviceId,
  type LinkId,
  type MemberId,
} from '#shared/base/id.ts'
import type { ChangePart } from '#shared/ledger/change.ts'

/** A small seeded source; the same ids in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
  }
}

const random = seededRandom(7)

/** Two general managers who see all, two reps who see their own. */
export const ids = {
  company: newCompanyId(random),
  sales: newDepartmentId(random),
  boss: newMemberId(random),
  partner: newMemberId(random),
  li: newMemberId(random),
  han: newMemberId(random),
  alpha: newCustomerId(random),
  beta: newCustomerId(random),
  column: newColumnId(random),
  laptop: newDeviceId(random),
  phone: newDeviceId(random),
}

/** A part that sets one cell. */
export function setPart(
  author: MemberId,
  customer: CustomerId,
  now: string,
  { device = ids.laptop, link = null }: { readonly device?: DeviceId; readonly link?: LinkId | null } = {},
): ChangePart {
  const cells = [{ column: ids.column, was: null, now }]
  return {
    set: { id: newChangeSetId(random), kind: 'edit', label: '', author, device, madeAt: 1 },
    part: 0,
    changes: [{ kind: 'set', customer, table: 'customers', record: ledgerRecord(customer), cells }],
    link,
  }
}
