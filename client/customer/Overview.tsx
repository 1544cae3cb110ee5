import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf } from '#shared/ledger/column.ts'
import { cellOf } from '../ledger/cellOf.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { FieldRow } from './FieldRow.tsx'

/** All fields of the ledger record; empty ones behind one button so that the filled ones are seen at once. */
export function Overview({ row, mayEdit }: { readonly row: ViewRow; readonly mayEdit: boolean }) {
  const words = useWords().customer.field
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const [all, setAll] = useState(false)
  const envelope = workspace.envelope(row.customer)
  const columns = columnsOf(company.columns.values(), 'customers').filter((column) => column.hidden !== true)
  const filled = columns.filter((column) => cellOf(row, column, envelope) !== null || column.role === 'owner')
  const empty = columns.length - filled.length
  return (
    <section>
      {(all ? columns : filled).map((column) => (
        <FieldRow key={column.id} row={row} column={column} mayEdit={mayEdit} />
      ))}
      {empty > 0 && (
        <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.hideEmpty : words.showEmpty(empty)}
        </Button>
      )}
    </section>
  )
}
