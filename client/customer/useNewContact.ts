import { useCallback, useEffect, useRef } from 'react'
import type { CustomerId, RecordId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { useTableSize } from '../ledger/useTableSize.ts'
import type { TableRows } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetHandle } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'
import { useSubmit } from './useSubmit.ts'

/** Makes a contact of a customer and leads the cursor to his name, where the next letter typed goes. */
export function useNewContact(
  rows: TableRows,
  sheet: React.RefObject<SheetHandle | null>,
): (customer: CustomerId) => void {
  const label = useWords().customer.contacts.newName
  const workspace = useWorkspace()
  const submit = useSubmit()
  const size = useTableSize(rows)
  const made = useRef<RecordId | null>(null)
  // The first row brings the sheet itself, so the cursor goes there once both stand.
  useEffect(() => {
    const record = made.current
    if (record === null || rows.get(record) === undefined || sheet.current === null) return
    made.current = null
    sheet.current.goTo(record, columnByRole(workspace.company.get().columns.values(), 'contacts', 'name')?.id)
    sheet.current.focus()
  }, [workspace, rows, sheet, size])
  return useCallback(
    (customer) => {
      const record = workspace.newId.record()
      made.current = record
      submit({ kind: 'create', label, changes: [{ kind: 'create', customer, table: 'contacts', record, cells: [] }] })
    },
    [workspace, submit, label],
  )
}
