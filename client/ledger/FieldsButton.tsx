import { Suspense, useRef, useState } from 'react'
import { columnsOf, type Column, type TableId } from '#shared/ledger/column.ts'
import type { Layout } from '#shared/view/layout.ts'
import { Button } from '../kit/Button.tsx'
import { Icon } from '../kit/Icon.tsx'
import { Popover, type PopoverHandle } from '../kit/Popover.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { usePageCommands } from '../shell/pageCommands.ts'
import { useWords } from '../words/useWords.ts'
import { lastOrder } from './columnOrder.ts'
import { ColumnDialog, FieldsList } from './opened.tsx'

/** Opens the list of all fields, and the form of the one chosen there. */
export function FieldsButton({
  table,
  layout,
  onLayout,
}: {
  readonly table: TableId
  readonly layout: Layout
  readonly onLayout: (change: Partial<Layout>) => void
}) {
  const words = useWords().ledger
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const [dialog, setDialog] = useState<{ readonly column: Column | null } | null>(null)
  const list = useRef<PopoverHandle>(null)
  usePageCommands([{ key: 'fields', name: words.fields.title, icon: 'settings', run: () => list.current?.open() }])
  return (
    <>
      <Popover
        ref={list}
        label={words.fields.title}
        align="end"
        opener={(open) => (
          <Button {...open}>
            <Icon name="settings" size={16} />
            {words.columns}
          </Button>
        )}
      >
        {(close) => (
          <Suspense>
            <FieldsList
              table={table}
              layout={layout}
              onLayout={onLayout}
              onDialog={(column) => {
                close()
                setDialog({ column })
              }}
            />
          </Suspense>
        )}
      </Popover>
      {dialog !== null && (
        <Suspense>
          <ColumnDialog
            table={table}
            column={dialog.column}
            order={dialog.column?.order ?? lastOrder(columnsOf(company.columns.values(), table))}
            onClose={() => setDialog(null)}
          />
        </Suspense>
      )}
    </>
  )
}
