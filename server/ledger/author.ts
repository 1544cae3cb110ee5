import type { ChangeSetId, MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { Member } from '#shared/ledger/company.ts'
import type { Viewer } from '#shared/ownership/rights.ts'

/** Who made a part, as the ledger knows him at this moment, whatever he was when he made it. */
export interface Author {
  readonly member: MemberId
  readonly person: Member
  readonly viewer: Viewer
  /** Submitted on the very link on which it was made. */
  readonly live: boolean
  /** It takes back or brings again an earlier set. */
  readonly undoing: boolean
  /** It brings again what was taken back. */
  readonly redoing?: boolean
  /** The gesture that was taken back and brought again, however often, or the set itself. */
  readonly gesture: ChangeSetId
  readonly madeAt: Instant
  /** It comes from a device that may work here no more: kept, never applied. */
  readonly handsIn?: true
}
