import { useEffect, useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import type { OpenCustomer, Source } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

type State = ReturnType<OpenCustomer['state']['get']>
const loading: State = { kind: 'loading' }
const still: Source<State> = { get: () => loading, subscribe: () => () => {} }

/** A customer with all his records, live, for as long as the component is on screen. */
export function useOpenCustomer(customer: CustomerId): State {
  const workspace = useWorkspace()
  const [opened, setOpened] = useState<{ readonly customer: CustomerId; readonly state: Source<State> } | null>(null)
  useEffect(() => {
    const handle = workspace.openCustomer(customer)
    setOpened({ customer, state: handle.state })
    return () => handle[Symbol.dispose]()
  }, [workspace, customer])
  return useSource(opened?.customer === customer ? opened.state : still)
}
