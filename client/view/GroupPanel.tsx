import type { Column } from '#shared/ledger/column.ts'
import { DayStep, type GroupKey, deepestGroup } from '#shared/view/groupKey.ts'
import { familyOf } from '#shared/view/operators.ts'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useWords } from '../words/useWords.ts'
import { firstGroup, groupBy, isGroupable } from './groupBy.ts'
import styles from './SortPanel.module.css'

interface Props {
  readonly groups: readonly GroupKey[]
  readonly columns: readonly Column[]
  readonly onChange: (groups: readonly GroupKey[]) => void
}

/** The levels of groups from the outermost to the innermost. */
export function GroupPanel({ groups, columns, onChange }: Props) {
  const words = useWords().view
  const free = columns.filter((column) => isGroupable(column) && !groups.some((key) => key.column === column.id))
  const next = firstGroup(free)
  const put = (place: number, key: GroupKey | null) =>
    onChange(key === null ? groups.toSpliced(place, 1) : groups.with(place, key))
  const move = (place: number, step: -1 | 1) => {
    const key = groups[place]
    if (key !== undefined) onChange(groups.toSpliced(place, 1).toSpliced(place + step, 0, key))
  }
  return (
    <div className={styles.panel}>
      {groups.length === 0 && <p className={styles.hint}>{words.noGroup}</p>}
      {groups.map((key, place) => {
        const column = columns.find(({ id }) => id === key.column)
        if (column === undefined) return null
        return (
          <div key={key.column} role="group" aria-label={words.groupLevel(place + 1)} className={styles.row}>
            <span className={styles.level}>{place + 1}</span>
            <select
              aria-label={words.column}
              value={key.column}
              onChange={(event) => {
                const chosen = free.find(({ id }) => id === event.target.value)
                if (chosen !== undefined) put(place, groupBy(chosen))
              }}
            >
              {[column, ...free].map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            {familyOf(column.kind) === 'day' ? (
              <select
                aria-label={words.stepOf(column.name)}
                value={key.by ?? 'day'}
                onChange={(event) => put(place, { ...key, by: DayStep.parse(event.target.value) })}
              >
                {DayStep.options.map((step) => (
                  <option key={step} value={step}>
                    {words.steps[step]}
                  </option>
                ))}
              </select>
            ) : (
              <span />
            )}
            <select
              aria-label={words.direction(column.name)}
              value={key.descending ? 'descending' : 'ascending'}
              onChange={(event) => put(place, { ...key, descending: event.target.value === 'descending' })}
            >
              <option value="ascending">{words.ascending}</option>
              <option value="descending">{words.descending}</option>
            </select>
            <span className={styles.acts}>
              <button
                type="button"
                aria-label={words.sortUp(column.name)}
                disabled={place === 0}
                onClick={() => move(place, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={words.sortDown(column.name)}
                disabled={place === groups.length - 1}
                onClick={() => move(place, 1)}
              >
                ↓
              </button>
              <IconButton
                icon="close"
                size={14}
                label={words.removeGroupOf(column.name)}
                onClick={() => put(place, null)}
              />
            </span>
          </div>
        )
      })}
      <Button
        look="quiet"
        className={styles.add}
        disabled={next === undefined || groups.length >= deepestGroup}
        onClick={() => next !== undefined && onChange([...groups, groupBy(next)])}
      >
        + {words.addGroupLevel}
      </Button>
    </div>
  )
}
