import type { CompanyId, CustomerId, DeviceId } from '#shared/base/id.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'

/** What one journey to the server carries of a device that may work here no more. */
export interface HandInBag {
  readonly company: CompanyId
  readonly device: DeviceId
  readonly parts: readonly ChangePart[]
  readonly notes: readonly { readonly customer: CustomerId; readonly update: string }[]
}

/** Takes a bag to the server; throws when it cannot be reached or does not say that this device is out. */
export type HandInCall = (
  bag: HandInBag,
) => Promise<{ readonly over: 'revoked' | 'left'; readonly answers: readonly Answer[] }>

/** Why the device is out, and how many gestures and notes it left with the server. */
export interface HandedIn {
  readonly over: 'revoked' | 'left'
  readonly kept: number
}
