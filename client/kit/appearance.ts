import { z } from 'zod'

/** How this device likes to look. */
export const Appearance = z.object({
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  density: z.enum(['compact', 'regular', 'relaxed']).catch('regular'),
})
export type Appearance = z.infer<typeof Appearance>
export type Shade = 'light' | 'dark'

const key = 'kebu.appearance'
const dark = '(prefers-color-scheme: dark)'

/** One per page: writes the choice on <html>, remembers it, follows the system while `auto`. */
export interface AppearanceStore {
  readonly get: () => Appearance & { readonly shade: Shade }
  readonly subscribe: (listener: () => void) => () => void
  readonly choose: (part: Partial<Appearance>) => void
}

export function createAppearance(page: Window): AppearanceStore {
  const system = page.matchMedia(dark)
  const listeners = new Set<() => void>()
  let now = shadeOf(read(page.localStorage), system.matches)
  show()
  system.addEventListener('change', () => set(now))
  return {
    get: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    choose: (part) => {
      set({ theme: part.theme ?? now.theme, density: part.density ?? now.density })
      page.localStorage.setItem(key, JSON.stringify({ theme: now.theme, density: now.density }))
    },
  }

  function set(next: Appearance) {
    now = shadeOf(next, system.matches)
    show()
    for (const listener of listeners) listener()
  }

  function show() {
    const root = page.document.documentElement
    root.dataset.theme = now.shade
    root.dataset.density = now.density
  }
}

const shadeOf = ({ theme, density }: Appearance, systemIsDark: boolean) => ({
  theme,
  density,
  shade: theme === 'auto' ? (systemIsDark ? ('dark' as const) : ('light' as const)) : theme,
})

function read(store: Storage): Appearance {
  try {
    return Appearance.parse(JSON.parse(store.getItem(key) ?? '{}'))
  } catch {
    return { theme: 'auto', density: 'regular' } // unreadable: as on the first day
  }
}
