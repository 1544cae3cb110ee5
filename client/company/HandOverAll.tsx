import { useCallback } from 'react'
import type { MemberId } from '#shared/base/id.ts'
import type { Member } from '#shared/ledger/company.ts'
import { thoseWhoMayOwn } from '#shared/ownership/receiver.ts'
import { ShareRule } from '#shared/ownership/shareOut.ts'
import { Field } from '../kit/Field.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { api } from './api.ts'
import styles from './People.module.css'
import { useAsked } from './useAsked.ts'

interface HandOverAllProps {
  readonly member: Member
  readonly to: readonly MemberId[]
  readonly rule: ShareRule
  readonly onTo: (to: readonly MemberId[]) => void
  readonly onRule: (rule: ShareRule) => void
}

/** To whom a person's customers go and by which rule, with how many each would get, before it happens. */
export function HandOverAll({ member, to, rule, onTo, onRule }: HandOverAllProps) {
  const words = useWords().company.people
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const { id } = member
  const { answer, fault } = useAsked(
    useCallback(async () => ({ to, rule, owned: await api.customersOf(id, { to, rule }) }), [id, to, rule]),
  )
  if (answer === null && fault === null) return <Skeleton rows={2} />
  if (answer?.owned.count === 0) return <p>{words.ownsNone}</p>
  // an answer to what was chosen before says nothing of what is chosen now
  const outcome = answer !== null && answer.to === to && answer.rule === rule ? answer.owned : null
  return (
    <>
      <p>{answer === null ? words.ownsUnknown : words.owns(answer.owned.count, answer.owned.trashed)}</p>
      <fieldset className={styles.colleagues}>
        <legend>{words.handTo}</legend>
        {thoseWhoMayOwn(company)
          .filter((each) => each.id !== id)
          .map((each) => (
            <label key={each.id}>
              <input
                type="checkbox"
                checked={to.includes(each.id)}
                onChange={(event) =>
                  onTo(event.target.checked ? [...to, each.id] : to.filter((one) => one !== each.id))
                }
              />
              {each.name} <small>{company.departments.get(each.department)?.name}</small>
              {outcome?.gets[each.id] !== undefined && (
                <output>{words.gets(each.name, outcome.gets[each.id] ?? 0)}</output>
              )}
            </label>
          ))}
      </fieldset>
      {to.length === 0 && <p className={styles.note}>{words.keepsThem}</p>}
      {to.length > 1 && (
        <Field label={words.handRule}>
          {(control) => (
            <select {...control} value={rule} onChange={(event) => onRule(ShareRule.parse(event.target.value))}>
              {ShareRule.options.map((each) => (
                <option key={each} value={each}>
                  {words.rules[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {to.length > 1 && rule === 'territory' && outcome !== null && outcome.unplaced > 0 && (
        <p className={styles.note}>{words.unplaced(outcome.unplaced)}</p>
      )}
    </>
  )
}
