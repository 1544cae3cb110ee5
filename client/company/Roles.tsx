import { useState } from 'react'
import { mayManageCompany } from '#shared/ownership/rights.ts'
import { BuiltInRole, type Role, type RoleId } from '#shared/ownership/role.ts'
import { tableOfRole } from '#shared/ownership/tableOfRole.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { RoleForm } from './RoleForm.tsx'
import styles from './Roles.module.css'
import { useCompanyChange } from './useCompanyChange.ts'
import { useRoleName } from './useRoleName.ts'

/** The roles at the left; what the chosen one may do at the right. The built-in ones are read, the company's own written. */
export function Roles() {
  const words = useWords().company.roleTable
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const mayEdit = mayManageCompany(useSource(workspace.viewer))
  const [chosen, setChosen] = useState<RoleId>('generalManager')
  const change = useCompanyChange('people')
  const nameOf = useRoleName()
  const own = [...company.roles.values()].filter(({ deleted }) => deleted !== true)
  const shown = own.find(({ id }) => id === chosen)
  const put = (now: Role, was?: Role) => change({ kind: 'putRole', was, now }, now.name)
  const tableOf = (role: RoleId) => tableOfRole(company, role)
  const copy = () => {
    const now = { id: workspace.newId.role(), name: words.copyOf(nameOf(chosen)), ...tableOf(chosen) }
    put(now)
    setChosen(now.id)
  }
  return (
    <>
      <p className={styles.lead}>{mayEdit ? words.lead : words.onlyBoss}</p>
      <div className={styles.columns}>
        <nav aria-label={words.list}>
          <RoleList roles={BuiltInRole.options} chosen={chosen} onChoose={setChosen} />
          {own.length > 0 && <h2 className={styles.part}>{words.own}</h2>}
          <RoleList roles={own.map(({ id }) => id)} chosen={chosen} onChoose={setChosen} />
        </nav>
        <section aria-label={nameOf(chosen)}>
          <header className={styles.head}>
            <h2 className={styles.title}>{nameOf(chosen)}</h2>
            {mayEdit && <Button onClick={copy}>{words.copy}</Button>}
          </header>
          {shown === undefined ? (
            <RoleForm key={chosen} name={null} {...tableOf(chosen)} />
          ) : (
            <RoleForm
              key={`${chosen}/${JSON.stringify(shown)}`}
              name={shown.name}
              {...tableOf(shown.id)}
              onSave={mayEdit ? (part) => put({ ...shown, ...part }, shown) : undefined}
              onDelete={
                mayEdit
                  ? () => {
                      put({ ...shown, deleted: true }, shown)
                      setChosen('generalManager')
                    }
                  : undefined
              }
            />
          )}
        </section>
      </div>
    </>
  )
}

interface RoleListProps {
  readonly roles: readonly RoleId[]
  readonly chosen: RoleId
  readonly onChoose: (role: RoleId) => void
}

function RoleList({ roles, chosen, onChoose }: RoleListProps) {
  const nameOf = useRoleName()
  const { members } = useSource(useWorkspace().company)
  const bearers = (role: RoleId) =>
    [...members.values()].filter(
      (each) => each.left !== true && (each.role === role || each.posts?.some((post) => post.role === role) === true),
    ).length
  return (
    <ul>
      {roles.map((role) => (
        <li key={role}>
          <button
            type="button"
            className={styles.role}
            aria-pressed={role === chosen}
            data-chosen={role === chosen}
            onClick={() => onChoose(role)}
          >
            {nameOf(role)} {bearers(role) > 0 && <span>{bearers(role)}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
