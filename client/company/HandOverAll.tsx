import type { MemberId } from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import type { Member } from '#shared/ledger/company.ts'
import { shareAll, ShareRule } from '#shared/ownership/shareOut.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { Field } from '../kit/Field.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import type { Workspace } from '../replica/workspace.ts'
import { useWords } from '../words/useWords.ts'
import styles from './People.module.css'

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
  const { members, departments } = useSource(workspace.company)
  const { grades, load } = countCustomers(workspace, member.id)
  const colleagues = [...members.values()].filter(({ id, left }) => id !== member.id && left !== true)
  const gets = to.length === 0 ? null : shareAll(rule, to, grades, load)
  return (
    <>
      <p>{grades.length === 0 ? words.ownsNone : words.owns(grades.length)}</p>
      {grades.length > 0 && (
        <>
          <fieldset className={styles.colleagues}>
            <legend>{words.handTo}</legend>
            {colleagues.map(({ id, name, department }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={to.includes(id)}
                  onChange={(event) => onTo(event.target.checked ? [...to, id] : to.filter((each) => each !== id))}
                />
                {name} <small>{departments.get(department)?.name}</small>
                {gets?.has(id) === true && <output>{words.gets(name, gets.get(id) ?? 0)}</output>}
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
        </>
      )}
    </>
  )
}

/** The grades of what he owns, in the order of their ids as the server goes through them, and what everybody has. */
function countCustomers(workspace: Workspace, from: MemberId) {
  const grade = columnByRole(workspace.company.get().columns.values(), 'customers', 'grade')
  const load = new Map<MemberId, number>()
  const own: { readonly id: string; readonly grade: string }[] = []
  for (const row of workspace.rows('customers').all()) {
    const envelope = workspace.envelope(row.customer)
    const owner = envelope === undefined || envelope.removed !== undefined ? null : ownerOf(envelope)
    if (owner === null) continue
    load.set(owner, (load.get(owner) ?? 0) + 1)
    const cell = grade === null ? null : row.cells[grade.id]
    if (owner === from) own.push({ id: row.customer, grade: typeof cell === 'string' ? cell : '' })
  }
  own.sort((one, other) => (one.id < other.id ? -1 : 1))
  return { grades: own.map((each) => each.grade), load }
}
