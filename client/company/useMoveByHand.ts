import { useState, type DragEvent } from 'react'
import type { DepartmentId } from '#shared/base/id.ts'
import { departmentsBelow, type Department } from '#shared/ledger/company.ts'
import { useCompanyChange } from './useCompanyChange.ts'

const type = 'application/x-kebu-department'

/**
 * A department dragged onto another goes under it, with all that is below. The menu's "move" does the same for
 * keyboards. A department does not go under itself: the drop is not taken.
 */
export function useMoveByHand(departments: ReadonlyMap<DepartmentId, Department>) {
  const change = useCompanyChange('people')
  const [dragged, setDragged] = useState<DepartmentId | null>(null)
  const [over, setOver] = useState<DepartmentId | null>(null)
  const takes = (target: DepartmentId) =>
    dragged !== null &&
    departments.get(dragged)?.parent !== target &&
    !departmentsBelow(departments, dragged).has(target)
  return (department: Department) => ({
    draggable: true,
    'data-over': over === department.id,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(type, department.id)
      event.dataTransfer.effectAllowed = 'move'
      setDragged(department.id)
    },
    onDragOver: (event: DragEvent) => {
      if (!takes(department.id)) return
      event.preventDefault()
      setOver(department.id)
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      const moved = dragged === null ? undefined : departments.get(dragged)
      if (moved !== undefined && takes(department.id))
        change({ kind: 'putDepartment', was: moved, now: { ...moved, parent: department.id } }, moved.name)
      setDragged(null)
      setOver(null)
    },
    onDragEnd: () => {
      setDragged(null)
      setOver(null)
    },
  })
}
