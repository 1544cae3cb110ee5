import { useState, type FormEvent } from 'react'
import type { DepartmentId } from '#shared/base/id.ts'
import { departmentsBelow, type Department } from '#shared/ledger/company.ts'
import { mayManageCompany, mayManageDepartment } from '#shared/ownership/rights.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { DepartmentSelect } from './DepartmentSelect.tsx'
import styles from './People.module.css'
import { useCompanyChange } from './useCompanyChange.ts'

export type DepartmentAct =
  | { readonly kind: 'add'; readonly parent: DepartmentId | null }
  | { readonly kind: 'rename' | 'move'; readonly department: Department }

interface DepartmentDialogProps {
  readonly act: DepartmentAct
  readonly onClose: () => void
}

/** Adds, renames or moves one department. */
export function DepartmentDialog({ act, onClose }: DepartmentDialogProps) {
  const words = useWords()
  const workspace = useWorkspace()
  const { departments } = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const change = useCompanyChange('people')
  const [name, setName] = useState(act.kind === 'add' ? '' : act.department.name)
  const [parent, setParent] = useState(act.kind === 'add' ? act.parent : act.department.parent)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    const last = Math.max(0, ...[...departments.values()].map(({ order }) => order))
    const now: Department =
      act.kind === 'add'
        ? { id: workspace.newId.department(), name: name.trim(), parent, order: last + 1 }
        : { ...act.department, name: name.trim(), parent }
    const was = act.kind === 'add' ? undefined : act.department
    change({ kind: 'putDepartment', was, now }, now.name)
    onClose()
  }
  const people = words.company.people
  const title = act.kind === 'add' ? people.addDepartment : people[act.kind](act.department.name)
  // a department cannot go below itself: those places are not offered
  const own = act.kind === 'add' ? new Set<DepartmentId>() : departmentsBelow(departments, act.department.id)
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        {act.kind !== 'move' && (
          <Field label={people.departmentName}>
            {(control) => (
              <input {...control} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
        )}
        {act.kind !== 'rename' && (
          <Field label={act.kind === 'add' ? people.above : people.moveTo}>
            {(control) => (
              <DepartmentSelect
                {...control}
                value={parent}
                {...((mayManageCompany(viewer) || parent === null) && { top: people.top })}
                without={own}
                allowed={(each) => mayManageDepartment(viewer, each)}
                onChoose={setParent}
              />
            )}
          </Field>
        )}
        <div className={styles.formActs}>
          <Button onClick={onClose}>{words.kit.cancel}</Button>
          <Button look="primary" type="submit">
            {words.kit.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
