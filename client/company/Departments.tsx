import { useState } from 'react'
import type { DepartmentId } from '#shared/base/id.ts'
import { postsOf, type Department } from '#shared/ledger/company.ts'
import { mayManageCompany, mayManageDepartment } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { DepartmentDialog, type DepartmentAct } from './DepartmentDialog.tsx'
import { branchesOf } from './departmentTree.ts'
import styles from './People.module.css'
import { useMoveByHand } from './useMoveByHand.ts'
import { useCompanyChange } from './useCompanyChange.ts'

interface DepartmentsProps {
  readonly chosen: DepartmentId | null
  readonly onChoose: (department: DepartmentId | null) => void
  readonly mayEdit: boolean
}

/** The tree of departments; choosing one shows its people. */
export function Departments({ chosen, onChoose, mayEdit }: DepartmentsProps) {
  const words = useWords().company.people
  const workspace = useWorkspace()
  const { departments } = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const mayAdd = mayEdit && (mayManageCompany(viewer) || (chosen !== null && mayManageDepartment(viewer, chosen)))
  const hand = useMoveByHand(departments)
  const [act, setAct] = useState<DepartmentAct | null>(null)
  return (
    <section>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.departments}</h2>
        {mayAdd && (
          <Button look="quiet" onClick={() => setAct({ kind: 'add', parent: chosen ?? topOf(departments) })}>
            {words.addDepartment}
          </Button>
        )}
      </header>
      <ul>
        <li className={styles.branch} data-chosen={chosen === null}>
          <button type="button" className={styles.choose} aria-pressed={chosen === null} onClick={() => onChoose(null)}>
            {words.everybody}
          </button>
        </li>
        {branchesOf(departments).map(({ department, depth }) => (
          <li
            key={department.id}
            className={styles.branch}
            data-chosen={chosen === department.id}
            {...(mayEdit && mayManageDepartment(viewer, department.id) && hand(department))}
          >
            <button
              type="button"
              className={styles.choose}
              style={{ paddingLeft: 8 + depth * 18 }}
              aria-pressed={chosen === department.id}
              onClick={() => onChoose(department.id)}
            >
              {department.name} <Headcount department={department.id} />
            </button>
            {mayEdit && mayManageDepartment(viewer, department.id) && (
              <DepartmentTools department={department} onAct={setAct} />
            )}
          </li>
        ))}
      </ul>
      {act !== null && <DepartmentDialog act={act} onClose={() => setAct(null)} />}
    </section>
  )
}

/** Most companies have one department at the top, which is the company itself: new ones belong under it. */
function topOf(departments: ReadonlyMap<DepartmentId, Department>): DepartmentId | null {
  const tops = [...departments.values()].filter(({ parent }) => parent === null)
  return tops.length === 1 ? (tops[0]?.id ?? null) : null
}

function Headcount({ department }: { readonly department: DepartmentId }) {
  const { members } = useSource(useWorkspace().company)
  const count = [...members.values()].filter(
    (each) => each.left !== true && postsOf(each).some((post) => post.department === department),
  ).length
  return count === 0 ? null : <span>{count}</span>
}

interface DepartmentToolsProps {
  readonly department: Department
  readonly onAct: (act: DepartmentAct) => void
}

function DepartmentTools({ department, onAct }: DepartmentToolsProps) {
  const words = useWords().company.people
  const change = useCompanyChange('people')
  const { name, id } = department
  return (
    <span className={styles.tools}>
      <IconButton
        size={14}
        icon="plus"
        label={words.addBelow(name)}
        onClick={() => onAct({ kind: 'add', parent: id })}
      />
      <IconButton
        size={14}
        icon="edit"
        label={words.rename(name)}
        onClick={() => onAct({ kind: 'rename', department })}
      />
      <IconButton size={14} icon="move" label={words.move(name)} onClick={() => onAct({ kind: 'move', department })} />
      <IconButton
        size={14}
        icon="trash"
        label={words.remove(name)}
        onClick={() => change({ kind: 'removeDepartment', department: id }, name)}
      />
    </span>
  )
}
