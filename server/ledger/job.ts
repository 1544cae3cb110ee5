import type { ChangeSetId, ColumnId, CustomerId, MemberId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { ShareState } from '#shared/ownership/shareOut.ts'
import type { GotByMember } from './handedOver.ts'

/**
 * Work on many customers that one change calls for: done in batches, one a turn, so that nobody waits long. It stands
 * in the store with the place it has come to, and goes on after a restart.
 */
export type Job = Progress &
  (
    | PersonalJob
    /** The day's look at who falls due for the pool, in nobody's name. */
    | { readonly kind: 'returns'; readonly after: CustomerId | null }
  )

/** Customers looked at and to be looked at; unknown until the first batch. */
interface Progress {
  readonly done?: number
  readonly total?: number
}

/** Work in the name of whose change called for it. */
type PersonalJob = { readonly after: CustomerId | null; readonly by: MemberId } & (
  | {
      readonly kind: 'retype'
      readonly column: ColumnId
      readonly from: Column
      readonly to: Column
      /** Whose undo finds these writes again. */
      readonly gesture?: ChangeSetId
      /** It takes the gesture's writes back, or brings them again. */
      readonly undoing?: boolean
    }
  /** A person moved: his customers follow him. */
  | { readonly kind: 'department'; readonly member: MemberId }
  /** What a leaver owns goes to colleagues, one after the other. */
  | { readonly kind: 'handOver'; readonly member: MemberId; readonly share: ShareState; readonly got?: GotByMember }
  /** An auto-number column came later than its records: they are numbered too. */
  | { readonly kind: 'number'; readonly column: ColumnId }
  /** The cadence changed: everybody is due on another day. */
  | { readonly kind: 'clock' }
  /** The rules of sight changed: who sees a customer by his values is said anew. */
  | { readonly kind: 'sight' }
)
