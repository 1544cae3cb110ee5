/// <reference types="vite-plugin-pwa/vanillajs" />
import { registerSW } from 'virtual:pwa-register'
import { createCell } from '../replica/source.ts'
import type { Source } from '../replica/workspace.ts'

/**
 * `ready`: a newer Kebu is downloaded and waits · `taken`: another tab has begun to use it, this page is still the old
 * one · `taking`: this page is about to be loaded again.
 */
export type UpdateState = 'current' | 'ready' | 'taken' | 'taking'

/** The newer Kebu on its way to this page: looked for, told, and begun when the person says so. */
export interface AppUpdate {
  readonly state: Source<UpdateState>
  /** Asks the server whether there is a newer Kebu; asked often, it asks once in a while. */
  look(): void
  /** Not now: said again after a while. */
  later(): void
  /** Loads the newest Kebu. `putDown` is awaited first: what this page still holds is stored. */
  take(putDown: () => Promise<void>): Promise<void>
}

const looksApartMs = 10_000
const laterMs = 60 * 60_000
/** A newer Kebu that is still being fetched is waited for this long, then the page is loaded again as it is. */
const patienceMs = 8_000

function createAppUpdate(): AppUpdate {
  const state = createCell<UpdateState>('current')
  const { promise: waits, resolve: isWaiting } = Promise.withResolvers<void>()
  let registration: ServiceWorkerRegistration | undefined
  let lookedAt = 0
  const say = (next: UpdateState) => {
    if (state.get() !== 'taking') state.set(next)
  }
  const begin = registerSW({
    immediate: true,
    onRegisteredSW: (_url, registered) => (registration = registered),
    onNeedRefresh: () => {
      isWaiting()
      say('ready')
    },
    onNeedReload: () => {
      if (state.get() === 'taking') location.reload()
      else state.set('taken')
    },
    // opened over plain http there is no worker: every load is the newest anyway
    onRegisterError: () => undefined,
  })
  const ask = async () => {
    lookedAt = Date.now()
    // no network: looked for again at the next occasion
    await registration?.update().catch(() => undefined)
  }
  return {
    state,
    look: () => {
      if (Date.now() - lookedAt > looksApartMs) void ask()
    },
    later: () => {
      const put = state.get()
      state.set('current')
      setTimeout(() => say(put), laterMs)
    },
    take: async (putDown) => {
      const before = state.get()
      if (before === 'taking') return
      state.set('taking')
      await putDown()
      if (before === 'current' && registration !== undefined) {
        void ask()
        await Promise.race([waits, after(patienceMs)])
      }
      if (before !== 'taken') {
        await begin()
        await after(patienceMs)
      }
      location.reload()
    },
  }
}

const after = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))

/** One a page, however often its frame is drawn. */
let held: AppUpdate | null = null
export const appUpdate = (): AppUpdate => (held ??= createAppUpdate())
