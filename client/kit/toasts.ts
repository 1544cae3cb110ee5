/** What a toast says and what one may do about it while it stands. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
  /** `lost`: something was refused or failed. */
  readonly tone: 'plain' | 'lost'
  /** Stands until it is closed or acted on; a newer one only covers it for its time. */
  readonly stays?: boolean
}

export const toastMs = 8000

/** One toast at a time: a newer one takes the older one's place, and one that stays comes back after it. */
export interface Toasts {
  readonly get: () => Toast | null
  readonly subscribe: (listener: () => void) => () => void
  readonly show: (toast: {
    readonly text: string
    readonly action?: Toast['action']
    readonly tone?: Toast['tone']
    readonly stays?: boolean
  }) => void
  readonly hide: () => void
}

export function createToasts(wait: (ms: number, then: () => void) => () => void): Toasts {
  const listeners = new Set<() => void>()
  let now: Toast | null = null
  let count = 0
  let standing: readonly Toast[] = []
  let stop = () => {}
  const set = (toast: Toast | null) => {
    now = toast
    for (const listener of listeners) listener()
  }
  return {
    get: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    show: ({ text, action, tone = 'plain', stays = false }) => {
      stop()
      count += 1
      const toast: Toast = { id: count, text, tone, stays, ...(action !== undefined && { action }) }
      if (stays) standing = [...standing, toast]
      set(toast)
      stop = stays ? () => {} : wait(toastMs, () => set(standing.at(-1) ?? null))
    },
    hide: () => {
      stop()
      standing = standing.filter((toast) => toast !== now)
      set(standing.at(-1) ?? null)
    },
  }
}
