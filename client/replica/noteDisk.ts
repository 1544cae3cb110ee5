import * as Y from 'yjs'
import type { CustomerId } from '#shared/base/id.ts'
import type { Disk } from './disk.ts'

/** More pieces than this and the note is written anew as one. */
export const notePieces = 200

/** Everything stored of a note, applied to `doc` under `origin`. Returns how many pieces it lay in. */
export async function readNote(disk: Disk, customer: CustomerId, doc: Y.Doc, origin: unknown): Promise<number> {
  const pieces = await disk.run('read a note', () => disk.notes.where('customer').equals(customer).sortBy('n'))
  doc.transact(() => {
    for (const { update } of pieces) {
      try {
        Y.applyUpdate(doc, update, origin)
      } catch {
        // one unreadable piece costs its own words; the room brings them again
      }
    }
  }, origin)
  return pieces.length
}

/** Stores what was just written. Called in order, one at a time. */
export async function appendNote(disk: Disk, customer: CustomerId, updates: readonly Uint8Array[]): Promise<void> {
  const update = Y.mergeUpdates([...updates])
  await disk.run('store a note', () => disk.notes.add({ customer, update }))
}

/** One piece instead of many: read, merged and written in one transaction, so nothing can come in between. */
export function compactNote(disk: Disk, customer: CustomerId): Promise<void> {
  return disk.run('compact a note', (db) =>
    db.transaction('rw', disk.notes, async () => {
      const pieces = await disk.notes.where('customer').equals(customer).sortBy('n')
      if (pieces.length < 2) return
      const update = Y.mergeUpdates(pieces.map((piece) => piece.update))
      await disk.notes.bulkDelete(pieces.flatMap(({ n }) => n ?? []))
      await disk.notes.add({ customer, update })
    }),
  )
}

export async function forgetNote(disk: Disk, customer: CustomerId): Promise<void> {
  await disk.run('forget a note', () => disk.notes.where('customer').equals(customer).delete())
}
