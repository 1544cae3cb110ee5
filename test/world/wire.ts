import type { DeviceId } from '#shared/base/id.ts'

/** One socket between a laptop and the server: frames wait on both sides until somebody delivers them. */
export interface Wire {
  /** In the order of opening, over all laptops. */
  readonly socket: number
  readonly device: DeviceId
  readonly up: Uint8Array[]
  readonly down: Uint8Array[]
  /** The code by which the server closed it; told after the frames that were sent before. */
  closedBy: number | null
  /** The laptop has gone from it; what it had sent may still arrive. */
  left: boolean
  /** The server's end. */
  server: { receive(frame: Uint8Array): void; leave(): void }
}
