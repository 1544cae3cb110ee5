import { addDays } from '#shared/base/instant.ts'
import { usualWarnDays } from '#shared/ownership/poolRules.ts'
import { isAnnounced, returnDay } from '#shared/ownership/returnDay.ts'
import { useDay } from '../replica/useDay.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { rulesWith, usePoolRules, type PoolRulesPart } from './usePoolRules.ts'

/**
 * What a change of the pool's rules would do at once, said before it is made: how many customers would go back after
 * the days of warning, of those on this device. Null: nothing that is not so already.
 */
export function useReturnForecast(): (part: PoolRulesPart) => string | null {
  const words = useWords().company.pool
  const workspace = useWorkspace()
  const { rules } = usePoolRules()
  const today = useDay()
  return (part) => {
    const pool = rulesWith(rules, part)
    if (pool === null) return null
    const company = workspace.company.get()
    const then = { ...company, settings: { ...company.settings, pool } }
    const warnDays = pool.warnDays ?? usualWarnDays
    const soon = addDays(today, warnDays)
    let count = 0
    for (const row of workspace.rows('customers').all()) {
      const envelope = workspace.envelope(row.customer)
      const due = envelope === undefined ? null : returnDay(then, row, envelope, today)
      if (envelope !== undefined && due !== null && due.on <= soon && !isAnnounced(envelope, due)) count += 1
    }
    return count === 0 ? null : words.foretold(count, warnDays)
  }
}
