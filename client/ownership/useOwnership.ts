import { useMemo } from 'react'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'

export interface OwnershipActions {
  claim(customer: CustomerId, name: string, then?: () => void): void
  giveBack(customer: CustomerId, name: string, reason: string): void
  handOver(kind: 'assign' | 'transfer', customer: CustomerId, name: string, to: MemberId): void
}

/** Commands about whose customer it is. Queued when offline; only the server's order decides. */
export function useOwnership(): OwnershipActions {
  const workspace = useWorkspace()
  const submit = useSubmit()
  return useMemo(() => {
    const epoch = (customer: CustomerId) => workspace.envelope(customer)?.epoch ?? 0
    return {
      claim: (customer, name, then) =>
        submit({ kind: 'claim', label: name, changes: [{ kind: 'claim', customer }] }, then),
      giveBack: (customer, name, reason) =>
        submit({
          kind: 'return',
          label: name,
          changes: [{ kind: 'return', customer, epoch: epoch(customer), ...(reason !== '' && { reason }) }],
        }),
      handOver: (kind, customer, name, to) =>
        submit({ kind, label: name, changes: [{ kind, customer, epoch: epoch(customer), to }] }),
    }
  }, [workspace, submit])
}
