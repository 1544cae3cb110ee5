import { useState } from 'react'
import type { AttachmentId } from '#shared/base/id.ts'
import { filesIn } from '#shared/attachment/attachment.ts'
import { columnsOf, isTypeable, type Column } from '#shared/ledger/column.ts'
import { useEditRecord } from '../customer/useEditRecord.ts'
import type { ViewRow } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AttachmentsTab.module.css'
import { FileFace } from './FileFace.tsx'
import { FilesDialog } from './FilesDialog.tsx'
import { FilesField } from './FilesField.tsx'
import { sizeText } from './sizeText.ts'

/** Every file of a customer and of the records under him; the columns of the customer's own take more. */
export function AttachmentsTab({
  customer,
  records,
  mayEdit,
}: {
  readonly customer: ViewRow
  readonly records: readonly ViewRow[]
  readonly mayEdit: boolean
}) {
  const words = useWords()
  const workspace = useWorkspace()
  const { columns } = useSource(workspace.company)
  const edit = useEditRecord()
  const [opened, open] = useState<{
    readonly row: ViewRow['id']
    readonly column: Column
    readonly file: AttachmentId
  } | null>(null)
  const rows = [customer, ...records]
  const own = columnsOf(columns.values(), 'customers').filter(({ kind }) => kind === 'attachment')
  const found = rows.flatMap((row) =>
    columnsOf(columns.values(), row.table)
      .filter(({ kind }) => kind === 'attachment')
      .flatMap((column) => filesIn(row.cells[column.id]).map((file) => ({ row, column, file }))),
  )
  const row = rows.find(({ id }) => id === opened?.row)
  return (
    <div className={styles.tab}>
      {mayEdit &&
        own.filter(isTypeable).map((column) => (
          <div key={column.id} className={styles.own}>
            <span>{column.name}</span>
            <FilesField
              column={column}
              customer={customer.customer}
              value={customer.cells[column.id] ?? null}
              mayEdit
              onChange={(now) => edit(customer, column, now)}
            />
          </div>
        ))}
      {found.length === 0 && (
        <p className={styles.none}>{own.length === 0 ? words.attachment.noColumn : words.attachment.none}</p>
      )}
      <ul className={styles.list} aria-label={words.attachment.list}>
        {found.map(({ row: of, column, file }) => (
          <li key={`${of.id}/${column.id}/${file.id}`}>
            <button
              type="button"
              className={styles.file}
              aria-label={words.attachment.open(file.name)}
              onClick={() => open({ row: of.id, column, file: file.id })}
            >
              <FileFace file={file} home={{ customer: of.customer, column: column.id }} />
              <span className={styles.name}>
                {file.name}
                <small>
                  {words.attachment.from[of.table]} · {column.name} · {sizeText(file.size)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {opened !== null && row !== undefined && (
        <FilesDialog
          title={opened.column.name}
          value={row.cells[opened.column.id] ?? null}
          home={{ customer: row.customer, column: opened.column.id }}
          mayEdit={mayEdit}
          first={opened.file}
          onChange={(now) => edit(row, opened.column, now)}
          onClose={() => open(null)}
        />
      )}
    </div>
  )
}
