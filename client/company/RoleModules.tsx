import { Module } from '#shared/ownership/role.ts'
import { useWords } from '../words/useWords.ts'
import styles from './Roles.module.css'

interface Props {
  readonly modules: readonly Module[]
  /** Left out: a role that is only read. */
  readonly onChoose?: (modules: readonly Module[]) => void
}

/** Which pages the bearers of a role find on their screens. */
export function RoleModules({ modules, onChoose }: Props) {
  const words = useWords()
  return (
    <fieldset className={styles.modules}>
      <legend>{words.company.roleTable.modules}</legend>
      {Module.options.map((module) => (
        <label key={module}>
          <input
            type="checkbox"
            disabled={onChoose === undefined}
            checked={modules.includes(module)}
            onChange={(event) =>
              onChoose?.(
                Module.options.filter((each) => (each === module ? event.target.checked : modules.includes(each))),
              )
            }
          />
          {words.shell.nav[module]}
        </label>
      ))}
    </fieldset>
  )
}
