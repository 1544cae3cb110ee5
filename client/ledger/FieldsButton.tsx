import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useState } from 'react'
import { columnsOf, type Column, type TableId } from '#shared/ledger/column.ts'
import { mayConfigure } from '#shared/ownership/rights.ts'
import type { Layout } from '#shared/view/layout.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { ColumnDialog } from './ColumnDialog.tsx'
import { lastOrder } from './columnOrder.ts'
import styles from './FieldsButton.module.css'
import { layOut, moved } from './layout.ts'

/** All fields in one list: show and hide for me, move for me; managers add and restore deleted ones. */
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
  const configures = mayConfigure(useSource(workspace.viewer))
  const submit = useSubmit()
  const [dialog, setDialog] = useState<{ readonly column: Column | null } | null>(null)
  const laid = layOut(company.columns.values(), table, layout)
  const order = laid.map(({ column }) => column.id)
  const deleted = [...company.columns.values()].filter((column) => column.table === table && column.deleted === true)
  const list = (
    <div className={styles.list}>
      {laid.map(({ column, hidden }) => (
        <div key={column.id} className={styles.field}>
          <Checkbox
            checked={hidden !== true}
            aria-label={words.fields.show(column.name)}
            disabled={column.role === 'name'}
            onChange={(event) => onLayout({ hidden: { ...layout.hidden, [column.id]: !event.target.checked } })}
          >
            {column.name}
          </Checkbox>
          <span className={styles.acts}>
            {configures && (
              <Button
                type="text"
                size="small"
                icon={<EditOutlined aria-hidden />}
                aria-label={words.fields.edit(column.name)}
                onClick={() => setDialog({ column })}
              />
            )}
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined aria-hidden />}
              aria-label={words.fields.up(column.name)}
              onClick={() => onLayout({ order: moved(order, column.id, -1) })}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined aria-hidden />}
              aria-label={words.fields.down(column.name)}
              onClick={() => onLayout({ order: moved(order, column.id, 1) })}
            />
          </span>
        </div>
      ))}
      {configures && (
        <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={() => setDialog({ column: null })}>
          {words.column.add}
        </Button>
      )}
      {configures && deleted.length > 0 && <h4>{words.fields.deleted}</h4>}
      {configures &&
        deleted.map((column) => (
          <div key={column.id} className={styles.field}>
            <span>{column.name}</span>
            <Button
              type="link"
              size="small"
              aria-label={words.fields.restoreOf(column.name)}
              onClick={() =>
                submit({
                  kind: 'configure',
                  label: column.name,
                  changes: [{ kind: 'putColumn', was: column, now: { ...column, deleted: false } }],
                })
              }
            >
              {words.fields.restore}
            </Button>
          </div>
        ))}
    </div>
  )
  return (
    <>
      <Popover trigger="click" placement="bottomRight" title={words.fields.title} content={list}>
        <Button icon={<SettingOutlined aria-hidden />}>{words.columns}</Button>
      </Popover>
      {dialog !== null && (
        <ColumnDialog
          table={table}
          column={dialog.column}
          order={dialog.column?.order ?? lastOrder(columnsOf(company.columns.values(), table))}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  )
}
