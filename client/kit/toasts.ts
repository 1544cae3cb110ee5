/** What a toast says and what one may do about it while it stands. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
  /** `lost`: something was refused or failed. */
  readonly tone: 'plain' | 'lost'
}

export const toastMs = 8000

/** One toast at a time: a newer one takes the older one's place. */
export interface Toasts {
  readonly get: () => Toast | null
  readonly subscribe: (listener: () => void) => () => void
  readonly show: (toast: {
    readonly text: string
    readonly action?: Toast['action']
    readonly tone?: Toast['tone']
  }) => void
  readonly hide: () => void
}

export function createToasts(wait: (ms: number, then: () => void) => () => void): Toasts {
  const listeners = new Set<() => void>()
  let now: Toast | null = null
  let count = 0
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
    show: ({ text, action, tone = 'plain' }) => {
      stop()
      count += 1
      set({ id: count, text, tone, ...(action === undefined ? {} : { action }) })
      stop = wait(toastMs, () => set(null))
    },
    hide: () => {
      stop()
      set(null)
    },
  }
}
