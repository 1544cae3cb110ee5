import { randomFromBytes, type Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { SmallStore } from './canary.ts'
import type { Databases } from './disk.ts'
import type { SocketClass } from './link.ts'
import type { StorageBuckets } from './outboxDisk.ts'
import type { Channel, Locks } from './tabs.ts'

/** Everything outside the workspace that it leans on, handed in so that tests run the very same code. */
export interface Device {
  readonly databases: Databases
  readonly buckets: StorageBuckets | null
  readonly locks: Locks | null
  readonly openChannel: ((name: string) => Channel) | null
  readonly smallStore: SmallStore | null
  /** Asks the browser to keep the store; null where it cannot be asked. */
  readonly persist: (() => Promise<boolean>) | null
  readonly WebSocket?: SocketClass
  readonly clock: () => Instant
  readonly random: Random
  /** Runs once after `ms`; returns how to call it off. */
  readonly after: (ms: number, work: () => void) => () => void
  /** Hears when the network is back or the tab is looked at again. */
  readonly onWake: (listener: () => void) => () => void
  /** Hears when the network went away and the server with it: sockets that look open are dead. */
  readonly onLost: (listener: () => void) => () => void
  /** Another tab runs a newer version of the app: this one must be loaded again. */
  readonly onOutdated: () => void
}

/** The device that a browser tab is. */
export function browserDevice({ onOutdated }: { readonly onOutdated: () => void }): Device {
  const { navigator } = globalThis
  // not in the compiler's DOM library yet
  const { storageBuckets } = navigator as { readonly storageBuckets?: StorageBuckets }
  return {
    databases: { indexedDB: globalThis.indexedDB, IDBKeyRange: globalThis.IDBKeyRange },
    buckets: storageBuckets ?? null,
    locks: 'locks' in navigator ? navigator.locks : null,
    openChannel: 'BroadcastChannel' in globalThis ? (name) => new BroadcastChannel(name) : null,
    smallStore: localStore(),
    persist: 'storage' in navigator && 'persist' in navigator.storage ? () => navigator.storage.persist() : null,
    clock: () => Date.now(),
    random: randomFromBytes((bytes) => crypto.getRandomValues(bytes)),
    after: (ms, work) => {
      const timer = setTimeout(work, ms)
      return () => clearTimeout(timer)
    },
    onWake: (listener) => {
      const seen = () => {
        if (document.visibilityState === 'visible') listener()
      }
      addEventListener('online', listener)
      document.addEventListener('visibilitychange', seen)
      return () => {
        removeEventListener('online', listener)
        document.removeEventListener('visibilitychange', seen)
      }
    },
    onLost: (listener) => {
      // A laptop without any network still reaches a server of its own: ask before giving a socket up.
      const ask = () => {
        fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(3_000) }).catch(listener)
      }
      addEventListener('offline', ask)
      return () => removeEventListener('offline', ask)
    },
    onOutdated,
  }
}

function localStore(): SmallStore | null {
  try {
    return globalThis.localStorage
  } catch {
    return null // forbidden in some private windows
  }
}
