import { useCallback } from 'react'
import { BuiltInRole, type RoleId } from '#shared/ownership/role.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import type { Words } from '../words/zh.ts'

/** A role's name: ours for the built-in ones, the company's own word for its own. */
export function roleName({ roles, unknownRole }: Words['company'], role: RoleId, own: string | undefined): string {
  const builtIn = BuiltInRole.safeParse(role)
  return builtIn.success ? roles[builtIn.data] : (own ?? unknownRole)
}

/** The names of this company's roles, inside its workspace. */
export function useRoleName(): (role: RoleId) => string {
  const words = useWords().company
  const { roles } = useSource(useWorkspace().company)
  return useCallback((role: RoleId) => roleName(words, role, roles.get(role)?.name), [words, roles])
}
