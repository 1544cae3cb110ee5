import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { formerMember } from '#shared/ownership/rights.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { createGuard, newNoteDoc } from './guard.ts'

/** Names one member's text, so that a repeated delivery is kept once. */
export function keepsDigest(member: MemberId, update: Uint8Array): string {
  return `${member}/${createHash('sha256').update(update).digest('base64')}`
}

/** What a whole copy of the note says that the note does not. */
export type CopyJudged =
  /** The note has all of it: nothing of it can be lost. */
  | 'known'
  | 'new'
  /** Not sound by itself, or from one who never had the note. */
  | 'foreign'

/** Worth keeping is what is new and comes from one who had the note: its former owner, or one whose copy shares text with it. */
export function judgeCopy(note: Y.Doc, copy: Uint8Array, isFormerOwner: boolean): CopyJudged {
  const trial = createGuard(() => new Uint8Array([0, 0]))
  try {
    const taken = trial.take(copy, { mayExtend: () => true })
    if (!taken.ok) return 'foreign'
    if (taken.value.update === null || Y.snapshotContainsUpdate(Y.snapshot(note), copy)) return 'known'
    const isShared = taken.value.extended.some((clientId) => Y.getState(note.store, clientId) > 0)
    return isFormerOwner || isShared ? 'new' : 'foreign'
  } finally {
    trial.dispose()
  }
}

/** The note as a device has it that may work here no more: kept as a version if its person knew the customer and it says anything new. */
export function handInNote(
  ledger: Ledger,
  handed: { readonly member: MemberId; readonly customer: CustomerId; readonly copy: Uint8Array; readonly at: Instant },
): void {
  const { member, customer, copy, at } = handed
  if (!ledger.hasKnown(formerMember(member), customer)) return
  const note = newNoteDoc(`note/${customer}`)
  try {
    for (const update of ledger.readNote(customer)) Y.applyUpdate(note, update)
    if (judgeCopy(note, copy, true) === 'new') ledger.keepNoteVersion(customer, member, at, copy)
  } finally {
    note.destroy()
  }
}
