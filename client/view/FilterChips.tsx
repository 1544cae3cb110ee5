import type { ColumnId } from '#shared/base/id.ts'
import { isGroup, noFilter } from '#shared/view/filter.ts'
import type { Layout } from '#shared/view/layout.ts'
import { Icon } from '../kit/Icon.tsx'
import { useCellContext } from '../ledger/useCellContext.ts'
import { useWords } from '../words/useWords.ts'
import { columnReader } from './columnReader.ts'
import { partText } from './conditionText.ts'
import styles from './FilterChips.module.css'
import { keyLabel } from './quickLabel.ts'
import type { BarControl, HiddenCount, RowCount } from './barControl.ts'

interface Props extends BarControl {
  readonly count: RowCount | null
  readonly hiddenRows: HiddenCount
}

/** Everything that keeps rows away, each with its ×; how many rows are left; and the way back to all. */
export function FilterChips({ columns, layout, onLayout, count, hiddenRows }: Props) {
  const words = useWords().view
  const filters = useChips({ columns, layout, onLayout })
  const text = words.hiddenRows(hiddenRows.count)
  const byHand = { key: 'hidden rows', text, isLost: false, remove: hiddenRows.showAll }
  const chips = hiddenRows.count === 0 ? filters : [...filters, byHand]
  if (chips.length === 0) return null
  return (
    <>
      {chips.map(({ key, text, isLost, remove }) => (
        <span key={key} className={styles.chip} data-lost={isLost} title={isLost ? words.lostHint : text}>
          <span className={styles.text}>{text}</span>
          <button type="button" aria-label={words.remove(text)} onClick={remove}>
            <Icon name="close" size={12} />
          </button>
        </span>
      ))}
      {filters.length > 0 && (
        <button type="button" className={styles.clear} onClick={() => onLayout({ filter: noFilter, quick: {} })}>
          {words.clearAll}
        </button>
      )}
      {count !== null && (
        <span className={styles.count} role="status">
          {words.shown(count.shown, count.of)}
        </span>
      )}
    </>
  )
}

interface Chip {
  readonly key: string
  readonly text: string
  readonly isLost: boolean
  readonly remove: () => void
}

function useChips({ columns, layout, onLayout }: BarControl): readonly Chip[] {
  const words = useWords().view
  const context = useCellContext()
  const columnOf = columnReader(columns)
  const { filter, quick } = layout
  // With “any” the parts belong together: one of them alone would mean something else.
  const parts = filter.join === 'or' && filter.of.length > 1 ? [filter] : filter.of
  const conditions = parts.flatMap((part, place): readonly Chip[] => {
    const text = partText(part, { words, members: context.members, columnOf })
    const isLost = !isGroup(part) && columnOf(part.column) === undefined
    const without = parts === filter.of ? filter.of.toSpliced(place, 1) : []
    return text === null
      ? []
      : [{ key: `part-${place}`, text, isLost, remove: () => onLayout({ filter: { ...filter, of: without } }) }]
  })
  const ticked = Object.keys(quick).flatMap((id): readonly Chip[] => {
    // Object.keys forgets the key type.
    const column = id as ColumnId
    const remove = () => onLayout({ quick: withoutKey(quick, column) })
    const found = columnOf(column)
    const chosen = quick[column]
    if (chosen === undefined || chosen.values.length === 0) return []
    if (found === undefined) return [{ key: id, text: words.lost, isLost: true, remove }]
    const names = chosen.values.map((value) => keyLabel(value, found.column, { words, context }))
    const list = names.length > 2 ? words.several(names[0] ?? '', names.length) : names.join('、')
    const say = chosen.kind === 'only' ? words.quickOnly : words.quickWithout
    return [{ key: id, text: say(found.column.name, list), isLost: false, remove }]
  })
  return [...conditions, ...ticked]
}

function withoutKey(quick: Layout['quick'], column: ColumnId): Layout['quick'] {
  const { [column]: _, ...rest } = quick
  return rest
}
