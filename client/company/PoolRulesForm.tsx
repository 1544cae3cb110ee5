import type { OptionId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { usualWarnDays } from '#shared/ownership/poolRules.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { useReturnForecast } from './useReturnForecast.ts'
import { NumberLine } from './NumberLine.tsx'
import { usePoolRules } from './usePoolRules.ts'

/** The pool's rules: empty is "no limit". Each number is written when its field is left. */
export function PoolRulesForm({ mayEdit }: { readonly mayEdit: boolean }) {
  const words = useWords().company.pool
  const { columns } = useSource(useWorkspace().company)
  const { rules, put } = usePoolRules()
  const grades = columnByRole(columns.values(), 'customers', 'grade')?.options?.filter((each) => each.deleted !== true)
  const forecast = useReturnForecast()
  const idleWith = (grade: OptionId, days: number | undefined) => ({
    idleDays: { ...rules.idleDays, [grade]: days } as never,
  }) // an absent day is left out by `put`
  return (
    <>
      <ul>
        {(['claimsPerDay', 'capacity', 'coolDownDays', 'firstContactDays'] as const).map((key) => (
          <NumberLine
            key={key}
            {...words.lines[key]}
            value={rules[key]}
            none={words.noLimit}
            mayEdit={mayEdit}
            foretell={key === 'firstContactDays' ? (n) => forecast({ [key]: n }) : undefined}
            onPut={(n) => put({ [key]: n })}
          />
        ))}
        {grades?.map(({ id, name }) => (
          <NumberLine
            key={id}
            {...words.idle(name)}
            value={rules.idleDays?.[id]}
            none={words.noLimit}
            mayEdit={mayEdit}
            foretell={(days) => forecast(idleWith(id, days))}
            onPut={(days) => put(idleWith(id, days))}
          />
        ))}
        {(['otherIdleDays', 'warnDays'] as const).map((key) => (
          <NumberLine
            key={key}
            {...words.lines[key]}
            value={rules[key]}
            foretell={(n) => forecast({ [key]: n })}
            none={key === 'warnDays' ? String(usualWarnDays) : words.noLimit}
            mayEdit={mayEdit}
            onPut={(n) => put({ [key]: n })}
          />
        ))}
      </ul>
      {rules.warnDays === 0 && <p>{words.unwarned}</p>}
    </>
  )
}
