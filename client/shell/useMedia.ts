import { useCallback, useSyncExternalStore } from 'react'

/** Does the screen match this query now? */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** Cards instead of the grid. */
export const useIsPhone = (): boolean => useMedia('(width < 640px)')
