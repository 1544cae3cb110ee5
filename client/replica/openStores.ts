import type { CompanyId, CustomerId, DeviceId, MemberId } from '#shared/base/id.ts'
import { readCanary } from './canary.ts'
import { readCopy, type Copy } from './copy.ts'
import type { Device } from './device.ts'
import { deviceId } from './deviceId.ts'
import { openDisk, type Disk } from './disk.ts'
import { diskName } from './diskName.ts'
import { readDrafts } from './drafts.ts'
import { unsentNotes } from './noteDisk.ts'
import { openOutbox, type Outbox } from './outbox.ts'
import { openOutboxDisk, type OutboxDisk } from './outboxDisk.ts'
import { takeAhead } from './readAhead.ts'

/** What of a company lies on this device, read once, and the stores it lies in. */
export interface Stores {
  readonly name: string
  readonly disk: Disk
  readonly outboxDisk: OutboxDisk
  readonly outbox: Outbox
  readonly copy: Copy
  readonly notesToSend: readonly CustomerId[]
  readonly draftsKept: Awaited<ReturnType<typeof readDrafts>>
  readonly me: DeviceId
  /** The browser has dropped what was here. */
  readonly isWiped: boolean
}

/** Opens the stores side by side: the page waits for the slowest, not for their sum. */
export async function openStores(company: CompanyId, member: MemberId, device: Device): Promise<Stores> {
  const name = diskName(company, member)
  const canary = readCanary(device.smallStore, name)
  const [disk, outboxDisk, ahead] = await Promise.all([
    openDisk(name, { databases: device.databases, onOutdated: device.onOutdated }),
    openOutboxDisk(name, device),
    takeAhead(name),
  ])
  const [copy, outbox, notesToSend, draftsKept] = await Promise.all([
    readCopy(disk, ['customers', 'reminders'], ahead),
    openOutbox(outboxDisk),
    unsentNotes(disk),
    readDrafts(disk),
  ])
  const { id: me, isWiped } = await deviceId(disk, { canary, outbox: outbox.first, random: device.random })
  return { name, disk, outboxDisk, outbox, copy, notesToSend, draftsKept, me, isWiped }
}
