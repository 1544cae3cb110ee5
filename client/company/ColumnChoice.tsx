import { ColumnId } from '#shared/base/id.ts'
import { columnsOf, type Column } from '#shared/ledger/column.ts'
import { Field } from '../kit/Field.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

interface Props {
  readonly label: string
  /** What it says when none is chosen. */
  readonly none: string
  readonly value: ColumnId | undefined
  readonly fits: (column: Column) => boolean
  readonly disabled: boolean
  readonly onChoose: (column: ColumnId | undefined) => void
}

/** One column of the ledger that a rule reads. */
export function ColumnChoice({ label, none, value, fits, disabled, onChoose }: Props) {
  const { columns } = useSource(useWorkspace().company)
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          disabled={disabled}
          value={value ?? ''}
          onChange={(event) => onChoose(ColumnId.safeParse(event.target.value).data)}
        >
          <option value="">{none}</option>
          {columnsOf(columns.values(), 'customers')
            .filter(fits)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </select>
      )}
    </Field>
  )
}
