import { formatCell } from '#shared/ledger/formatCell.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { PoolCard } from './poolApi.ts'
import styles from './PoolPage.module.css'

/** What a pool shows of a customer: two facts in one line, more of them under each other with their names. */
export function CardFacts({ card }: { readonly card: PoolCard }) {
  const { columns, members, settings } = useSource(useWorkspace().company)
  const facts = card.cells.flatMap(({ column: id, value }) => {
    const column = columns.get(id)
    const text = column === undefined ? '' : formatCell(column, value, { zoneMinutes: settings.zoneMinutes, members })
    return column === undefined || text === '' ? [] : [{ id, name: column.name, text }]
  })
  if (card.cells.length <= 2) return <p>{facts.map(({ text }) => text).join(' · ')}</p>
  return (
    <dl className={styles.facts}>
      {facts.map(({ id, name, text }) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
