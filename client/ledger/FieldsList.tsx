import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import type { Column, TableId } from '#shared/ledger/column.ts'
import { mayConfigure } from '#shared/ownership/rights.ts'
import type { Layout } from '#shared/view/layout.ts'
import { useSubmit } from '../customer/useSubmit.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './FieldsList.module.css'
import { layOut, moved } from './layout.ts'

/** All fields in one list: show and hide for me, move for me; managers add and restore deleted ones. */
export function FieldsList({
  table,
  layout,
  onLayout,
  onDialog,
}: {
  readonly table: TableId
  readonly layout: Layout
  readonly onLayout: (change: Partial<Layout>) => void
  /** Opens the form of a column; null: of a new one. */
  readonly onDialog: (column: Column | null) => void
}) {
  const words = useWords().ledger
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const configures = mayConfigure(useSource(workspace.viewer))
  const submit = useSubmit()
  const laid = layOut(company.columns.values(), table, layout)
  const order = laid.map(({ column }) => column.id)
  const deleted = [...company.columns.values()].filter((column) => column.table === table && column.deleted === true)
  return (
    <div className={styles.list}>
      <h3>{words.fields.title}</h3>
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
                onClick={() => onDialog(column)}
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
        <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={() => onDialog(null)}>
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
}
