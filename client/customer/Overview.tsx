import { Button } from 'antd'
import { useState } from 'react'
import { columnsOf, type Column } from '#shared/ledger/column.ts'
import { cellOf } from '../ledger/cellOf.ts'
import { useOpenProposals } from '../proposal/useOpenProposals.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { FieldRow } from './FieldRow.tsx'

/** All fields of the ledger record; empty ones that nobody would fill behind one button, so that the others are seen at once. */
export function Overview({ row, mayEdit }: { readonly row: ViewRow; readonly mayEdit: boolean }) {
  const words = useWords().customer.field
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const [all, setAll] = useState(false)
  const envelope = workspace.envelope(row.customer)
  const columns = columnsOf(company.columns.values(), 'customers').filter((column) => column.hidden !== true)
  const proposed = useOpenProposals().get(row.id)?.cells
  const isShown = (column: Column) =>
    cellOf(row, column, envelope) !== null || column.role === 'owner' || proposed?.has(column.id) === true
  const filled = columns.filter(isShown)
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
