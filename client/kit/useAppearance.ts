import { createContext, use, useSyncExternalStore } from 'react'
import type { AppearanceStore } from './appearance.ts'

const plain = { theme: 'auto', density: 'regular', shade: 'light' } as const

export const AppearanceContext = createContext<AppearanceStore>({
  get: () => plain,
  subscribe: () => () => undefined,
  choose: () => undefined,
})

/** The look of this device and how to change it. */
export function useAppearance() {
  const store = use(AppearanceContext)
  return { ...useSyncExternalStore(store.subscribe, store.get), choose: store.choose }
}
