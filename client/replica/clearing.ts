import { eraseFiles } from '../attachment/fileBox.ts'
import { writeCanary } from './canary.ts'
import type { Device } from './device.ts'
import type { Stores } from './openStores.ts'
import { unsentCount } from './unsentNotes.ts'
import type { SyncStatus, Workspace } from './workspace.ts'

export interface ClearingParts {
  readonly stores: Pick<Stores, 'name' | 'disk' | 'outboxDisk'>
  readonly device: Pick<Device, 'databases' | 'smallStore'>
  readonly status: () => SyncStatus
  /** The other tabs of this device close as well. */
  readonly tellTabs: () => void
  readonly close: () => Promise<void>
}

/** Takes a company off this device, files and all; what only this device has stops it, unless that is meant. */
export function createClearing({ stores, device, status, tellTabs, close }: ClearingParts): Workspace['clearDevice'] {
  const { name, disk, outboxDisk } = stores
  return async ({ evenUnsent }) => {
    const count = unsentCount(status())
    if (count > 0 && !evenUnsent) return { kind: 'unsent', sets: count }
    tellTabs()
    await close()
    await disk.erase()
    await outboxDisk.erase()
    await eraseFiles(name, device.databases)
    writeCanary(device.smallStore, name, null)
    return { kind: 'cleared' }
  }
}
