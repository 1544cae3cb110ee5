import type { MemberId } from '#shared/base/id.ts'
import { ShareMode } from '#shared/ownership/sharePlan.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AssignDialog.module.css'
import { MemberSelect } from './MemberSelect.tsx'
import { RecentTurns } from './RecentTurns.tsx'
import type { AssignMode, AssignPlan } from './useAssignPlan.ts'

const modes: readonly AssignMode[] = ['hand', ...ShareMode.options]

/** By hand or by which rule, with what the rule goes by. */
export function AssignModes({ plan }: { readonly plan: AssignPlan }) {
  const words = useWords().pool.assign
  const { settings } = useSource(useWorkspace().company)
  const lacks =
    plan.mode === 'turns' && plan.among.length === 0
      ? words.noRota
      : plan.mode === 'territory' && (settings.sharing?.territory ?? []).length === 0
        ? words.noTerritory
        : null
  return (
    <div className={styles.stack}>
      <div role="radiogroup" aria-label={words.modes} className={styles.modes}>
        {modes.map((mode) => (
          <label key={mode} data-chosen={plan.mode === mode}>
            <input type="radio" name="mode" checked={plan.mode === mode} onChange={() => plan.chooseMode(mode)} />
            {words.mode[mode]}
          </label>
        ))}
      </div>
      <p className={styles.note}>{lacks ?? words.modeLead[plan.mode]}</p>
      {plan.mode === 'hand' && <ToOne onGive={plan.giveAll} />}
      {plan.mode === 'turns' && (
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={plan.formerFirst}
            onChange={(event) => plan.chooseFormerFirst(event.target.checked)}
          />
          {words.formerFirst}
        </label>
      )}
      {plan.mode === 'turns' && <RecentTurns />}
    </div>
  )
}

function ToOne({ onGive }: { readonly onGive: (to: MemberId | null) => void }) {
  const words = useWords().pool.assign
  return (
    <label className={styles.toOne}>
      {words.toOne}
      <MemberSelect label={words.toOne} onChoose={onGive} />
    </label>
  )
}
