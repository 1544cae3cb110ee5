import { useCallback } from 'react'
import { CustomerId, ledgerRecord } from '#shared/base/id.ts'
import { readContactLink } from '#shared/ledger/customerNames.ts'
import type { Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'

/** Is the customer or contact that a cell names among the rows of this person? */
export function isOnDevice(workspace: Workspace, id: string): boolean {
  const link = readContactLink(id)
  if (link !== null) return workspace.rows('contacts').get(link.contact) !== undefined
  const parsed = CustomerId.safeParse(id)
  return parsed.success && workspace.rows('customers').get(ledgerRecord(parsed.data)) !== undefined
}

/** Opens the customer, or the contact at its customer, that a cell names; one whom this person may not see opens nothing. */
export function useFollow(): (id: string) => void {
  const workspace = useWorkspace()
  const { open } = useCustomerInUrl()
  return useCallback(
    (id) => {
      if (!isOnDevice(workspace, id)) return
      const link = readContactLink(id)
      if (link !== null) return open(link.customer, { part: 'contacts', at: link.contact })
      const parsed = CustomerId.safeParse(id)
      if (parsed.success) open(parsed.data)
    },
    [workspace, open],
  )
}
