import { useEffect, useSyncExternalStore } from 'react'
import type { RegionBook } from '#shared/ledger/region.ts'
import { createCell } from '../replica/source.ts'

const book = createCell<RegionBook | undefined>(undefined, Object.is)
let loading: Promise<RegionBook> | null = null

/** Brings the list of places, once. It lies among the files of the app, so that it comes without a network too. */
export function loadRegions(): Promise<RegionBook> {
  loading ??= import('./regionBook.ts').then(
    ({ readRegionBook }) => {
      const read = readRegionBook()
      book.set(read)
      return read
    },
    (error: unknown) => {
      // asked again at the next need
      loading = null
      throw error
    },
  )
  return loading
}

/** The list of places as soon as it is there, for who `needs` it. */
export function useRegions(needs: boolean): RegionBook | undefined {
  useEffect(() => {
    if (needs) loadRegions().catch(() => undefined)
  }, [needs])
  return useSyncExternalStore(book.subscribe, book.get)
}
