import type { Column } from '#shared/ledger/column.ts'
import type { Condition } from '#shared/view/filter.ts'
import { conditionWith, familyOf, operatorsOf } from '#shared/view/operators.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './ConditionRow.module.css'
import { ConditionValue } from './ConditionValue.tsx'

interface Props {
  readonly condition: Condition
  readonly columns: readonly Column[]
  /** Null takes it away. */
  readonly onChange: (condition: Condition | null) => void
}

/** One condition: which field, how it is compared, with what. */
export function ConditionRow({ condition, columns, onChange }: Props) {
  const words = useWords().view
  const column = columns.find(({ id }) => id === condition.column)
  const chooseColumn = (id: string) => {
    const next = columns.find((each) => each.id === id)
    if (next === undefined) return
    const sameFamily = column !== undefined && familyOf(column.kind) === familyOf(next.kind)
    // Options belong to their column; a text or a number may be asked of another as well.
    const keepsValue = sameFamily && !('values' in condition) && !('other' in condition)
    const op = sameFamily ? condition.op : (operatorsOf(next.kind)[0] ?? 'filled')
    onChange(keepsValue ? { ...condition, column: next.id } : conditionWith(next.id, op))
  }
  return (
    <div className={styles.row}>
      <select
        aria-label={words.column}
        className={styles.column}
        value={condition.column}
        data-lost={column === undefined}
        title={column === undefined ? words.lostHint : undefined}
        onChange={(event) => chooseColumn(event.target.value)}
      >
        {column === undefined && <option value={condition.column}>{words.lost}</option>}
        {columns.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {column !== undefined && (
        <select
          aria-label={words.operatorLabel}
          value={condition.op}
          onChange={(event) => {
            const op = operatorsOf(column.kind).find((each) => each === event.target.value)
            if (op !== undefined) onChange(conditionWith(column.id, op, condition))
          }}
        >
          {operatorsOf(column.kind).map((op) => (
            <option key={op} value={op}>
              {words.operator[op]}
            </option>
          ))}
        </select>
      )}
      <div className={styles.value}>
        {column !== undefined && (
          <ConditionValue condition={condition} column={column} columns={columns} onChange={onChange} />
        )}
        {column === undefined && <span className={styles.lost}>{words.lostHint}</span>}
      </div>
      <IconButton icon="close" size={14} label={words.removeCondition} onClick={() => onChange(null)} />
    </div>
  )
}
