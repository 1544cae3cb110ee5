import { useState } from 'react'
import { isSameData } from '#shared/ledger/column.ts'
import { Module, Reach, Right, type ClassGrants, type Grants } from '#shared/ownership/role.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { useWords } from '../words/useWords.ts'
import { ClassTable } from './ClassTable.tsx'
import { RoleModules } from './RoleModules.tsx'
import styles from './Roles.module.css'

/** How far each right can sensibly reach: what concerns the whole company is had or not had. */
const reachesOf: { readonly [Each in Right]: readonly Reach[] } = {
  see: Reach.options,
  edit: Reach.options,
  create: ['none', 'own', 'ownBelow', 'department', 'below', 'all'],
  claim: ['none', 'department', 'below', 'all'],
  assign: ['none', 'department', 'below', 'all'],
  transfer: Reach.options,
  return: Reach.options,
  approve: Reach.options,
  delete: Reach.options,
  import: ['none', 'all'],
  export: Reach.options,
  configure: ['none', 'all'],
  people: ['none', 'department', 'below', 'all'],
}

interface RolePart {
  readonly name: string
  readonly grants: Grants
  readonly classes: ClassGrants
  readonly modules: readonly Module[]
}

interface RoleFormProps {
  /** Null: a built-in role, whose name and table stand. */
  readonly name: string | null
  readonly grants: Grants
  readonly classes: ClassGrants
  readonly modules: readonly Module[]
  readonly onSave?: (part: RolePart) => void
  readonly onDelete?: () => void
}

/** One line for each right: what it is, and how far it reaches. Below, the classes of columns and the modules. */
export function RoleForm({ name, grants, classes, modules, onSave, onDelete }: RoleFormProps) {
  const words = useWords()
  const { roleTable } = words.company
  const [typed, setTyped] = useState(name ?? '')
  const [table, setTable] = useState(grants)
  const [given, setGiven] = useState(classes)
  const [shown, setShown] = useState(modules)
  const isChanged =
    typed.trim() !== (name ?? '') ||
    Right.options.some((right) => table[right] !== grants[right]) ||
    !isSameData(given, classes) ||
    Module.options.some((module) => shown.includes(module) !== modules.includes(module))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') onSave?.({ name: typed.trim(), grants: table, classes: given, modules: shown })
      }}
    >
      {name !== null && (
        <Field label={roleTable.name} fault={typed.trim() === '' ? roleTable.needsName : null}>
          {(control) => (
            <input
              {...control}
              value={typed}
              maxLength={40}
              disabled={onSave === undefined}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{roleTable.right}</th>
            <th scope="col">{roleTable.reach}</th>
          </tr>
        </thead>
        <tbody>
          {Right.options.map((right) => (
            <tr key={right}>
              <th scope="row">
                {roleTable.rights[right]}
                <small>{roleTable.about[right]}</small>
              </th>
              <td>
                {onSave === undefined ? (
                  <span data-none={table[right] === 'none'}>{reachWord(roleTable, right, table[right])}</span>
                ) : (
                  <select
                    className={styles.select}
                    aria-label={roleTable.reachOf(roleTable.rights[right])}
                    value={table[right]}
                    onChange={(event) => setTable({ ...table, [right]: Reach.parse(event.target.value) })}
                  >
                    {withPresent(reachesOf[right], table[right]).map((reach) => (
                      <option key={reach} value={reach}>
                        {reachWord(roleTable, right, reach)}
                      </option>
                    ))}
                  </select>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ClassTable classes={given} onChange={onSave === undefined ? undefined : setGiven} />
      <RoleModules modules={shown} {...(onSave !== undefined && { onChoose: setShown })} />
      {onSave !== undefined && (
        <footer className={styles.acts}>
          <Button look="quiet" onClick={onDelete}>
            {roleTable.remove}
          </Button>
          <Button look="primary" type="submit" disabled={!isChanged || typed.trim() === ''}>
            {words.kit.save}
          </Button>
        </footer>
      )}
    </form>
  )
}

const withPresent = (reaches: readonly Reach[], present: Reach): readonly Reach[] =>
  reaches.includes(present) ? reaches : Reach.options.filter((each) => each === present || reaches.includes(each))

/** "Everybody's" says little of a right over columns: there it is had or not. */
function reachWord(
  { reaches, has, hasNot }: ReturnType<typeof useWords>['company']['roleTable'],
  right: Right,
  reach: Reach,
): string {
  if (reachesOf[right].length > 2) return reaches[reach]
  return reach === 'none' ? hasNot : has
}
