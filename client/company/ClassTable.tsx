import { ColumnClass } from '#shared/ledger/columnClass.ts'
import type { ClassGrants } from '#shared/ownership/role.ts'
import { useWords } from '../words/useWords.ts'
import styles from './Roles.module.css'

interface ClassTableProps {
  readonly classes: ClassGrants
  /** Left out: it is only read. */
  readonly onChange?: (classes: ClassGrants) => void
}

/** What a role may do with columns of each class; the normal one is everybody's. */
export function ClassTable({ classes, onChange }: ClassTableProps) {
  const { classes: words, company } = useWords()
  return (
    <table className={styles.table}>
      <caption>{words.lead}</caption>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{company.roleTable.right}</th>
        </tr>
      </thead>
      <tbody>
        {delicate.map((each) => (
          <tr key={each}>
            <th scope="row">
              {words.names[each]}
              <small>{words.about[each]}</small>
            </th>
            <td>
              {onChange === undefined ? (
                <span data-none={levelOf(classes, each) === 'none'}>{words.levels[levelOf(classes, each)]}</span>
              ) : (
                <select
                  className={styles.select}
                  aria-label={words.levelOf(words.names[each])}
                  value={levelOf(classes, each)}
                  onChange={(event) => {
                    const level = levels.find((one) => one === event.target.value)
                    if (level !== undefined) onChange(withLevel(classes, each, level))
                  }}
                >
                  {levels.map((level) => (
                    <option key={level} value={level}>
                      {words.levels[level]}
                    </option>
                  ))}
                </select>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const delicate = ColumnClass.options.filter((each) => each !== 'normal')
const levels = ['none', 'see', 'edit'] as const
type Level = (typeof levels)[number]

function levelOf({ see, edit }: ClassGrants, of: ColumnClass): Level {
  if (!see.includes(of)) return 'none'
  return edit.includes(of) ? 'edit' : 'see'
}

/** In the order of the classes, so that the same choice is the same table. */
function withLevel({ see, edit }: ClassGrants, of: ColumnClass, level: Level): ClassGrants {
  const keeps = (list: readonly ColumnClass[], has: boolean) =>
    ColumnClass.options.filter((each) => (each === of ? has : list.includes(each)))
  return { see: keeps(see, level !== 'none'), edit: keeps(edit, level === 'edit') }
}
