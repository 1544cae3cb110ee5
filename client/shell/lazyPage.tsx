import { lazy, type ComponentType } from 'react'

/** A page in a chunk of its own. */
export interface LazyPage {
  readonly Page: ComponentType
  /** Fetches it before it is drawn. */
  readonly load: () => Promise<void>
}

/**
 * Like `lazy`, but a page that has come is drawn at once: `lazy` shows its fallback first even then, and React keeps a
 * fallback on screen for 0.3 s.
 */
export function lazyPage(fetchPage: () => Promise<ComponentType>): LazyPage {
  let Here: ComponentType | null = null
  const load = async () => {
    Here = await fetchPage()
  }
  const Awaited = lazy(async () => ({ default: await fetchPage() }))
  return { Page: () => (Here === null ? <Awaited /> : <Here />), load }
}
