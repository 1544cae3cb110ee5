import { useCallback } from 'react'
import type { MemberId } from '#shared/base/id.ts'
import type { Member } from '#shared/ledger/company.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { thoseWhoMayOwn } from '#shared/ownership/receiver.ts'
import { sharedOf } from '#shared/ownership/sharedOf.ts'
import { shareAll, ShareRule, type Shared, type ShareOutcome } from '#shared/ownership/shareOut.ts'
import { placedIn } from '#shared/ownership/sharePlan.ts'
import { Field } from '../kit/Field.tsx'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { Workspace } from '../replica/workspace.ts'
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
  const { answer: count, fault } = useAsked(useCallback(() => api.customersOf(id), [id]))
  if (count === null && fault === null) return <Skeleton rows={2} />
  if (count === 0) return <p>{words.ownsNone}</p>
  const outcome = to.length === 0 ? null : previewOf(workspace, id, count, rule, to)
  return (
    <>
      <p>{count === null ? words.ownsUnknown : words.owns(count)}</p>
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
              {outcome?.gets.has(each.id) === true && (
                <output>{words.gets(each.name, outcome.gets.get(each.id) ?? 0)}</output>
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
      {to.length > 0 && count !== null && outcome === null && <p className={styles.note}>{words.ownsUnseen}</p>}
    </>
  )
}

/** What the sharing comes to; null where it goes by what this device does not see. */
function previewOf(
  workspace: Workspace,
  from: MemberId,
  count: number | null,
  rule: ShareRule,
  to: readonly MemberId[],
): ShareOutcome | null {
  if (count === null) return null
  const company = workspace.company.get()
  const { customers, load } = ownedBy(workspace, from)
  const known = {
    load: (member: MemberId) => load.get(member) ?? 0,
    placed: (region: string) => placedIn(company, region),
  }
  if (customers.length === count) return shareAll(rule, to, customers, known)
  // one after the other goes by the number alone
  const isByNumber = rule === 'turns' || to.length === 1
  return isByNumber ? shareAll('turns', to, Array<Shared>(count).fill({ grade: '', region: '' }), known) : null
}

/** What he owns, in the order of their ids as the server goes through them, and how many everybody has. */
function ownedBy(workspace: Workspace, from: MemberId) {
  const company = workspace.company.get()
  const load = new Map<MemberId, number>()
  const own: { readonly id: string; readonly shared: Shared }[] = []
  for (const row of workspace.rows('customers').all()) {
    const envelope = workspace.envelope(row.customer)
    const owner = envelope === undefined || envelope.removed !== undefined ? null : ownerOf(envelope)
    if (owner === null) continue
    load.set(owner, (load.get(owner) ?? 0) + 1)
    if (owner === from) own.push({ id: row.customer, shared: sharedOf(company, row.cells) })
  }
  own.sort((one, other) => (one.id < other.id ? -1 : 1))
  return { customers: own.map(({ shared }) => shared), load }
}
