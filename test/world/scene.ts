import type { CustomerId, DeviceId, MemberId } from '#shared/base/id.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'
import type { Clock } from './clock.ts'
import type { Dice } from './dice.ts'
import type { Host } from './host.ts'
import type { Laptop } from './laptop.ts'
import type { StoredPart } from './simDisk.ts'

/** One server and a few laptops in one process; everything that happens hangs on the seed. */
export interface World {
  readonly seed: number
  readonly clock: Clock
  readonly dice: Dice
  readonly host: Host
  readonly laptops: readonly Laptop[]
  readonly founder: MemberId
  /** Every customer that anybody ever made. */
  readonly customers: CustomerId[]
  /** People whose role or department changed in this story. */
  readonly moved: Set<MemberId>
  readonly typed: Map<string, { readonly laptop: Laptop; readonly part: ChangePart; readonly n: number }>
  /** Promises found broken while somebody else's code was running. */
  readonly broken: Error[]
  /** The place of the last part of each device that was decided, in the order they were typed. */
  readonly decided: Map<string, number>
  readonly heard: Map<string, Answer>
  /** Devices whose person left, or that were revoked. */
  readonly out: Set<DeviceId>
  /** What lay in the outbox of a device that was put out, as it was cleared. */
  readonly kept: Map<string, StoredPart>
  /** What it left with the server then that nobody had decided before. */
  readonly handedIn: Map<string, Answer>
  /** Laptops compare their copies now and then, some with digests that are wrong, so that they are mended for nothing. */
  readonly verifies: boolean
  /** How often the server was replaced by an older backup. */
  restored: number
  nextNumber(): number
  anyMember(): MemberId
  pooled(): CustomerId[]
}

/** Nobody of that name works here any more. */
export const isOut = (world: World, laptop: Laptop): boolean => world.host.ledger.viewer(laptop.owner.member) === null
