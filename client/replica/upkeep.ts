import type { Book } from './book.ts'
import type { Customers } from './customers.ts'
import type { Device } from './device.ts'
import type { Disk } from './disk.ts'
import type { Driver } from './driver.ts'
import type { Outbox } from './outbox.ts'
import { paged } from './pages.ts'
import { foldTable } from './rowDisk.ts'
import type { Source, SyncStatus } from './workspace.ts'
import type { Undo } from './undo.ts'
import { nextDigests } from './verification.ts'

/** Side news beyond this are folded into the pages. */
const sideRecords = 200
const firstMs = 4_000
const everyMs = 60_000
/** While documents are still missing they are fetched this many at a time, this often. */
const documentsAtOnce = 50
const documentsMs = 1_500
/** The copy is compared with the server's after a cold start, and then after so many rounds of upkeep: hourly. */
const verifyEvery = 60

/**
 * What a device does when nobody waits for it: folds, compacts, forgets what is old, fetches documents, and looks
 * whether it still holds what the server does.
 */
export function startUpkeep(parts: {
  readonly book: Book
  readonly disk: Disk
  readonly outbox: Outbox
  readonly driver: Driver
  readonly customers: Customers
  readonly status: Source<SyncStatus>
  readonly undo: Undo
  readonly device: Device
  readonly onFault: (error: unknown) => void
}): Disposable {
  const { book, disk, outbox, driver, customers, status, undo, device, onFault } = parts
  let isStopped = false
  let stop: () => void = () => undefined
  const plan = (ms: number) => {
    if (!isStopped) stop = device.after(ms, () => void run())
  }

  const fold = async () => {
    for (const table of paged) {
      const count = await disk.run('count side news', () => disk.side.where('table').equals(table).count())
      if (count > sideRecords && !isStopped) await driver.inTurn(() => foldTable(disk, table))
    }
  }

  let rounds = 0
  const run = async () => {
    let missing = 0
    try {
      if (driver.isStarted()) {
        const { link, boot } = status.get()
        const isInStep = link === 'online' && boot === null
        if (isInStep) missing = await customers.fetchMissing(documentsAtOnce)
        if (missing === 0) {
          await fold()
          await customers.compact()
          await outbox.prune(device.clock())
          if (isInStep && rounds % verifyEvery === 0) driver.verify(await nextDigests(book, disk))
          if (isInStep) rounds += 1
        }
      }
    } catch (error) {
      if (!isStopped) onFault(error)
    }
    plan(missing > 0 ? documentsMs : everyMs)
  }

  outbox
    .accepted()
    .then((kept) => undo.rememberEarlier(kept))
    .catch(onFault)
  plan(firstMs)
  return {
    [Symbol.dispose]: () => {
      isStopped = true
      stop()
    },
  }
}
