import type { MemberId } from '#shared/base/id.ts'
import { encodeMessage, type Errand } from '#shared/wire/message.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { SightShift } from '../ledger/sightShift.ts'

/**
 * The difference between the copy at the other end of a link and what its person sees now, told page by page. It knows
 * under which rights that copy is made once everything sent to it is stored.
 */
export interface Difference {
  /** The copy was made under `rights` and stands at `from`: is there anything to tell? `unknown`: only a boot helps. */
  start(rights: string, from: number): 'none' | 'pages' | 'unknown'
  /** The copy is whole under the present rights: it was booted. */
  settle(rights: string): void
  rights(): string
  isUnderWay(): boolean
  /** The next page; null when nothing was found to tell on the way. */
  page(maxBytes: number): Uint8Array | null
  /** For who looks at his screen meanwhile. */
  errand(): Errand | null
}

export function createDifference(ledger: Ledger, member: MemberId): Difference {
  let rights = ''
  let shift: SightShift | null = null
  /** Pages told on this link. */
  let pages = 0

  return {
    start(copy, from) {
      rights = copy
      shift = null
      if (copy === ledger.rights(member)) return 'none'
      shift = ledger.beginShift(member, { rights: copy, from })
      return shift === null ? 'unknown' : 'pages'
    },
    settle(now) {
      rights = now
      shift = null
    },
    rights: () => rights,
    isUnderWay: () => shift !== null,
    page(maxBytes) {
      const asked = shift
      if (asked === null) return null
      const step = ledger.continueShift(member, asked, maxBytes)
      // asking may commit what changes his rights once more: then this was begun anew from what was sent
      if (shift !== asked) return null
      shift = step.shift
      if (step.items.length === 0 && step.shift !== null) return null
      rights = step.rights
      const { from } = asked
      const page = pages
      pages += 1
      return encodeMessage('batch', { from, to: from, items: [...step.items], rights: step.rights, page })
    },
    errand() {
      if (shift === null) return null
      const { done, total } = shift
      return { kind: 'rights', done: Math.min(done, total), total }
    },
  }
}
