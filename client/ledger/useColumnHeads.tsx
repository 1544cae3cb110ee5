import { Suspense, useState, type ReactNode } from 'react'
import type { ColumnId } from '#shared/base/id.ts'
import { columnsOf, type Column, type TableId } from '#shared/ledger/column.ts'
import { mayConfigure } from '#shared/ownership/rights.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { SheetProps } from '../sheet/sheetProps.ts'
import type { OpenView } from '../view/useView.ts'
import { lastOrder } from './columnOrder.ts'
import { ColumnDialog, ColumnMenu } from './opened.tsx'

interface ColumnHeads {
  /** For the sheet: what its headers, its plus and its unknown options lead to. */
  readonly heads: Pick<SheetProps, 'onHeaderMenu' | 'onAddColumn' | 'onAddOptions'> & {
    readonly measured: ColumnId | null
    readonly onMeasured: (column: ColumnId | null) => void
  }
  /** The menu or form that is open now. */
  readonly opened: ReactNode
}

/** The columns of a table's sheet in hand: a menu at each header, and, for whoever configures, new columns and options. */
export function useColumnHeads(table: TableId, view: OpenView): ColumnHeads {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const configures = mayConfigure(useSource(workspace.viewer))
  const submit = useSubmit()
  const [menu, setMenu] = useState<{ readonly column: Column; readonly at: DOMRect } | null>(null)
  const [measured, setMeasured] = useState<ColumnId | null>(null)
  const [adding, setAdding] = useState(false)
  const addOptions = (column: Column, names: readonly string[]) => {
    const options = names.map((name) => ({ id: workspace.newId.option(), name }))
    submit({
      kind: 'configure',
      label: column.name,
      changes: [{ kind: 'addOptions', column: column.id, options }],
    })
    return options.map(({ id }) => id)
  }
  return {
    heads: {
      measured,
      onMeasured: setMeasured,
      onHeaderMenu: (column, at) => setMenu({ column, at }),
      ...(configures && { onAddColumn: () => setAdding(true), onAddOptions: addOptions }),
    },
    opened: (
      <Suspense>
        {menu !== null && (
          <ColumnMenu
            column={menu.column}
            at={menu.at}
            layout={view.layout}
            onLayout={view.change}
            onStatistics={(column) => setMeasured(column.id)}
            onClose={() => setMenu(null)}
          />
        )}
        {adding && (
          <ColumnDialog
            table={table}
            column={null}
            order={lastOrder(columnsOf(company.columns.values(), table))}
            onClose={() => setAdding(false)}
          />
        )}
      </Suspense>
    ),
  }
}
