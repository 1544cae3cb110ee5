import type { SelectHTMLAttributes } from 'react'
import { roleIds } from '#shared/ownership/rights.ts'
import { RoleId } from '#shared/ownership/role.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useRoleName } from './useRoleName.ts'

interface RoleSelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'> {
  readonly value: RoleId
  readonly allowed: (role: RoleId) => boolean
  readonly onChoose: (role: RoleId) => void
}

/** One of the roles that this person may give. */
export function RoleSelect({ value, allowed, onChoose, ...rest }: RoleSelectProps) {
  const company = useSource(useWorkspace().company)
  const nameOf = useRoleName()
  const choices = roleIds(company)
  return (
    <select {...rest} value={value} onChange={(event) => onChoose(RoleId.parse(event.target.value))}>
      {(choices.includes(value) ? choices : [value, ...choices])
        .filter((role) => role === value || allowed(role))
        .map((role) => (
          <option key={role} value={role}>
            {nameOf(role)}
          </option>
        ))}
    </select>
  )
}
