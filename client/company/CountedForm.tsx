import { tellsState } from '#shared/ownership/deals.ts'
import type { Counted } from '#shared/ownership/poolRules.ts'
import { Field } from '../kit/Field.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { CheckList } from './CheckList.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import styles from './PoolSettings.module.css'
import { usePoolRules } from './usePoolRules.ts'

/** Which customers take a place among those that one person may own. */
export function CountedForm({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().pool.counted
  const { columns } = useSource(useWorkspace().company)
  const { rules, put } = usePoolRules()
  const counted = rules.counted ?? {}
  const column = counted.column === undefined ? undefined : columns.get(counted.column)
  const putCounted = (part: { readonly [Key in keyof Counted]?: Counted[Key] | undefined }) => {
    const now = JSON.parse(JSON.stringify({ ...counted, ...part })) as Counted // parsed by `put`
    put({ counted: Object.keys(now).length === 0 ? undefined : now })
  }
  return (
    <div className={styles.form}>
      <ColumnChoice
        label={words.column}
        none={words.all}
        value={counted.column}
        fits={tellsState}
        disabled={!mayEdit}
        onChoose={(chosen) => putCounted({ column: chosen, values: undefined })}
      />
      {column !== undefined && tellsState(column) && (
        <fieldset className={styles.plain} disabled={!mayEdit}>
          <CheckList
            legend={words.values}
            options={(column.options ?? []).filter(({ deleted }) => deleted !== true)}
            chosen={counted.values ?? []}
            onChoose={(values) => putCounted({ values })}
          />
        </fieldset>
      )}
      <Field label={words.deals}>
        {(control) => (
          <select
            {...control}
            disabled={!mayEdit}
            value={counted.deals ?? ''}
            onChange={({ target: { value } }) =>
              putCounted({ deals: value === 'with' || value === 'without' ? value : undefined })
            }
          >
            <option value="">{words.all}</option>
            <option value="with">{words.with}</option>
            <option value="without">{words.without}</option>
          </select>
        )}
      </Field>
    </div>
  )
}
