import type { SelectHTMLAttributes } from 'react'
import { DepartmentId } from '#shared/base/id.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { branchesOf, offeredOf } from './departmentTree.ts'

interface DepartmentSelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'> {
  readonly value: DepartmentId | null
  /** A word for "no parent", where that may be chosen. */
  readonly top?: string
  readonly without?: ReadonlySet<DepartmentId>
  /** Those that this person may choose; the one that stands chosen is shown anyway. */
  readonly allowed?: (department: DepartmentId) => boolean
  readonly onChoose: (department: DepartmentId | null) => void
}

/** One department of the tree, indented as it stands. */
export function DepartmentSelect({
  value,
  top,
  without,
  allowed = () => true,
  onChoose,
  ...rest
}: DepartmentSelectProps) {
  const { departments } = useSource(useWorkspace().company)
  return (
    <select
      {...rest}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = DepartmentId.safeParse(event.target.value)
        onChoose(chosen.success ? chosen.data : null)
      }}
    >
      {top !== undefined && <option value="">{top}</option>}
      {offeredOf(branchesOf(departments), { value, allowed })
        .filter(({ department }) => without?.has(department.id) !== true)
        .map(({ department, depth }) => (
          <option key={department.id} value={department.id}>
            {'　'.repeat(depth)}
            {department.name}
          </option>
        ))}
    </select>
  )
}
