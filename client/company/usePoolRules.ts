import { PoolRules } from '#shared/ownership/poolRules.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCompanyChange } from './useCompanyChange.ts'

export type PoolRulesPart = { readonly [Key in keyof PoolRules]?: PoolRules[Key] | undefined }

/** These rules with a part of them changed; null: they would not be rules. */
export function rulesWith(rules: PoolRules, part: PoolRulesPart): PoolRules | null {
  const pool = PoolRules.safeParse(JSON.parse(JSON.stringify({ ...rules, ...part }))) // what is absent is left out
  return pool.success ? pool.data : null
}

/** The pool's rules, and the way to change a part of them. */
export function usePoolRules(): { readonly rules: PoolRules; readonly put: (part: PoolRulesPart) => void } {
  const { settings } = useSource(useWorkspace().company)
  const change = useCompanyChange('configure')
  const rules = settings.pool ?? {}
  return {
    rules,
    put: (part) => {
      const pool = rulesWith(rules, part)
      if (pool !== null) change({ kind: 'putSettings', was: settings, now: { ...settings, pool } })
    },
  }
}
