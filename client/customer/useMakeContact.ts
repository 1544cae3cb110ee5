import { useCallback } from 'react'
import type { CustomerId, RecordId } from '#shared/base/id.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { useSubmit } from './useSubmit.ts'

/** Makes a contact of a customer who is still to be named; gives his record. */
export function useMakeContact(): (customer: CustomerId) => RecordId {
  const label = useWords().customer.contacts.newName
  const workspace = useWorkspace()
  const submit = useSubmit()
  return useCallback(
    (customer) => {
      const record = workspace.newId.record()
      submit({ kind: 'create', label, changes: [{ kind: 'create', customer, table: 'contacts', record, cells: [] }] })
      return record
    },
    [workspace, submit, label],
  )
}
