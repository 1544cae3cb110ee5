import type { Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import type { Envelope } from './envelope.ts'
import type { Hand, LastHands } from './hand.ts'
import { may, mayRead, type Viewer } from './rights.ts'

/** What is known when somebody gives a customer of his back to the pool, or hands him on. */
export interface HandOverFacts {
  readonly envelope: Envelope | null
  readonly viewer: Viewer
  /** The `epoch` that he saw. */
  readonly epoch: number
  /** He could read the customer once: what became of him is no secret then. */
  readonly knewHim: boolean
  readonly lastHands: LastHands
}

/** The owner, or a manager of his, returns a customer to the pool. His department stays as it was. */
export function decideReturn(facts: HandOverFacts, reason: string | undefined, at: Instant): Result<Hand, Refusal> {
  const seen = seePresent(facts)
  if (!seen.ok) return seen
  const envelope = seen.value
  if (!may(facts.viewer, 'return', envelope)) return refuse({ kind: 'not-allowed' })
  if (envelope.owner.kind === 'pool') return refuse({ kind: 'already-pooled', since: envelope.owner.since })
  return accept({ kind: 'moved', owner: { kind: 'pool', since: at, reason }, department: envelope.department })
}

/** Before anything else: may he know of the customer, and did he look at the present hands? */
export function seePresent({ envelope, viewer, epoch, knewHim, lastHands }: HandOverFacts): Result<Envelope, Refusal> {
  if (envelope === null) return refuse({ kind: 'not-there' })
  const readable = mayRead(viewer, envelope)
  if (!readable && !knewHim) return refuse({ kind: 'not-there' })
  if (envelope.epoch !== epoch) return refuse({ kind: 'changed-hands', ...lastHands })
  if (!readable || envelope.removed !== undefined) return refuse({ kind: 'not-there' })
  return accept(envelope)
}
