import { unsentCount } from '../replica/unsentNotes.ts'
import type { SyncStatus } from '../replica/workspace.ts'

/** What the chip says, one thing at a time: the gravest first. */
export type ChipState =
  | { readonly kind: 'storageFault'; readonly facts: string }
  | { readonly kind: 'tooOld' | 'signedOut' }
  | { readonly kind: 'needsYou'; readonly count: number }
  | { readonly kind: 'booting'; readonly got: number; readonly total: number }
  /** Offline or not yet connected: everything is safe here, so many wait. */
  | { readonly kind: 'saved'; readonly count: number; readonly link: 'offline' | 'connecting' }
  | { readonly kind: 'sending'; readonly count: number }
  | { readonly kind: 'sent' }

export function chipOf(status: SyncStatus): ChipState {
  if (status.storageFault !== null) return { kind: 'storageFault', facts: status.storageFault }
  if (status.link === 'tooOld' || status.link === 'signedOut') return { kind: status.link }
  if (status.needsYou > 0) return { kind: 'needsYou', count: status.needsYou }
  if (status.link !== 'online') return { kind: 'saved', count: unsentCount(status), link: status.link }
  if (status.boot !== null) return { kind: 'booting', got: status.boot.got, total: status.boot.total }
  const count = unsentCount(status)
  return count > 0 ? { kind: 'sending', count } : { kind: 'sent' }
}

/** ● saved here · ◐ under way · ✓ done · ⚠ needs you */
export const chipMark = {
  storageFault: '⚠',
  tooOld: '⚠',
  signedOut: '⚠',
  needsYou: '⚠',
  booting: '◐',
  saved: '●',
  sending: '◐',
  sent: '✓',
} as const satisfies Record<ChipState['kind'], string>
