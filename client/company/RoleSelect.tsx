import type { SelectHTMLAttributes } from 'react'
import { Role } from '#shared/ledger/company.ts'
import { useWords } from '../words/useWords.ts'

interface RoleSelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'> {
  readonly value: Role
  readonly allowed: (role: Role) => boolean
  readonly onChoose: (role: Role) => void
}

/** One of the roles that this person may give. */
export function RoleSelect({ value, allowed, onChoose, ...rest }: RoleSelectProps) {
  const { roles } = useWords().company
  return (
    <select {...rest} value={value} onChange={(event) => onChoose(Role.parse(event.target.value))}>
      {Role.options
        .filter((role) => role === value || allowed(role))
        .map((role) => (
          <option key={role} value={role}>
            {roles[role]}
          </option>
        ))}
    </select>
  )
}
