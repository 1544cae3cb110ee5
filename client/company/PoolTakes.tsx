import { ColumnId } from '#shared/base/id.ts'
import { classOf } from '#shared/ledger/columnClass.ts'
import { columnsOf, isChoice } from '#shared/ledger/column.ts'
import type { Pool } from '#shared/ownership/pool.ts'
import { Field } from '../kit/Field.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { CheckList } from './CheckList.tsx'
import styles from './PoolSettings.module.css'

interface Props {
  readonly takes: Pool['takes']
  readonly onTakes: (takes: Pool['takes']) => void
}

/** Which customers come to a pool by themselves: by department, by a column's choices or by what its text contains. */
export function PoolTakes({ takes = {}, onTakes }: Props) {
  const words = useWords().pool.pools
  const { columns, departments } = useSource(useWorkspace().company)
  const usable = columnsOf(columns.values(), 'customers').filter(
    // everybody reads the rule, so it may ask only what everybody reads
    (column) => classOf(column) === 'normal' && (isChoice(column.kind) || column.kind === 'text'),
  )
  const column = usable.find(({ id }) => id === takes.column)
  return (
    <>
      <h3>{words.takes}</h3>
      <CheckList
        legend={words.takesDepartments}
        options={[...departments.values()]}
        chosen={takes.departments ?? []}
        onChoose={(chosen) => onTakes({ ...takes, departments: chosen })}
      />
      <Field label={words.takesColumn}>
        {(control) => (
          <select
            {...control}
            value={takes.column ?? ''}
            onChange={(event) => {
              const { column: _, values: __, ...rest } = takes
              const chosen = ColumnId.safeParse(event.target.value)
              onTakes(chosen.success ? { ...rest, column: chosen.data } : rest)
            }}
          >
            <option value="">{words.takesNone}</option>
            {usable.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {column !== undefined &&
        (isChoice(column.kind) ? (
          <CheckList<string>
            legend={words.takesValues}
            options={(column.options ?? []).filter(({ deleted }) => deleted !== true)}
            chosen={takes.values ?? []}
            onChoose={(values) => onTakes({ ...takes, values })}
          />
        ) : (
          <Field label={words.takesTexts}>
            {(control) => (
              <input
                {...control}
                className={styles.control}
                defaultValue={(takes.values ?? []).join('，')}
                onChange={(event) => {
                  const values = event.target.value.split(/[,，、;；]/).map((each) => each.trim())
                  onTakes({ ...takes, values: values.filter((each) => each !== '').slice(0, 200) })
                }}
              />
            )}
          </Field>
        ))}
    </>
  )
}
