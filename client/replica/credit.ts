import { creditWindow } from '#shared/wire/message.ts'

/** A quiet client says at the latest after this long what it has stored. */
const lazyMs = 100

/**
 * Gathers the credit of stored batches: a sheet that a hundred people edit brings sixty batches a second, and a frame
 * back for each costs the server more than telling it. Granted at the latest when as many are stored as the server
 * lets run ahead, so a catch-up never waits for the clock.
 */
export function gatherCredit({
  after,
  grant,
}: {
  readonly after: (ms: number, work: () => void) => () => void
  /** Everything up to `credit` is stored. */
  readonly grant: (socket: number, credit: number) => void
}): (socket: number, credit: number) => void {
  let held: { readonly socket: number; readonly credit: number; readonly count: number } | null = null
  let stopTimer: (() => void) | null = null
  const grantHeld = () => {
    stopTimer?.()
    stopTimer = null
    const due = held
    held = null
    if (due !== null) grant(due.socket, due.credit)
  }
  return (socket, credit) => {
    const count = held?.socket === socket ? held.count + 1 : 1
    held = { socket, credit, count }
    if (count >= creditWindow) grantHeld()
    else stopTimer ??= after(lazyMs, grantHeld)
  }
}
