import * as Y from 'yjs'
import type { Viewer } from '#shared/ownership/rights.ts'
import { documentHash } from '#shared/wire/digest.ts'
import type { Body } from '#shared/wire/message.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Hashing opens documents; more than this in one message would be felt by others. */
const mostAtOnce = 200

/**
 * The server's hashes where the reader's differ. Documents that changed after his `head` are left out (the news is
 * under way), and so are those that he may not read.
 */
export function differingDocuments(ledger: Ledger, viewer: Viewer, told: Body<'check'>): Body<'check'>['hashes'] {
  const theirs = new Map(told.hashes.slice(0, mostAtOnce).map(({ customer, hash }) => [customer, hash]))
  const differing: Body<'check'>['hashes'] = []
  for (const { customer, seq, bytes } of ledger.documents(viewer, [...theirs.keys()])) {
    if (seq > told.head) continue
    const doc = new Y.Doc({ guid: `customer/${customer}` })
    Y.applyUpdate(doc, bytes)
    const hash = documentHash(doc)
    doc.destroy()
    if (hash !== theirs.get(customer)) differing.push({ customer, hash })
  }
  return differing
}
