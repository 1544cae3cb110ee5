import { creditWindow } from '#shared/wire/message.ts'

/** What went out over one link and is not yet stored over there. */
export interface Credit {
  /** A batch that ends at `to`; null is a page, of a boot or of a difference. */
  sent(to: number | null, bytes: number): void
  /** Everything up to `to` is stored over there, or one page is. */
  stored(to: number): void
  isWaiting(): boolean
  /** May a page or a batch of a catch-up follow? */
  hasPlace(): boolean
  /** May news follow as they happen? */
  hasLivePlace(): boolean
}

/**
 * Live batches are small and a tick apart, and a far reader's disk and line take longer than four ticks: he may have
 * this many under way before he is left to catch up, which costs the server a reading of the log for him alone.
 */
const liveWindow = { batches: 64, bytes: 1024 * 1024 }

/** The credit of one link, whole at first. */
export function createCredit(): Credit {
  /** Oldest first. */
  let outstanding: { readonly to: number | null; readonly bytes: number }[] = []

  return {
    sent: (to, bytes) => void outstanding.push({ to, bytes }),
    stored(to) {
      // pages are credited one by one, batches by their end
      if (outstanding[0]?.to === null) outstanding.shift()
      else outstanding = outstanding.filter((sent) => sent.to === null || sent.to > to)
    },
    isWaiting: () => outstanding.length > 0,
    hasPlace: () => outstanding.length < creditWindow,
    hasLivePlace: () =>
      outstanding.length < creditWindow ||
      (outstanding.length < liveWindow.batches &&
        outstanding.reduce((sum, { bytes: each }) => sum + each, 0) < liveWindow.bytes),
  }
}
