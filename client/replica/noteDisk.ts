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

/** Stores what was just written. Called in order, one at a time. `mine`: words of this device that the server has yet to get. */
export async function appendNote(
  disk: Disk,
  customer: CustomerId,
  { updates, mine }: { readonly updates: readonly Uint8Array[]; readonly mine: boolean },
): Promise<void> {
  const update = Y.mergeUpdates([...updates])
  await disk.run('store a note', (db) =>
    db.transaction('rw', disk.notes, disk.meta, async () => {
      await disk.notes.add({ customer, update })
      if (mine) await disk.meta.put({ key: unsentPrefix + customer, value: true })
    }),
  )
}

const unsentPrefix = 'note-unsent/'

/** The notes with words that the server is not known to have. */
export async function unsentNotes(disk: Disk): Promise<readonly CustomerId[]> {
  const keys = await disk.run('find unsent notes', () => disk.meta.where('key').startsWith(unsentPrefix).primaryKeys())
  return keys.map((key) => key.slice(unsentPrefix.length) as CustomerId) // written by appendNote alone
}

export async function noteIsSent(disk: Disk, customer: CustomerId): Promise<void> {
  await disk.run('mark a note as sent', () => disk.meta.delete(unsentPrefix + customer))
}

/** Every customer whose note lies on this device. */
export async function notesHeld(disk: Disk): Promise<readonly CustomerId[]> {
  const keys = await disk.run('list notes', () => disk.notes.orderBy('customer').uniqueKeys())
  return keys as CustomerId[] // the index holds nothing else
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

/** Takes a note off this device, sent or not. */
export async function forgetNote(disk: Disk, customer: CustomerId): Promise<void> {
  await disk.run('forget a note', (db) =>
    db.transaction('rw', disk.notes, disk.meta, async () => {
      await disk.notes.where('customer').equals(customer).delete()
      await disk.meta.delete(unsentPrefix + customer)
    }),
  )
}
