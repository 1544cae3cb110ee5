import type { Column } from '#shared/ledger/column.ts'
import { dealsOf, tellsDay, tellsState, usualDeals } from '#shared/ownership/deals.ts'
import type { DealColumns } from '#shared/ownership/dealColumns.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { CheckList } from './CheckList.tsx'
import { ColumnChoice } from './ColumnChoice.tsx'
import { NumberLine } from './NumberLine.tsx'
import styles from './PoolSettings.module.css'
import { usePoolRules } from './usePoolRules.ts'
import { useReturnForecast } from './useReturnForecast.ts'

/** Which columns tell of deals, and what follows: back without a deal for so long, spared while one is under way. */
export function DealRulesForm({ mayEdit }: { readonly mayEdit: boolean }) {
  const all = useWords()
  const words = all.pool.deals
  const company = useSource(useWorkspace().company)
  const { rules, put } = usePoolRules()
  const forecast = useReturnForecast()
  const deals = dealsOf(company)
  const named = rules.deals ?? usualDeals(company.columns)
  const putDeals = (part: { readonly [Key in keyof DealColumns]?: DealColumns[Key] | undefined }) =>
    put({ deals: JSON.parse(JSON.stringify({ ...named, ...part })) as DealColumns }) // parsed by `put`
  return (
    <div className={styles.form}>
      <ul>
        <NumberLine
          {...words.dealDays}
          value={rules.dealDays}
          none={all.company.pool.noLimit}
          mayEdit={mayEdit}
          foretell={(dealDays) => forecast({ dealDays })}
          onPut={(dealDays) => put({ dealDays })}
        />
      </ul>
      <label className={styles.tick}>
        <input
          type="checkbox"
          disabled={!mayEdit}
          checked={rules.sparesOpenDeals === true}
          onChange={(event) => put({ sparesOpenDeals: event.target.checked ? true : undefined })}
        />
        {words.spares}
      </label>
      {deals.isBroken && <p role="alert">{rules.sparesOpenDeals === true ? words.brokenAll : words.broken}</p>}
      <ColumnChoice
        label={words.lastOn}
        none={words.lastOnNone}
        value={named.lastOn}
        fits={tellsDay}
        disabled={!mayEdit}
        onChoose={(lastOn) => putDeals({ lastOn })}
      />
      <ColumnChoice
        label={words.state}
        none={words.stateNone}
        value={named.state}
        fits={tellsState}
        disabled={!mayEdit}
        onChoose={(state) => putDeals({ state, open: undefined, won: undefined })}
      />
      {deals.state !== null && (
        <fieldset className={styles.plain} disabled={!mayEdit}>
          <CheckList
            legend={words.open}
            options={choicesOf(deals.state)}
            chosen={named.open ?? []}
            onChoose={(open) => putDeals({ open, won: (named.won ?? []).filter((each) => !open.includes(each)) })}
          />
          <CheckList
            legend={words.won}
            options={choicesOf(deals.state)}
            chosen={named.won ?? []}
            onChoose={(won) => putDeals({ won, open: (named.open ?? []).filter((each) => !won.includes(each)) })}
          />
        </fieldset>
      )}
      <p className={styles.lead}>{words.lead}</p>
    </div>
  )
}

const choicesOf = ({ options = [] }: Column) => options.filter(({ deleted }) => deleted !== true)
