import { Select } from 'antd'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { DefaultCell } from '#shared/ledger/columnRules.ts'
import { CellField } from '../customer/CellField.tsx'
import { useWords } from '../words/useWords.ts'
import type { RuleFieldProps } from './ruleFieldProps.ts'
import styles from './ColumnRulesField.module.css'
import { useCellContext } from './useCellContext.ts'

type Choice = DefaultCell['kind'] | 'none'

/** What a new record holds in this column: a value, the day it is made, or who makes it. */
export function DefaultCellField({ column, onChange }: RuleFieldProps) {
  const say = useWords().ledger.rules
  const context = useCellContext()
  const { byDefault, kind } = column
  const moving = kind === 'date' || kind === 'dateTime' ? 'today' : kind === 'person' ? 'me' : null
  const put = (value: CellValue) =>
    onChange({ byDefault: value === null && moving === null ? undefined : { kind: 'value', value } })
  const choice: Choice = byDefault?.kind ?? 'none'
  const choose = (chosen: Choice) =>
    onChange({
      byDefault: chosen === 'none' ? undefined : chosen === 'value' ? { kind: 'value', value: null } : { kind: chosen },
    })
  return (
    <div className={styles.field}>
      {say.byDefault}
      {moving !== null && (
        <Select<Choice>
          aria-label={say.byDefault}
          value={choice}
          onChange={choose}
          options={[
            { value: 'none', label: say.noDefault },
            { value: moving, label: moving === 'today' ? say.today : say.me },
            { value: 'value', label: say.fixed },
          ]}
        />
      )}
      {(moving === null || choice === 'value') && (
        <CellField
          // another kind is another field: what was typed for the last one is nothing to this one
          key={kind}
          column={{ ...column, name: moving === null ? say.byDefault : say.fixed, rules: undefined }}
          value={byDefault?.kind === 'value' ? byDefault.value : null}
          context={context}
          when="typed"
          onChange={put}
        />
      )}
    </div>
  )
}
