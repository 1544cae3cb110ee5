import { useState } from 'react'
import type { DepartmentId } from '#shared/base/id.ts'
import { mayManageDepartment, mayManagePeople } from '#shared/ownership/rights.ts'
import type { RoleId } from '#shared/ownership/role.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { api, type InvitationMade } from './api.ts'
import { DepartmentSelect } from './DepartmentSelect.tsx'
import { branchesOf } from './departmentTree.ts'
import { InvitationLink } from './InvitationLink.tsx'
import styles from './People.module.css'
import { RoleSelect } from './RoleSelect.tsx'
import { useCall } from './useCall.ts'

interface InviteDialogProps {
  readonly department: DepartmentId | null
  readonly onClose: () => void
}

/** Role, department and days make a link and its QR code. */
export function InviteDialog({ department: first, onClose }: InviteDialogProps) {
  const words = useWords().company.people
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const call = useCall()
  const [role, setRole] = useState<RoleId>('rep')
  const own = company.members.get(workspace.me)?.department ?? null
  const [department, setDepartment] = useState(() => {
    // one whose people somebody else invites is looked at, and not begun with
    const begun = first !== null && mayManageDepartment(viewer, first) ? first : own
    if (begun !== null && mayManageDepartment(viewer, begun)) return begun
    return (
      branchesOf(company.departments).find((each) => mayManageDepartment(viewer, each.department.id))?.department.id ??
      null
    )
  })
  const [days, setDays] = useState(7)
  const [made, setMade] = useState<InvitationMade | null>(null)
  const make = () => {
    if (department !== null) call.run(() => api.invite({ role, department, days }), setMade)
  }
  return (
    <Dialog title={words.invite} onClose={onClose}>
      {made !== null ? (
        <InvitationLink made={made} />
      ) : (
        <div className={styles.form}>
          <p>{words.inviteLead}</p>
          <Field label={words.role}>
            {(control) => (
              <RoleSelect
                {...control}
                value={role}
                allowed={(each) => department !== null && mayManagePeople(viewer, department, each)}
                onChoose={setRole}
              />
            )}
          </Field>
          <Field label={words.department}>
            {(control) => (
              <DepartmentSelect
                {...control}
                value={department}
                allowed={(each) => mayManageDepartment(viewer, each)}
                onChoose={setDepartment}
              />
            )}
          </Field>
          <Field label={words.inviteDays} fault={call.sentence}>
            {(control) => (
              <select {...control} value={days} onChange={(event) => setDays(Number(event.target.value))}>
                {[1, 7, 30].map((each) => (
                  <option key={each} value={each}>
                    {words.days(each)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div className={styles.formActs}>
            <Button look="primary" busy={call.busy} onClick={make}>
              {words.makeLink}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
