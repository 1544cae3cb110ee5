import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { MemberId } from '#shared/base/id.ts'
import { createGuard } from './guard.ts'

/** Names one member's text, so that a repeated delivery is kept once. */
export function keepsDigest(member: MemberId, update: Uint8Array): string {
  return `${member}/${createHash('sha256').update(update).digest('base64')}`
}

/**
 * Is this whole copy of the note worth keeping? It must be sound by itself, say something that the note does not, and
 * come from one who had the note: its former owner, or one whose copy shares text with it.
 */
export function isHandedIn(note: Y.Doc, copy: Uint8Array, isFormerOwner: boolean): boolean {
  const trial = createGuard(() => new Uint8Array([0, 0]))
  try {
    const taken = trial.take(copy, { mayExtend: () => true })
    if (!taken.ok || taken.value.update === null) return false
    if (!isFormerOwner && !taken.value.extended.some((clientId) => Y.getState(note.store, clientId) > 0)) return false
    return !Y.snapshotContainsUpdate(Y.snapshot(note), copy)
  } finally {
    trial.dispose()
  }
}
