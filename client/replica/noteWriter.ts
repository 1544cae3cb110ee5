import type { CustomerId } from '#shared/base/id.ts'
import type { Disk } from './disk.ts'
import { appendNote, compactNote, forgetNote, noteIsSent } from './noteDisk.ts'

export interface NoteWriter {
  /** `mine`: written on this page, so the server has yet to get it. */
  add(update: Uint8Array, mine: boolean): void
  /** The server has everything, if `isStill` says so when it is this work's turn. */
  sent(isStill: () => boolean): void
  compact(): void
  /** Nothing more is stored, and what was is deleted. */
  forget(): void
  /** Resolves when the last words are stored. */
  finish(): Promise<void>
}

/** Writes in order, one transaction at a time; what comes meanwhile goes together into the next. */
export function createNoteWriter(
  disk: Disk,
  customer: CustomerId,
  {
    onFault,
    onUnsent,
  }: {
    readonly onFault: (error: unknown) => void
    /** Words that only this device has came to be, or are there no more. */
    readonly onUnsent: (isUnsent: boolean) => void
  },
): NoteWriter {
  let pending: Uint8Array[] = []
  let isMine = false
  let isForgotten = false
  let queue = Promise.resolve()
  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).catch(onFault)
  }
  const compact = () => enqueue(() => (isForgotten ? Promise.resolve() : compactNote(disk, customer)))
  return {
    add: (update, mine) => {
      if (isForgotten) return
      pending.push(update)
      isMine ||= mine
      if (mine) onUnsent(true)
      if (pending.length > 1) return
      enqueue(async () => {
        const written = { updates: pending, mine: isMine }
        pending = []
        isMine = false
        if (written.updates.length > 0) await appendNote(disk, customer, written)
      })
    },
    sent: (isStill) =>
      enqueue(async () => {
        if (!isStill()) return
        await noteIsSent(disk, customer)
        if (isStill()) onUnsent(false)
      }),
    compact,
    forget: () => {
      isForgotten = true
      pending = []
      enqueue(async () => {
        await forgetNote(disk, customer)
        onUnsent(false)
      })
    },
    finish: () => {
      compact()
      return queue
    },
  }
}
