import type { Viewer } from '#shared/ownership/rights.ts'
import { encodeMessage, type Body } from '#shared/wire/message.ts'
import type { Ledger } from '../ledger/ledger.ts'

type Asked = Body<'fetch'>['customers']

interface Reply {
  readonly ledger: Ledger
  readonly viewer: Viewer
  readonly send: (frame: Uint8Array) => void
}

/** A reply with documents larger than this is split. */
const fetchBytes = 512 * 1024

/** Sends the documents of those customers, as far as `viewer` may see them; of the others it says that they are not there. */
export function sendFetched(customers: Asked, { ledger, viewer, send }: Reply): void {
  const documents = new Map(ledger.documents(viewer, customers).map((document) => [document.customer, document]))
  let covered: Asked = []
  let found: NonNullable<Body<'fetch'>['found']> = []
  let blobs: Uint8Array[] = []
  let bytes = 0
  customers.forEach((customer, place) => {
    covered.push(customer)
    const document = documents.get(customer)
    if (document !== undefined) {
      found.push({ customer, seq: document.seq, bytes: blobs.push(document.bytes) - 1 })
      bytes += document.bytes.length
    }
    if (bytes < fetchBytes && place < customers.length - 1) return
    send(encodeMessage('fetch', { customers: covered, found }, blobs))
    covered = []
    found = []
    blobs = []
    bytes = 0
  })
}
