import { PoolRules } from '#shared/ownership/poolRules.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCompanyChange } from './useCompanyChange.ts'

type PoolRulesPart = { readonly [Key in keyof PoolRules]?: PoolRules[Key] | undefined }

/** The pool's rules, and the way to change a part of them. */
export function usePoolRules(): { readonly rules: PoolRules; readonly put: (part: PoolRulesPart) => void } {
  const { settings } = useSource(useWorkspace().company)
  const change = useCompanyChange('configure')
  const rules = settings.pool ?? {}
  return {
    rules,
    put: (part) => {
      const pool = PoolRules.safeParse(JSON.parse(JSON.stringify({ ...rules, ...part }))) // what is absent is left out
      if (pool.success) change({ kind: 'putSettings', was: settings, now: { ...settings, pool: pool.data } })
    },
  }
}
