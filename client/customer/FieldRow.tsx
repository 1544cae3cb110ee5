import { useEffect, useRef, useState } from 'react'
import type { Column } from '#shared/ledger/column.ts'
import { isLinked, isTypeable } from '#shared/ledger/column.ts'
import { sameCell } from '#shared/ledger/cell.ts'
import { FilesField } from '../attachment/FilesField.tsx'
import { useCellContext } from '../ledger/useCellContext.ts'
import { ProposedMark } from '../proposal/ProposedMark.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { CellField } from './CellField.tsx'
import { CellShow } from './CellShow.tsx'
import styles from './FieldRow.module.css'
import { useEditRecord } from './useEditRecord.ts'

/** One field of a record: its name, its value; a click on the value edits it in place. */
export function FieldRow({
  row,
  column,
  mayEdit,
  startOpen = false,
}: {
  readonly row: ViewRow
  readonly column: Column
  readonly mayEdit: boolean
  /** Takes the keyboard as soon as it is there: the first field of something just made. */
  readonly startOpen?: boolean
}) {
  const words = useWords().customer.field
  const context = useCellContext()
  const workspace = useWorkspace()
  const edit = useEditRecord()
  const [editing, setEditing] = useState(startOpen)
  const refused = useRef(false)
  const field = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  // closed by a key, the keyboard stays where it was
  const [returned, setReturned] = useState(0)
  useEffect(() => {
    if (returned > 0) button.current?.focus()
  }, [returned])
  const finish = () => {
    setEditing(false)
    setReturned(returned + 1)
  }
  useEditKeys(field, editing, finish)
  const value = row.cells[column.id] ?? null
  const open = mayEdit && isTypeable(column)
  const mark = markOf(row, column)
  return (
    <div className={styles.row} data-mark={mark} title={mark === undefined ? undefined : words[mark]}>
      <div className={styles.name} title={column.description}>
        {column.name}
      </div>
      {column.kind === 'attachment' ? (
        <div className={styles.value}>
          <FilesField
            column={column}
            customer={row.customer}
            value={value}
            mayEdit={open}
            onChange={(now) => edit(row, column, now)}
          />
        </div>
      ) : editing ? (
        <div
          ref={field}
          className={styles.value}
          data-field-edit
          onBlur={(event) => {
            // what could not be read stays with its reason until it is mended or given up by Esc
            if (!event.currentTarget.contains(event.relatedTarget) && !refused.current) setEditing(false)
          }}
        >
          <CellField
            column={column}
            value={value}
            context={context}
            autoFocus
            onChange={(now) => edit(row, column, now)}
            check={(now) =>
              sameCell(value, now) ? null : workspace.startCellCheck()({ column, record: row.id, was: value, now })
            }
            onRefused={(refusal) => {
              refused.current = refusal !== null
            }}
            customer={row.customer}
            onDone={finish}
          />
        </div>
      ) : open && holdsLinks(column) && value !== null && value !== '' ? (
        // a link inside a button can be reached by nobody's keyboard: the button lies under it
        <div className={styles.linked}>
          <button
            ref={button}
            type="button"
            className={styles.under}
            aria-label={words.edit(column.name)}
            onClick={() => {
              refused.current = false
              setEditing(true)
            }}
          />
          <div className={styles.value}>
            <CellShow row={row} column={column} context={context} />
          </div>
        </div>
      ) : open && column.kind !== 'checkbox' && column.kind !== 'rating' ? (
        <button
          ref={button}
          type="button"
          className={styles.value}
          aria-label={words.edit(column.name)}
          onClick={() => {
            refused.current = false
            setEditing(true)
          }}
        >
          <CellShow row={row} column={column} context={context} />
        </button>
      ) : open ? (
        <div className={styles.value}>
          <CellField column={column} value={value} context={context} onChange={(now) => edit(row, column, now)} />
        </div>
      ) : (
        <div className={styles.value}>
          <CellShow row={row} column={column} context={context} />
        </div>
      )}
      <ProposedMark row={row} column={column} />
    </div>
  )
}

const holdsLinks = ({ kind }: Column): boolean =>
  kind === 'phone' || kind === 'email' || kind === 'url' || isLinked(kind) || kind === 'richText'

function markOf(row: ViewRow, column: Column): 'waiting' | 'disputed' | undefined {
  if (row.disputed?.has(column.id) === true) return 'disputed'
  if (row.waiting === 'row' || row.waiting?.has(column.id) === true) return 'waiting'
  return undefined
}

/** Esc gives the edit up. The Enter that ends it must not reach the button that takes the focus: it would click it. */
function useEditKeys(field: React.RefObject<HTMLElement | null>, editing: boolean, giveUp: () => void): void {
  useEffect(() => {
    const element = field.current
    if (!editing || element === null) return
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
      if (event.key === 'Escape') giveUp()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  })
}
