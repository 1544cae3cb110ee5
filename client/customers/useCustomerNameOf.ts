import { useMemo } from 'react'
import { ledgerRecord } from '#shared/base/id.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { useRoleReader } from './useRoleReader.ts'

/** What the customer is called to whom a record belongs. */
export function useCustomerNameOf(): (row: ViewRow) => string {
  const words = useWords().customer.panel
  const customers = useWorkspace().rows('customers')
  const cells = useRoleReader('customers')
  return useMemo(
    () =>
      ({ customer }) => {
        const row = customers.get(ledgerRecord(customer))
        return (row === undefined ? '' : cells.text(row, 'name')) || words.unnamed
      },
    [customers, cells, words],
  )
}
