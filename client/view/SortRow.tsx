import type { Column } from '#shared/ledger/column.ts'
import type { SortKey } from '#shared/view/layout.ts'
import { familyOf } from '#shared/view/operators.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './SortPanel.module.css'

interface Props {
  readonly sortKey: SortKey
  readonly column: Column
  /** Its own column and those that are still free. */
  readonly columns: readonly Column[]
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Null takes it away. */
  readonly onChange: (key: SortKey | null) => void
  readonly onMove: (step: -1 | 1) => void
  readonly onDragStart: () => void
  readonly onDropHere: () => void
}

/** One key: which field, which way, and for Chinese whether by sound or by strokes. */
export function SortRow({
  sortKey,
  column,
  columns,
  isFirst,
  isLast,
  onChange,
  onMove,
  onDragStart,
  onDropHere,
}: Props) {
  const words = useWords().view
  const family = familyOf(column.kind)
  const isSpoken = family === 'text' || family === 'person'
  return (
    <div
      className={styles.row}
      draggable
      onDragStart={onDragStart}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDropHere}
    >
      <span className={styles.grip} title={words.drag(column.name)} aria-hidden>
        ⠿
      </span>
      <select
        aria-label={words.column}
        value={sortKey.column}
        onChange={(event) => {
          const chosen = columns.find(({ id }) => id === event.target.value)
          if (chosen !== undefined) onChange({ column: chosen.id, descending: sortKey.descending })
        }}
      >
        {columns.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={words.direction(column.name)}
        value={sortKey.descending ? 'descending' : 'ascending'}
        onChange={(event) => onChange({ ...sortKey, descending: event.target.value === 'descending' })}
      >
        <option value="ascending">{words.ascending}</option>
        <option value="descending">{words.descending}</option>
      </select>
      {isSpoken ? (
        <select
          aria-label={words.reading(column.name)}
          value={sortKey.by ?? 'pinyin'}
          onChange={(event) => {
            const { by: _, ...plain } = sortKey
            onChange(event.target.value === 'stroke' ? { ...plain, by: 'stroke' } : plain)
          }}
        >
          <option value="pinyin">{words.byPinyin}</option>
          <option value="stroke">{words.byStroke}</option>
        </select>
      ) : (
        <span />
      )}
      <span className={styles.acts}>
        <button type="button" aria-label={words.sortUp(column.name)} disabled={isFirst} onClick={() => onMove(-1)}>
          ↑
        </button>
        <button type="button" aria-label={words.sortDown(column.name)} disabled={isLast} onClick={() => onMove(1)}>
          ↓
        </button>
        <IconButton icon="close" size={14} label={words.removeSort(column.name)} onClick={() => onChange(null)} />
      </span>
    </div>
  )
}
