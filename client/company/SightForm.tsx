import { useState, type FormEvent } from 'react'
import { ColumnId, OptionId, type DepartmentId } from '#shared/base/id.ts'
import { columnsOf, isChoice } from '#shared/ledger/column.ts'
import { SightRules, type ValueRule } from '#shared/ownership/sightRules.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AboutCompany.module.css'
import { DepartmentSelect } from './DepartmentSelect.tsx'
import { NumberLine } from './NumberLine.tsx'
import { useCompanyChange } from './useCompanyChange.ts'

/** Who sees a customer beside his owner and those above: for some days after a transfer, and by the value of a column. */
export function SightForm({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().company.sight
  const { settings } = useSource(useWorkspace().company)
  const change = useCompanyChange('configure')
  const sight = settings.sight ?? {}
  const put = (part: { readonly [Key in keyof SightRules]?: SightRules[Key] | undefined }) => {
    const now = SightRules.safeParse(JSON.parse(JSON.stringify({ ...sight, ...part })))
    if (now.success) change({ kind: 'putSettings', was: settings, now: { ...settings, sight: now.data } })
  }
  const rules = sight.byValue ?? []
  const without = (rule: ValueRule) => rules.filter((each) => each !== rule)
  return (
    <div className={styles.form}>
      <ul>
        <NumberLine
          {...words.formerOwnerDays}
          value={sight.formerOwnerDays}
          none={words.off}
          mayEdit={mayEdit}
          onPut={(days) => put({ formerOwnerDays: days === 0 ? undefined : days })}
        />
      </ul>
      <h3>{words.byValue}</h3>
      {rules.length === 0 && <p className={styles.lead}>{words.none}</p>}
      <ul>
        {rules.map((rule) => (
          <RuleLine
            key={JSON.stringify(rule)}
            rule={rule}
            mayEdit={mayEdit}
            onRemove={() => put({ byValue: without(rule) })}
          />
        ))}
      </ul>
      {mayEdit && <AddRule onAdd={(rule) => put({ byValue: [...rules, rule] })} />}
    </div>
  )
}

function RuleLine({
  rule,
  mayEdit,
  onRemove,
}: {
  readonly rule: ValueRule
  readonly mayEdit: boolean
  readonly onRemove: () => void
}) {
  const words = useWords()
  const { columns, departments } = useSource(useWorkspace().company)
  const { gone, rights, rule: say, remove } = words.company.sight
  const column = columns.get(rule.column)
  const option = column?.options?.find(({ id }) => id === rule.option)
  const department = departments.get(rule.department)
  const text = say(column?.name ?? gone, option?.name ?? gone, department?.name ?? gone, rights[rule.right])
  return (
    <li className={styles.grade}>
      <span className={styles.rule}>{text}</span>
      {mayEdit && (
        <Button look="quiet" aria-label={remove(text)} onClick={onRemove}>
          {words.kit.remove}
        </Button>
      )}
    </li>
  )
}

function AddRule({ onAdd }: { readonly onAdd: (rule: ValueRule) => void }) {
  const words = useWords().company.sight
  const { columns, departments } = useSource(useWorkspace().company)
  const choices = columnsOf(columns.values(), 'customers').filter(({ kind }) => isChoice(kind))
  const [column, setColumn] = useState<ColumnId | null>(
    () => (choices.find(({ role }) => role === 'source') ?? choices[0])?.id ?? null,
  )
  const [option, setOption] = useState<OptionId | null>(null)
  const [department, setDepartment] = useState<DepartmentId | null>(() => [...departments.keys()][0] ?? null)
  const [right, setRight] = useState<ValueRule['right']>('read')
  const options = choices.find(({ id }) => id === column)?.options?.filter(({ deleted }) => deleted !== true) ?? []
  const chosen = options.some(({ id }) => id === option) ? option : (options[0]?.id ?? null)
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (column !== null && chosen !== null && department !== null) onAdd({ column, option: chosen, department, right })
  }
  return (
    <form className={styles.row} aria-label={words.add} onSubmit={add}>
      <select
        aria-label={words.column}
        value={column ?? ''}
        onChange={(event) => setColumn(ColumnId.parse(event.target.value))}
      >
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={words.option}
        value={chosen ?? ''}
        onChange={(event) => setOption(OptionId.parse(event.target.value))}
      >
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <DepartmentSelect aria-label={words.department} value={department} onChoose={setDepartment} />
      <select
        aria-label={words.right}
        value={right}
        onChange={(event) => setRight(event.target.value === 'edit' ? 'edit' : 'read')}
      >
        <option value="read">{words.rights.read}</option>
        <option value="edit">{words.rights.edit}</option>
      </select>
      <Button type="submit">{words.add}</Button>
    </form>
  )
}
