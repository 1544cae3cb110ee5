import { useMemo } from 'react'
import type { CustomerId, MemberId, PoolId } from '#shared/base/id.ts'
import { heldOf, type Collaborator } from '#shared/ownership/collaborator.ts'
import { collaborationOf } from '#shared/ownership/envelope.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'

/** What a collaborator is given. */
export type Given = Pick<Collaborator, 'right' | 'until'>

export interface OwnershipActions {
  claim(customer: CustomerId, name: string, then?: () => void): void
  /** `name` when it is one. */
  giveBack(
    customers: readonly CustomerId[],
    back: { readonly name: string; readonly reason: string; readonly pool?: PoolId },
  ): void
  handOver(kind: 'assign' | 'transfer', customer: CustomerId, name: string, to: MemberId): void
  share(customer: CustomerId, name: string, to: MemberId, given: Given): void
  unshare(customer: CustomerId, name: string, from: MemberId): void
}

/** Commands about whose customer it is. Queued when offline; only the server's order decides. */
export function useOwnership(): OwnershipActions {
  const workspace = useWorkspace()
  const submit = useSubmit()
  return useMemo(() => {
    const epoch = (customer: CustomerId) => workspace.envelope(customer)?.epoch ?? 0
    /** What he has now, for the way back; who leaves by himself has none. */
    const held = (customer: CustomerId, member: MemberId) => {
      const envelope = workspace.envelope(customer)
      const now = envelope === undefined ? null : collaborationOf(envelope, member)
      return now === null || member === workspace.me ? {} : { was: heldOf(now) }
    }
    return {
      claim: (customer, name, then) =>
        submit({ kind: 'claim', label: name, changes: [{ kind: 'claim', customer }] }, then),
      giveBack: (customers, { name, reason, pool }) =>
        submit({
          kind: 'return',
          label: name,
          changes: customers.map((customer) => ({
            kind: 'return',
            customer,
            epoch: epoch(customer),
            ...(reason !== '' && { reason }),
            ...(pool !== undefined && { pool }),
          })),
        }),
      handOver: (kind, customer, name, to) =>
        submit({ kind, label: name, changes: [{ kind, customer, epoch: epoch(customer), to }] }),
      share: (customer, name, to, { right, until }) =>
        submit({
          kind: 'share',
          label: name,
          changes: [
            { kind: 'share', customer, to, right, ...(until !== undefined && { until }), ...held(customer, to) },
          ],
        }),
      unshare: (customer, name, from) =>
        submit({ kind: 'share', label: name, changes: [{ kind: 'unshare', customer, from, ...held(customer, from) }] }),
    }
  }, [workspace, submit])
}
