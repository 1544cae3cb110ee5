import type { Day } from '#shared/base/instant.ts'
import { parseNumber, shiftDecimal } from '#shared/ledger/number.ts'
import type { Column } from '#shared/ledger/column.ts'
import { isComparable } from '#shared/view/compare.ts'
import type { Condition } from '#shared/view/filter.ts'
import { Period } from '#shared/view/period.ts'
import { DayInput } from '../kit/DayInput.tsx'
import { useDay } from '../replica/useDay.ts'
import { useWords } from '../words/useWords.ts'
import { ChoiceValue } from './ChoiceValue.tsx'
import styles from './ConditionRow.module.css'
import { SettlingInput } from './SettlingInput.tsx'

interface Props {
  readonly condition: Condition
  readonly column: Column
  /** All columns that may be asked about. */
  readonly columns: readonly Column[]
  readonly onChange: (condition: Condition) => void
}

/** What a condition compares with: a text, a number, a day, a period, some of a list; nothing for empty and filled. */
export function ConditionValue({ condition, column, columns, onChange }: Props) {
  const words = useWords().view
  if ('text' in condition) {
    return (
      <SettlingInput
        aria-label={words.value}
        maxLength={200}
        value={condition.text}
        onSettle={(text) => onChange({ ...condition, text })}
      />
    )
  }
  if ('number' in condition) {
    const put = (number: number | null) => onChange({ ...condition, number })
    return <NumberInput label={words.value} column={column} value={condition.number} onSettle={put} />
  }
  if ('day' in condition) {
    return <DayValue label={words.day} value={condition.day} onChange={(day) => onChange({ ...condition, day })} />
  }
  if ('other' in condition) {
    return (
      <select
        aria-label={words.otherColumn}
        value={condition.other ?? ''}
        onChange={(event) =>
          onChange({ ...condition, other: columns.find(({ id }) => id === event.target.value)?.id ?? null })
        }
      >
        <option value="">{words.choose}</option>
        {columns
          .filter((each) => isComparable(column, each))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
    )
  }
  if ('values' in condition) {
    return (
      <ChoiceValue
        column={column}
        values={condition.values}
        onChange={(values) => onChange({ ...condition, values })}
      />
    )
  }
  if (condition.op === 'during') return <PeriodValue condition={condition} onChange={onChange} />
  if (condition.op === 'between') {
    return (
      <div className={styles.pair}>
        <NumberInput
          label={words.from}
          column={column}
          value={condition.from}
          onSettle={(from) => onChange({ ...condition, from })}
        />
        <NumberInput
          label={words.to}
          column={column}
          value={condition.to}
          onSettle={(to) => onChange({ ...condition, to })}
        />
      </div>
    )
  }
  if (condition.op === 'betweenDays') {
    return (
      <div className={styles.pair}>
        <DayValue label={words.from} value={condition.from} onChange={(from) => onChange({ ...condition, from })} />
        <DayValue label={words.to} value={condition.to} onChange={(to) => onChange({ ...condition, to })} />
      </div>
    )
  }
  return null
}

function PeriodValue({
  condition,
  onChange,
}: {
  readonly condition: Extract<Condition, { op: 'during' }>
  readonly onChange: (condition: Condition) => void
}) {
  const words = useWords().view
  const counts = condition.period === 'lastDays' || condition.period === 'nextDays'
  return (
    <div className={styles.pair}>
      <select
        aria-label={words.period}
        value={condition.period}
        onChange={(event) => onChange({ ...condition, period: Period.parse(event.target.value) })}
      >
        {Period.options.map((period) => (
          <option key={period} value={period}>
            {words.periods[period]}
          </option>
        ))}
      </select>
      {counts && (
        <SettlingInput
          type="number"
          min={1}
          max={3650}
          aria-label={words.days}
          value={String(condition.days)}
          onSettle={(text) => {
            const days = Math.round(Number(text))
            if (days >= 1 && days <= 3650) onChange({ ...condition, days })
          }}
        />
      )}
    </div>
  )
}

interface NumberProps {
  readonly label: string
  readonly column: Column
  readonly value: number | null
  readonly onSettle: (value: number | null) => void
}

/** A number as the sheet takes it (`1.2万`); per cent are typed as they are shown. */
function NumberInput({ label, column, value, onSettle }: NumberProps) {
  const percent = column.kind === 'percent'
  return (
    <>
      <SettlingInput
        inputMode="decimal"
        aria-label={label}
        placeholder={label}
        value={value === null ? '' : String(percent ? shiftDecimal(value, 2) : value)}
        onSettle={(text) => {
          if (text.trim() === '') return onSettle(null)
          const parsed = parseNumber(text)
          if (!parsed.ok) return
          onSettle(percent && !parsed.value.percent ? shiftDecimal(parsed.value.value, -2) : parsed.value.value)
        }}
      />
      {percent && <span className={styles.unit}>%</span>}
    </>
  )
}

function DayValue({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: Day | null
  readonly onChange: (day: Day | null) => void
}) {
  return <DayInput aria-label={label} today={useDay()} value={value} onChange={onChange} />
}
