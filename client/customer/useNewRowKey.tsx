import { useMemo, useState, type ReactNode } from 'react'
import type { ColumnId, CustomerId } from '#shared/base/id.ts'
import { columnByRole, columnsOf, type TableId } from '#shared/ledger/column.ts'
import { mayWrite } from '#shared/ownership/rights.ts'
import { useLocalCustomers } from '../customers/useLocalCustomers.ts'
import type { SheetWriter } from '../ledger/useSheetWriter.ts'
import type { Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { NewRowKey, SheetNewRow } from '../sheet/sheetProps.ts'
import { useWords } from '../words/useWords.ts'
import { ChooseCustomer } from './ChooseCustomer.tsx'
import { readRowCustomer } from './readRowCustomer.ts'

interface Asked {
  readonly row: string
  readonly chosen: (key: string) => void
}

/** Pasted rows become records of the customers that `column` names; of whom nobody is found, the person is asked. */
export function useNewRowKey(
  table: TableId,
  column: ColumnId,
  writer: SheetWriter,
  begin: NewRowKey['begin'],
): { readonly newRowKey: NewRowKey; readonly dialog: ReactNode } {
  const words = useWords().customer.newRecord
  const workspace = useWorkspace()
  const customers = useLocalCustomers()
  const [asked, setAsked] = useState<Asked | null>(null)
  const newRowKey = useMemo((): NewRowKey => {
    const numbered = numbersOfOneGesture(workspace)
    const mayTake = (customer: CustomerId) => {
      const envelope = workspace.envelope(customer)
      return envelope !== undefined && mayWrite(workspace.viewer.get(), envelope)
    }
    const nameColumn = columnByRole(workspace.company.get().columns.values(), 'customers', 'name')
    return {
      column,
      also: nameColumn === null ? [] : [nameColumn.name],
      read: (text) => readRowCustomer(text, { named: (name) => customers.named(name), numbered, mayWrite: mayTake }),
      // the keys are those that `read` and the choice below gave
      make: (rows) =>
        writer.add(
          rows.map(({ key, cells }) => ({ customer: key as CustomerId, cells: withMoment(workspace, table, cells) })),
        ),
      begin,
      ask: ({ row }, chosen) => setAsked({ row, chosen }),
    }
  }, [table, column, writer, begin, workspace, customers])
  const dialog =
    asked === null ? null : (
      <ChooseCustomer title={words.placeRow} told={asked.row} onChoose={asked.chosen} onClose={() => setAsked(null)} />
    )
  return { newRowKey, dialog }
}

/** A follow-up whose time is not told took place now, as in its form. */
function withMoment(workspace: Workspace, table: TableId, cells: SheetNewRow): SheetNewRow {
  const time = columnByRole(workspace.company.get().columns.values(), table, 'followUpAt')
  if (time === null || cells.some(({ column }) => column === time.id)) return cells
  return [...cells, { column: time.id, now: workspace.now() }]
}

/** Customers by the numbers that the company gave them: looked through once for all rows of a paste. */
function numbersOfOneGesture(workspace: Workspace): (number: number) => readonly CustomerId[] {
  let byNumber: ReadonlyMap<unknown, readonly CustomerId[]> | null = null
  return (number) => {
    if (byNumber === null) {
      byNumber = readNumbers(workspace)
      queueMicrotask(() => (byNumber = null))
    }
    return byNumber.get(number) ?? []
  }
}

function readNumbers(workspace: Workspace): ReadonlyMap<unknown, readonly CustomerId[]> {
  const byNumber = new Map<unknown, CustomerId[]>()
  const columns = columnsOf(workspace.company.get().columns.values(), 'customers')
  for (const { id, kind } of columns) {
    if (kind !== 'autoNumber') continue
    for (const { cells, customer } of workspace.rows('customers').all()) {
      const present = byNumber.get(cells[id])
      if (present === undefined) byNumber.set(cells[id], [customer])
      else if (!present.includes(customer)) present.push(customer)
    }
  }
  return byNumber
}
