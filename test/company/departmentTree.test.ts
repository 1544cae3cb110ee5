import { expect, test } from 'vitest'
import { DepartmentId, newDepartmentId } from '#shared/base/id.ts'
import type { Department } from '#shared/ledger/company.ts'
import { branchesOf, offeredOf } from '../../client/company/departmentTree.ts'
import { seededRandom } from '../socket/people.ts'

const random = seededRandom(1)

function tree() {
  const [company, east, suzhou, south] = [1, 2, 3, 4].map(() => newDepartmentId(random)) as [
    DepartmentId,
    DepartmentId,
    DepartmentId,
    DepartmentId,
  ]
  const all: Department[] = [
    { id: company, name: '启明贸易', parent: null, order: 1 },
    { id: east, name: '华东销售部', parent: company, order: 1 },
    { id: suzhou, name: '苏州组', parent: east, order: 1 },
    { id: south, name: '华南销售部', parent: company, order: 2 },
  ]
  const hers = new Set([east, suzhou])
  return { east, south, branches: branchesOf(new Map(all.map((each) => [each.id, each]))), hers }
}

const shown = (branches: ReturnType<typeof offeredOf>) =>
  branches.map(({ department, depth }) => [department.name, depth])

test('a department manager is offered her own departments, the topmost at the left', () => {
  const { east, branches, hers } = tree()
  expect(shown(offeredOf(branches, { value: east, allowed: (id) => hers.has(id) }))).toEqual([
    ['华东销售部', 0],
    ['苏州组', 1],
  ])
})

test('where somebody stands is shown, though it cannot be given', () => {
  const { south, branches, hers } = tree()
  expect(shown(offeredOf(branches, { value: south, allowed: (id) => hers.has(id) }))).toEqual([
    ['华东销售部', 0],
    ['苏州组', 1],
    ['华南销售部', 0],
  ])
})

test('who may give every department is offered the whole tree', () => {
  const { branches } = tree()
  expect(offeredOf(branches, { value: null, allowed: () => true })).toEqual(branches)
})
