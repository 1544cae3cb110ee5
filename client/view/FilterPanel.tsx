import type { ColumnId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import { deepestFilter, isGroup, type Condition, type Filter } from '#shared/view/filter.ts'
import { conditionWith, operatorsOf } from '#shared/view/operators.ts'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useWords } from '../words/useWords.ts'
import { ConditionRow } from './ConditionRow.tsx'
import styles from './FilterPanel.module.css'

interface Props {
  readonly filter: Filter
  /** All columns that may be asked about, left to right. */
  readonly columns: readonly Column[]
  readonly onChange: (filter: Filter) => void
  readonly depth?: number
  /** What stands there as long as there is no condition. */
  readonly hint?: string
}

/** Conditions and groups of conditions, read from top to bottom like a sentence. */
export function FilterPanel({ filter, columns, onChange, depth = 1, hint }: Props) {
  const words = useWords().view
  const put = (place: number, part: Condition | Filter | null) =>
    onChange({ ...filter, of: part === null ? filter.of.toSpliced(place, 1) : filter.of.with(place, part) })
  const add = (part: Condition | Filter) => onChange({ ...filter, of: [...filter.of, part] })
  return (
    <div className={styles.panel} data-depth={depth}>
      {filter.of.length === 0 && <p className={styles.hint}>{hint ?? words.noCondition}</p>}
      {filter.of.length > 0 && <JoinLine filter={filter} onChange={onChange} />}
      {filter.of.map((part, place) =>
        isGroup(part) ? (
          <div key={place} role="group" aria-label={words.group} className={styles.group}>
            <FilterPanel
              filter={part}
              columns={columns}
              depth={depth + 1}
              onChange={(group) => put(place, group.of.length === 0 ? null : group)}
            />
            <IconButton icon="close" size={14} label={words.removeGroup} onClick={() => put(place, null)} />
          </div>
        ) : (
          <ConditionRow
            key={place}
            condition={part}
            columns={columns}
            onChange={(condition) => put(place, condition)}
          />
        ),
      )}
      <div className={styles.acts}>
        <Button look="quiet" onClick={() => add(firstCondition(columns))} disabled={columns.length === 0}>
          + {words.addCondition}
        </Button>
        {depth < deepestFilter && (
          <Button
            look="quiet"
            disabled={columns.length === 0}
            onClick={() => add({ join: filter.join === 'and' ? 'or' : 'and', of: [firstCondition(columns)] })}
          >
            + {words.addGroup}
          </Button>
        )}
      </div>
    </div>
  )
}

function JoinLine({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) {
  const words = useWords().view
  return (
    <label className={styles.join}>
      {words.match}
      <select
        aria-label={words.join}
        value={filter.join}
        onChange={(event) => onChange({ ...filter, join: event.target.value === 'or' ? 'or' : 'and' })}
      >
        <option value="and">{words.joins.and}</option>
        <option value="or">{words.joins.or}</option>
      </select>
    </label>
  )
}

/** Most look for a name first. */
function firstCondition(columns: readonly Column[]): Condition {
  const column = columns.find(({ role }) => role === 'name') ?? columns[0]
  const op = column === undefined ? 'filled' : (operatorsOf(column.kind)[0] ?? 'filled')
  return conditionWith(column?.id ?? ('' as ColumnId), op) // never without columns: the button is off then
}
