import { useCallback } from 'react'
import { CustomerId, ledgerRecord } from '#shared/base/id.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'

/** Opens a customer that a cell names; one whom this person may not see opens nothing. */
export function useFollow(): (id: string) => void {
  const workspace = useWorkspace()
  const { open } = useCustomerInUrl()
  return useCallback(
    (id) => {
      const parsed = CustomerId.safeParse(id)
      if (parsed.success && workspace.rows('customers').get(ledgerRecord(parsed.data)) !== undefined) open(parsed.data)
    },
    [workspace, open],
  )
}
