import { signedOutCodes } from './driver.ts'
import type { SyncMeta, SyncState } from '../sync/state.ts'
import type { OutboxEntry, SyncStatus } from './workspace.ts'

export const firstStatus: SyncStatus = {
  link: 'offline',
  waiting: 0,
  sending: 0,
  needsYou: 0,
  unsentNotes: [],
  boot: null,
  persisted: null,
  wiped: false,
  storageFault: null,
}

/** How the link of this tab looks to a person. */
export function linkStatus({ phase, endedBy }: SyncState, isConnecting: boolean): SyncStatus['link'] {
  if (phase === 'old') return 'tooOld'
  if (phase === 'ended') return endedBy !== null && signedOutCodes.has(endedBy) ? 'signedOut' : 'offline'
  if (phase === 'following' || phase === 'booting') return 'online'
  return phase === 'greeting' || isConnecting ? 'connecting' : 'offline'
}

/** Null once a whole copy is here. */
export function bootStatus(meta: SyncMeta, progress: SyncState['bootProgress']): SyncStatus['boot'] {
  if (progress !== null) return progress
  return meta.cursor === null ? { got: 0, total: 0 } : null
}

export function outboxStatus(entries: readonly OutboxEntry[]): Pick<SyncStatus, 'waiting' | 'sending' | 'needsYou'> {
  let waiting = 0
  let sending = 0
  let needsYou = 0
  for (const { state } of entries) {
    if (state === 'waiting' || state === 'sending') waiting += 1
    if (state === 'sending') sending += 1
    if (state === 'refused' || state === 'proposed') needsYou += 1
  }
  return { waiting, sending, needsYou }
}
