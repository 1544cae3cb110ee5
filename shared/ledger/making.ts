import type { Proposal } from './change.ts'

/** Does this proposal speak of a record that only another proposal would make? */
export type Making =
  /** The record is there, or this makes it. */
  | { readonly kind: 'none' }
  /** It is made by accepting this one first, or together with it. */
  | { readonly kind: 'open'; readonly by: Proposal }
  /** The making was declined: there is nothing that this could be written into. */
  | { readonly kind: 'declined' }

/** What a proposal waits for, as far as `all` tells. */
export function makingOf(proposal: Proposal, all: Iterable<Proposal>): Making {
  if (proposal.makes !== false) return { kind: 'none' }
  for (const each of all) {
    if (each.makes !== true || each.record !== proposal.record || each.customer !== proposal.customer) continue
    const fates = new Set(each.cells.map(({ fate }) => fate))
    if (fates.has('accepted')) return { kind: 'none' }
    return fates.has('open') ? { kind: 'open', by: each } : { kind: 'declined' }
  }
  return { kind: 'none' }
}

/** Of proposals from before makings were marked: another that was filed earlier made the record. */
export const isLater = (proposal: Proposal, all: readonly Proposal[]): boolean =>
  proposal.makes === undefined &&
  all.some(({ record, filedAt, id }) => record === proposal.record && id !== proposal.id && filedAt < proposal.filedAt)
