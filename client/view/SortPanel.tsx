import { useState } from 'react'
import type { Column } from '#shared/ledger/column.ts'
import type { SortKey } from '#shared/view/layout.ts'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import { SortRow } from './SortRow.tsx'
import styles from './SortPanel.module.css'

interface Props {
  readonly sort: readonly SortKey[]
  readonly columns: readonly Column[]
  readonly onChange: (sort: readonly SortKey[]) => void
}

/** More keys than this nobody could follow. */
const most = 8

/** The keys of the order from the first to the last, to be dragged into another order. */
export function SortPanel({ sort, columns, onChange }: Props) {
  const words = useWords().view
  const [dragged, setDragged] = useState<number | null>(null)
  const free = columns.filter(({ id }) => !sort.some((key) => key.column === id))
  const [next] = free
  return (
    <div className={styles.panel}>
      {sort.length === 0 && <p className={styles.hint}>{words.noSort}</p>}
      {sort.map((key, place) => {
        const column = columns.find(({ id }) => id === key.column)
        if (column === undefined) return null
        return (
          <SortRow
            key={key.column}
            sortKey={key}
            column={column}
            columns={[column, ...free]}
            isFirst={place === 0}
            isLast={place === sort.length - 1}
            onChange={(changed) => onChange(changed === null ? sort.toSpliced(place, 1) : sort.with(place, changed))}
            onMove={(step) => onChange(movedTo(sort, place, place + step))}
            onDragStart={() => setDragged(place)}
            onDropHere={() => {
              if (dragged !== null) onChange(movedTo(sort, dragged, place))
              setDragged(null)
            }}
          />
        )
      })}
      <Button
        look="quiet"
        className={styles.add}
        disabled={next === undefined || sort.length >= most}
        onClick={() => next !== undefined && onChange([...sort, { column: next.id, descending: false }])}
      >
        + {words.addSort}
      </Button>
    </div>
  )
}

function movedTo(sort: readonly SortKey[], from: number, to: number): readonly SortKey[] {
  const key = sort[from]
  return key === undefined ? sort : sort.toSpliced(from, 1).toSpliced(to, 0, key)
}
