import type { DeviceId, MemberId } from '#shared/base/id.ts'
import type { ClassByColumn } from '#shared/ledger/columnClass.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Item } from '#shared/wire/item.ts'

/** What one commit brings to whom; the socket side encodes it once per visibility class. */
export interface News {
  readonly seq: number
  readonly item: Item
  /** The Yjs update or snapshot that the item's `bytes` stands for. */
  readonly bytes: Uint8Array | null
  /**
   * Who may hear it: readers of this envelope, and of `before` where there is one (a `write` or `proposal`), those who
   * could read `before` or can read `after` (a change of hands), one member (answer, notice, personal), or all
   * (columns). Of each only what is left without the columns that he does not see.
   */
  readonly audience:
    | { readonly kind: 'readers'; readonly envelope: Envelope; readonly before?: Envelope }
    | { readonly kind: 'hands'; readonly before: Envelope | null; readonly after: Envelope }
    | { readonly kind: 'member'; readonly member: MemberId }
    | { readonly kind: 'author'; readonly member: MemberId; readonly device: DeviceId }
    | { readonly kind: 'all' }
  /** Of which class the columns were when it happened. */
  readonly classes: ClassByColumn
}
