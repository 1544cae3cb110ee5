import { DeviceId, newDeviceId, type Random } from '#shared/base/id.ts'
import type { Canary } from './canary.ts'
import type { Disk } from './disk.ts'
import type { StoredPart } from './outboxDisk.ts'

const key = 'device'

/**
 * The name of this device for one member. A wiped copy keeps its name when the canary or the outbox still know it,
 * so that answers to what was sent before the wipe still reach it.
 */
export async function deviceId(
  disk: Disk,
  known: { readonly canary: Canary | null; readonly outbox: readonly StoredPart[]; readonly random: Random },
): Promise<{ readonly id: DeviceId; readonly isWiped: boolean }> {
  const stored = DeviceId.safeParse((await disk.run('read the device', () => disk.meta.get(key)))?.value)
  if (stored.success) return { id: stored.data, isWiped: false }
  const survivor = known.canary?.device ?? known.outbox[0]?.part.set.device
  const id = survivor ?? newDeviceId(known.random)
  await disk.run('name the device', () => disk.meta.put({ key, value: id }))
  return { id, isWiped: survivor !== undefined }
}
