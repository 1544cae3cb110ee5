import { useState } from 'react'
import type { Column } from '#shared/ledger/column.ts'
import { familyOf } from '#shared/view/operators.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { choiceName, someOf } from './conditionText.ts'
import styles from './ConditionRow.module.css'
import { ValueList, type ListedValue } from './ValueList.tsx'

interface Props {
  readonly column: Column
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** Some of a column's options, or of the people; a click on what is chosen opens the list under it. */
export function ChoiceValue({ column, values, onChange }: Props) {
  const words = useWords().view
  const workspace = useWorkspace()
  const { members } = useSource(workspace.company)
  const [open, setOpen] = useState(values.length === 0)
  const chosen = new Set(values)
  const listed: readonly ListedValue[] =
    familyOf(column.kind) === 'person'
      ? [
          { key: 'me', label: words.me },
          { key: 'team', label: words.team },
          ...[...members.values()]
            .filter(({ id, left }) => left !== true || chosen.has(id))
            .map(({ id, name }) => ({ key: id, label: name })),
        ]
      : (column.options ?? [])
          .filter(({ id, deleted }) => deleted !== true || chosen.has(id))
          .map(({ id, name }) => ({ key: id, label: name }))
  const names = values.map((value) => choiceName(value, column, { words, members }))
  return (
    <>
      <button
        type="button"
        aria-label={words.value}
        aria-expanded={open}
        data-empty={values.length === 0}
        title={names.join('、')}
        onClick={() => setOpen(!open)}
      >
        {values.length === 0 ? words.choose : someOf(names, words)}
      </button>
      {open && (
        <div className={styles.list}>
          <ValueList
            label={column.name}
            values={listed}
            isTicked={(key) => chosen.has(key)}
            onTick={(key, on) => onChange(on ? [...values, key] : values.filter((value) => value !== key))}
          />
        </div>
      )}
    </>
  )
}
