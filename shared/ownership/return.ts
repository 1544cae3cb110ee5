import type { PoolId } from '../base/id.ts'
import type { Instant } from '../base/instant.ts'
import { accept, refuse, type Result } from '../base/result.ts'
import type { Refusal } from '../ledger/change.ts'
import type { Envelope, Owner } from './envelope.ts'
import type { Hand, LastHands } from './hand.ts'
import { commonPool } from './pool.ts'
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
  /** He looks after the pool that the customer lies in, and knows him by his card. */
  readonly administers?: boolean
}

/** Why somebody goes back, and where to. */
export interface Return {
  readonly reason?: string | undefined
  /** Left out: the common pool. */
  readonly pool?: PoolId | undefined
  /** Somebody chose this pool: it may be another than the one he lies in already. */
  readonly isChosen?: boolean
}

/** The owner, or a manager of his, returns a customer to a pool, or to another pool. His department stays as it was. */
export function decideReturn(facts: HandOverFacts, back: Return, at: Instant): Result<Hand, Refusal> {
  const seen = seePresent(facts)
  if (!seen.ok) return seen
  const { owner: before, department } = seen.value
  if (!may(facts.viewer, 'return', seen.value)) return refuse({ kind: 'not-allowed' })
  if (before.kind === 'pool' && (back.isChosen !== true || before.pool === back.pool)) {
    return refuse({ kind: 'already-pooled', since: before.since })
  }
  return accept({ kind: 'moved', owner: pooled(back, at), department })
}

/** In the hands of a pool; the common one is not named. */
export function pooled({ reason, pool }: Return, at: Instant): Owner {
  return {
    kind: 'pool',
    since: at,
    ...(reason !== undefined && { reason }),
    ...(pool !== undefined && pool !== commonPool && { pool }),
  }
}

/** Before anything else: may he know of the customer, and did he look at the present hands? */
export function seePresent({
  envelope,
  viewer,
  epoch,
  knewHim,
  lastHands,
  administers = false,
}: HandOverFacts): Result<Envelope, Refusal> {
  if (envelope === null) return refuse({ kind: 'not-there' })
  const readable = mayRead(viewer, envelope) || administers
  if (!readable && !knewHim) return refuse({ kind: 'not-there' })
  if (envelope.epoch !== epoch) return refuse({ kind: 'changed-hands', ...lastHands })
  if (!readable || envelope.removed !== undefined) return refuse({ kind: 'not-there' })
  return accept(envelope)
}
