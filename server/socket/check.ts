import type { Viewer } from '#shared/ownership/rights.ts'
import type { Body } from '#shared/wire/message.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Hashing opens documents; more than this in one message would be felt by others. */
const mostAtOnce = 200

/** The server's hashes where the reader's differ; those that he may not read are left out. */
export function differingDocuments(ledger: Ledger, viewer: Viewer, told: Body<'check'>): Body<'check'>['hashes'] {
  const theirs = new Map(told.hashes.slice(0, mostAtOnce).map(({ customer, hash }) => [customer, hash]))
  const differing = ledger
    .hashes(viewer, [...theirs.keys()])
    .filter(({ customer, hash }) => hash !== theirs.get(customer))
  return [...differing]
}
