import type { MemberId } from '#shared/base/id.ts'
import { awayNow } from '#shared/ownership/absence.ts'
import { thoseWhoMayOwn } from '#shared/ownership/receiver.ts'
import { weightOf } from '#shared/ownership/sharing.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AssignDialog.module.css'
import type { AssignPlan } from './useAssignPlan.ts'

/** Among whom, with how many each has now and would have then. By hand and by place only who gains is shown. */
export function AssignPeople({ plan }: { readonly plan: AssignPlan }) {
  const words = useWords().pool.assign
  const company = useSource(useWorkspace().company)
  const { departments, settings } = company
  const sharing = settings.sharing ?? {}
  const away = awayNow(company)
  const chooses = plan.mode === 'balance'
  const atWork = thoseWhoMayOwn(company)
  const gains = (id: MemberId) => (plan.after.get(id) ?? 0) !== (plan.before.get(id) ?? 0)
  const shown = chooses
    ? atWork
    : plan.mode === 'turns'
      ? plan.among.flatMap((id) => atWork.find((each) => each.id === id) ?? [])
      : atWork.filter(({ id }) => gains(id))
  if (shown.length === 0) return null
  const choose = (id: MemberId, takes: boolean) =>
    plan.chooseAmong(takes ? [...plan.among, id] : plan.among.filter((each) => each !== id))
  return (
    <section aria-label={words.people}>
      <div className={styles.line}>
        <h3>{words.people}</h3>
        {chooses && (
          <>
            <Button look="quiet" onClick={() => plan.chooseAmong(atWork.map(({ id }) => id))}>
              {words.allPeople}
            </Button>
            <Button look="quiet" onClick={() => plan.chooseAmong([])}>
              {words.noPeople}
            </Button>
          </>
        )}
      </div>
      <div className={styles.people}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{words.person}</th>
              <th data-number="true">{words.weight}</th>
              <th data-number="true">{words.before}</th>
              <th data-number="true">{words.after}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, department }) => (
              <tr key={id} data-changes={gains(id)}>
                <td>
                  <label className={styles.tick}>
                    {chooses && (
                      <input
                        type="checkbox"
                        aria-label={words.takes(name)}
                        checked={plan.among.includes(id)}
                        disabled={away.has(id)}
                        onChange={(event) => choose(id, event.target.checked)}
                      />
                    )}
                    {name} <small>{away.has(id) ? words.away : departments.get(department)?.name}</small>
                  </label>
                </td>
                <td data-number="true">{weightOf(sharing, id)}</td>
                <td data-number="true">{plan.before.get(id) ?? 0}</td>
                <td data-number="true">
                  <b>{plan.after.get(id) ?? 0}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {plan.mode !== 'hand' && <p className={styles.note}>{words.settings}</p>}
    </section>
  )
}
