/** What one link, one session and one room may cost. Handed in whole, so that a bench or a test may widen them. */
export interface SocketLimits {
  /** Largest message by route; the socket is closed (1009) before more is read. */
  readonly companyBytes: number
  readonly noteBytes: number
  readonly fragments: number
  readonly bufferedChunks: number
  /** More than this unsent towards one reader means that he does not read: terminate. */
  readonly bufferedBytes: number
  /** Batches of a catch-up, and pages of a difference of rights, are about this large. */
  readonly batchBytes: number
  /** To the first hello or sync message. */
  readonly helloWithinMs: number
  readonly sessionCheckMs: number
  readonly pingEveryMs: number
  readonly framesPerSecond: number
  readonly frameBurst: number
  readonly bytesPerSecond: number
  readonly byteBurst: number
  readonly submitsPerSecond: number
  readonly submitBurst: number
  readonly awarenessPerSecond: number
  readonly awarenessBytes: number
  /** Sockets a session may open; the burst covers a person who leafs through customers with notes. */
  readonly upgradesPerSecond: number
  readonly upgradeBurst: number
  readonly linksPerSession: number
}

/**
 * Bytes and submits are wider than a person needs: an import of 100,000 rows of 20 columns is 125 MB in 2,000 parts, one
 * after the other, and deciding them should be all that it takes.
 */
export const socketLimits: SocketLimits = {
  companyBytes: 1024 * 1024,
  noteBytes: 256 * 1024,
  fragments: 64,
  bufferedChunks: 256,
  bufferedBytes: 4 * 1024 * 1024,
  batchBytes: 256 * 1024,
  helloWithinMs: 5_000,
  sessionCheckMs: 60_000,
  pingEveryMs: 10_000,
  framesPerSecond: 50,
  frameBurst: 400,
  bytesPerSecond: 4 * 1024 * 1024,
  byteBurst: 8 * 1024 * 1024,
  submitsPerSecond: 50,
  submitBurst: 100,
  awarenessPerSecond: 10,
  awarenessBytes: 2048,
  upgradesPerSecond: 1,
  upgradeBurst: 40,
  linksPerSession: 40,
}
