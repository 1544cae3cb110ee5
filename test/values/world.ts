import type { ColumnId, DepartmentId, MemberId, OptionId } from '#shared/base/id.ts'
import type { CellContext } from '#shared/ledger/cellContext.ts'
import type { Column, ColumnKind } from '#shared/ledger/column.ts'
import type { Member } from '#shared/ledger/company.ts'

// Ids of the right shape, so that the schemas take them too.
export const optionId = (name: string) => `opt_${name.padEnd(12, '0')}` as OptionId
export const memberId = (name: string) => `mem_${name.padEnd(12, '0')}` as MemberId
export const columnId = (name: string) => `col_${name.toLowerCase().padEnd(12, '0').slice(0, 12)}` as ColumnId

const person = (id: string, name: string, left = false): Member => ({
  id: memberId(id),
  name,
  role: 'rep',
  department: 'dep_sales0000000' as DepartmentId,
  ...(left ? { left } : {}),
})

/** Saturday 21 November 2026, 15:00 in Shanghai. */
export const context: CellContext = {
  today: '2026-11-21',
  now: Date.parse('2026-11-21T07:00:00Z'),
  zoneMinutes: 480,
  members: new Map(
    [person('li', '李明'), person('wang1', '王芳'), person('wang2', '王芳'), person('zhao', '赵 Lei', true)].map(
      (member) => [member.id, member],
    ),
  ),
}

export const column = (kind: ColumnKind, more: Partial<Column> = {}): Column => ({
  id: columnId(kind),
  table: 'customers',
  kind,
  name: kind,
  order: 1,
  ...more,
})

export const regions = column('select', {
  options: [
    { id: optionId('east'), name: '华东', color: 1 },
    { id: optionId('south'), name: '华南 (A)', color: 2 },
    { id: optionId('old'), name: '老区', color: 3, deleted: true },
  ],
})

export const tags: Column = { ...regions, id: columnId('tags'), kind: 'multiSelect' }
