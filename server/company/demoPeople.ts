import type { BuiltInRole } from '#shared/ownership/role.ts'

/** One of the twelve of the demo company. `department` names an entry of `demoDepartments`; '' is the company itself. */
export interface DemoPerson {
  readonly name: string
  readonly role: BuiltInRole
  readonly department: string
}

export const demoCompanyName = '锦程智能装备（演示）'

export const demoDepartments = ['华东销售部', '华南销售部', '大客户部'] as const

/** In the order in which the first page offers them; the general manager first. */
export const demoPeople: readonly DemoPerson[] = [
  { name: '周建国', role: 'generalManager', department: '' },
  { name: '林雅琴', role: 'manager', department: '华东销售部' },
  { name: '陈思远', role: 'rep', department: '华东销售部' },
  { name: '王晓梅', role: 'rep', department: '华东销售部' },
  { name: '赵一鸣', role: 'rep', department: '华东销售部' },
  { name: '黄志强', role: 'manager', department: '华南销售部' },
  { name: '吴倩', role: 'rep', department: '华南销售部' },
  { name: '郑浩然', role: 'rep', department: '华南销售部' },
  { name: '梁慧敏', role: 'rep', department: '华南销售部' },
  { name: '孙立军', role: 'manager', department: '大客户部' },
  { name: '徐婉清', role: 'rep', department: '大客户部' },
  { name: '马俊杰', role: 'rep', department: '大客户部' },
]
