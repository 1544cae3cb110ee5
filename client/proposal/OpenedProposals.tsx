import { lazy, Suspense, type ComponentProps } from 'react'

const ProposalsDialog = lazy(() =>
  import('./ProposalsDialog.tsx').then((module) => ({ default: module.ProposalsDialog })),
)

/** The dialog with its cards, fetched when a mark is first clicked. */
export function OpenedProposals(props: ComponentProps<typeof ProposalsDialog>) {
  return (
    <Suspense>
      <ProposalsDialog {...props} />
    </Suspense>
  )
}
