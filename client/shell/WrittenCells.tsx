import type { Change } from '#shared/ledger/change.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import styles from './StatusList.module.css'

/** What a refused change had wanted to write, so that the words are there to read and to copy. */
export function WrittenCells({ change }: { readonly change: Change }) {
  const { columns } = useSource(useWorkspace().company)
  const context = useCellContext()
  if (change.kind !== 'set' && change.kind !== 'create') return null
  const written = change.cells.flatMap(({ column: id, now }) => {
    const column = columns.get(id)
    return column === undefined || now === null
      ? []
      : [{ id, name: column.name, text: formatCell(column, now, context) }]
  })
  if (written.length === 0) return null
  return (
    <dl className={styles.written}>
      {written.map(({ id, name, text }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
