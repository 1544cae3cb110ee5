import { Checkbox, InputNumber } from 'antd'
import { useMemo, type ReactNode } from 'react'
import type { CellValue } from '#shared/ledger/cell.ts'
import { areRulesSound, ruleKinds } from '#shared/ledger/checkRules.ts'
import { isTypeable, type Column } from '#shared/ledger/column.ts'
import type { ColumnRules } from '#shared/ledger/columnRules.ts'
import { CellField } from '../customer/CellField.tsx'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { brokenCells } from './brokenCells.ts'
import styles from './ColumnRulesField.module.css'
import { DefaultCellField } from './DefaultCellField.tsx'
import { PatternField } from './PatternField.tsx'
import { useCellContext } from './useCellContext.ts'
import type { RuleFieldProps } from './ruleFieldProps.ts'

/** What a column asks of its cells: required, unique, how large, how long, what it looks like, what it begins with. */
export function ColumnRulesField({ column, onChange }: RuleFieldProps) {
  const say = useWords().ledger.rules
  if (!isTypeable(column)) return null
  const { rules = {}, kind } = column
  const put = (part: Partial<ColumnRules>) => onChange({ rules: tidied({ ...rules, ...part }) })
  const hasAny = column.required === true || column.rules !== undefined || column.byDefault !== undefined
  return (
    <details className={styles.rules} open={hasAny}>
      <summary>{say.title}</summary>
      <div className={styles.body}>
        <Checkbox
          checked={column.required === true}
          onChange={(event) => onChange({ required: event.target.checked ? true : undefined })}
        >
          {say.required}
        </Checkbox>
        {ruleKinds.unique.has(kind) && (
          <Checkbox
            checked={rules.unique === true}
            onChange={(event) => put({ unique: event.target.checked ? true : undefined })}
          >
            {say.unique}
          </Checkbox>
        )}
        {ruleKinds.size.has(kind) && (
          <Pair>
            <Size label={say.least} column={column} value={rules.least} onChange={(least) => put({ least })} />
            <Size label={say.most} column={column} value={rules.most} onChange={(most) => put({ most })} />
          </Pair>
        )}
        {ruleKinds.day.has(kind) && (
          <Pair>
            <DayOf label={say.from} column={column} value={rules.from} onChange={(from) => put({ from })} />
            <DayOf label={say.until} column={column} value={rules.until} onChange={(until) => put({ until })} />
          </Pair>
        )}
        {ruleKinds.text.has(kind) && (
          <>
            <Pair>
              <Length label={say.shortest} value={rules.shortest} onChange={(shortest) => put({ shortest })} />
              <Length label={say.longest} value={rules.longest} onChange={(longest) => put({ longest })} />
            </Pair>
            <PatternField rules={rules} onChange={put} />
          </>
        )}
        {!areRulesSound({ ...column, rules: { ...rules, pattern: undefined } }) && (
          <p role="alert" className={styles.fault}>
            {say.crossed}
          </p>
        )}
        {rules.unique !== true && <DefaultCellField column={column} onChange={onChange} />}
        <Broken column={column} />
      </div>
    </details>
  )
}

/** No rule at all is no object: a column whose rules were taken away is as it was before. */
function tidied(rules: ColumnRules): ColumnRules | undefined {
  return Object.values(rules).some((rule) => rule !== undefined) ? rules : undefined
}

const Pair = ({ children }: { readonly children: ReactNode }) => <div className={styles.pair}>{children}</div>

const percentStep = 100

function Size({
  label,
  column,
  value,
  onChange,
}: {
  readonly label: string
  readonly column: Column
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}) {
  const shift = column.kind === 'percent' ? percentStep : 1
  return (
    <label className={styles.field}>
      {label}
      <InputNumber<number>
        aria-label={label}
        value={value === undefined ? null : Number((value * shift).toPrecision(12))}
        onChange={(size) => onChange(size === null ? undefined : Number((size / shift).toPrecision(12)))}
        suffix={column.kind === 'percent' ? '%' : undefined}
      />
    </label>
  )
}

function Length({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}) {
  return (
    <label className={styles.field}>
      {label}
      <InputNumber<number>
        aria-label={label}
        min={1}
        max={20_000}
        precision={0}
        value={value ?? null}
        onChange={(length) => onChange(length ?? undefined)}
      />
    </label>
  )
}

function DayOf({
  label,
  column,
  value,
  onChange,
}: {
  readonly label: string
  readonly column: Column
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}) {
  const context = useCellContext()
  return (
    <div className={styles.field}>
      {label}
      <CellField
        column={{ ...column, kind: 'date', name: label, rules: undefined }}
        value={value ?? null}
        context={context}
        when="typed"
        onChange={(day) => onChange(typeof day === 'string' ? day : undefined)}
      />
    </div>
  )
}

/** What stands there already stays: people are told how much of it there is. */
function Broken({ column }: { readonly column: Column }) {
  const say = useWords().ledger.rules
  const workspace = useWorkspace()
  const { zoneMinutes } = useCellContext()
  const count = useMemo(() => {
    const values = function* (): Generator<CellValue> {
      for (const row of workspace.rows(column.table).all()) yield row.cells[column.id] ?? null
    }
    return brokenCells(column, values(), zoneMinutes)
  }, [workspace, column, zoneMinutes])
  return count === 0 ? null : <p className={styles.note}>{say.broken(count)}</p>
}
