import type { Instant } from '#shared/base/instant.ts'
import type { ChangePart } from '#shared/ledger/change.ts'
import { closeCode, encodeMessage, type Body } from '#shared/wire/message.ts'
import { createBucket } from './bucket.ts'
import type { SocketLimits } from './limits.ts'

/** What one link may cost: past it a submit is answered `full` and anything else ends the link. */
export interface LinkBudget {
  /** Everything but submits: over the budget ends the link. */
  mayPass(size: number): boolean
  /** May this submit be decided now? What was put off comes first: frames sent behind it may not overtake it. */
  maySubmit(size: number, parts: Body<'submit'>['parts']): boolean
  /** This part could not be decided: nothing sent behind it is, until it comes again. */
  putOff(part: ChangePart): void
  /** Asks for patience. */
  fullFor(retryAfterMs: number): void
}

interface BudgetParts {
  readonly limits: SocketLimits
  readonly now: () => Instant
  readonly send: (frame: Uint8Array) => void
  readonly close: (code: number) => void
}

const shortWaitMs = 250
/** A frame that begins elsewhere this often in a row is no straggler: what was put off has its answer by another link. */
const strangersBelieved = 3
const nameOf = (part: ChangePart | undefined): string => `${part?.set.id}/${part?.part}`

/** A budget as wide as `limits` say, of which nothing is spent. */
export function createLinkBudget({ limits, now, send, close }: BudgetParts): LinkBudget {
  const submits = createBucket(limits.submitsPerSecond, limits.submitBurst)
  const frames = createBucket(limits.framesPerSecond, limits.frameBurst)
  const bytes = createBucket(limits.bytesPerSecond, limits.byteBurst)
  let fullUntil: Instant = 0
  /** The part that `full` put off, and who came in its place since. */
  let late: { readonly first: string; stranger: string | null; strangers: number } | null = null

  const fullFor = (retryAfterMs: number) => {
    fullUntil = now() + retryAfterMs
    send(encodeMessage('full', { retryAfterMs }))
  }

  /** Even what is put off costs a reading: one who never stops is ended. */
  const refused = (size: number): false => {
    if (!frames.take(now(), Math.max(1, size / 65_536))) close(closeCode.tooMuch)
    return false
  }

  return {
    mayPass(size) {
      const at = now()
      if (frames.take(at) && bytes.take(at, size)) return true
      close(closeCode.tooMuch)
      return false
    },
    maySubmit(size, parts) {
      const at = now()
      const first = nameOf(parts[0])
      if (late !== null && first !== late.first) {
        if (at < fullUntil) return refused(size)
        late.strangers = first === late.stranger ? late.strangers + 1 : 1
        late.stranger = first
        if (late.strangers < strangersBelieved) {
          fullFor(shortWaitMs)
          return refused(size)
        }
      }
      const waitMs = Math.max(submits.waitMs(at), bytes.waitMs(at, size))
      if (waitMs > 0) {
        late = { first, stranger: null, strangers: 0 }
        fullFor(Math.max(shortWaitMs, waitMs))
        return refused(size)
      }
      late = null
      return submits.take(at) && bytes.take(at, size)
    },
    putOff(part) {
      late = { first: nameOf(part), stranger: null, strangers: 0 }
    },
    fullFor,
  }
}
