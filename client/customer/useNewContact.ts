import { useCallback, useEffect, useRef } from 'react'
import type { CustomerId, RecordId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { useTableSize } from '../ledger/useTableSize.ts'
import type { TableRows } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetHandle } from '../sheet/sheetProps.ts'
import { useMakeContact } from './useMakeContact.ts'

/** Makes a contact of a customer and leads the cursor to his name, where the next letter typed goes. */
export function useNewContact(
  rows: TableRows,
  sheet: React.RefObject<SheetHandle | null>,
): (customer: CustomerId) => void {
  const workspace = useWorkspace()
  const make = useMakeContact()
  const size = useTableSize(rows)
  const made = useRef<RecordId | null>(null)
  // The cursor goes there once the row stands.
  useEffect(() => {
    const record = made.current
    if (record === null || rows.get(record) === undefined || sheet.current === null) return
    made.current = null
    sheet.current.goTo(record, columnByRole(workspace.company.get().columns.values(), 'contacts', 'name')?.id)
    sheet.current.focus()
  }, [workspace, rows, sheet, size])
  return useCallback(
    (customer) => {
      made.current = make(customer)
    },
    [make],
  )
}
