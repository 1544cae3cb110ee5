import { lazy, type ReactNode } from 'react'
import { useIsPhone } from '../shell/useMedia.ts'

const CustomerCards = lazy(() => import('./CustomerCards.tsx'))

/** On a phone customers are cards with a search; the grid stays on larger screens. */
export function CardsOnPhone({ scope, children }: { readonly scope: 'mine' | 'all'; readonly children: ReactNode }) {
  return useIsPhone() ? <CustomerCards scope={scope} /> : children
}
