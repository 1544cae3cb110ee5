import type { Proposal } from '#shared/ledger/change.ts'
import { mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { Notice } from '#shared/wire/item.ts'
import type { Reader } from '../store/store.ts'
import { proposalFor } from './proposals.ts'
import type { Hidden } from './withoutColumns.ts'

/** Notices of this person about customers that he may still read. */
export function noticesFor(read: Reader, viewer: Viewer): readonly Notice[] {
  return read.noticesOf(viewer.member).filter(({ customer }) => {
    const stored = read.customer(customer)
    return stored !== null && mayRead(viewer, stored.envelope)
  })
}

/** Open proposals on customers that this person may read, and all that he made himself with their fate. */
export function proposalsFor(read: Reader, viewer: Viewer, hidden: Hidden): readonly Proposal[] {
  const found = new Map<string, Proposal>()
  for (const proposal of [...read.openProposals(), ...read.proposalsBy(viewer.member)]) {
    const seen = proposalFor(proposal, viewer, read.customer(proposal.customer)?.envelope ?? null, hidden)
    if (seen !== null) found.set(seen.id, seen)
  }
  return [...found.values()]
}
