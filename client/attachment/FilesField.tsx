import { useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { filesIn } from '#shared/attachment/attachment.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { useWords } from '../words/useWords.ts'
import { FileFace } from './FileFace.tsx'
import { FilesDialog } from './FilesDialog.tsx'
import styles from './FilesField.module.css'

/** The files of a cell outside the sheet: a press opens them. */
export function FilesField({
  column,
  customer,
  value,
  mayEdit,
  onChange,
}: {
  readonly column: Column
  /** Null: a record that is still being written down. */
  readonly customer: CustomerId | null
  readonly value: CellValue
  readonly mayEdit: boolean
  readonly onChange: (now: CellValue) => void
}) {
  const words = useWords().attachment
  const [open, setOpen] = useState(false)
  const files = filesIn(value)
  const home = { customer, column: column.id }
  if (files.length === 0 && !mayEdit) return <>{words.nothing}</>
  return (
    <>
      <button
        type="button"
        className={styles.field}
        aria-label={words.filesOf(column.name, files.length)}
        onClick={() => setOpen(true)}
      >
        {files.slice(0, 6).map((file) => (
          <FileFace key={file.id} file={file} home={home} />
        ))}
        {files.length > 6 && <span>+{files.length - 6}</span>}
        {files.length === 0 && words.add}
      </button>
      {open && (
        <FilesDialog
          title={column.name}
          value={value}
          home={home}
          mayEdit={mayEdit}
          onChange={onChange}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
