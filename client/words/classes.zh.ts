import type { ColumnClass } from '#shared/ledger/columnClass.ts'

type ByClass = { readonly [Each in ColumnClass]: string }

const names: ByClass = { normal: '普通', contact: '联系方式', finance: '财务', private: '私密' }
const about: ByClass = {
  normal: '凡能看到客户的人都能看到',
  contact: '电话、微信、邮箱等',
  finance: '金额、账期、回款等',
  private: '只给少数人看的内容',
}

/** Classes of columns: in a column's form and in a role's. */
export const classesZh = {
  names,
  about,
  field: '字段类别',
  fixed: '系统规则要用到这个字段，它对所有能看到客户的人可见。',
  /** Who sees columns of a class, by the names of roles. */
  seenBy: (roles: string) => `能看到的角色：${roles}。没有这一类权限的人完全收不到，连字段名也看不到。`,
  seenByAll: '凡能看到客户的人都能看到这个字段。',
  loses: (people: string, count: number) =>
    `保存后，${people}${count > 3 ? `等 ${count} 人` : ''}将看不到这个字段，内容会从他们的设备上移除；已填的内容一个也不会丢。`,
  gains: (people: string, count: number) =>
    `保存后，${people}${count > 3 ? `等 ${count} 人` : ''}将能看到这个字段和已填的内容。`,
  and: '、',
  levels: { none: '看不到', see: '只能看', edit: '看和改' },
  levelOf: (name: string) => `“${name}”字段的权限`,
  lead: '没有权限的类别不会发到这个人的设备上。“改”只在其可修改的客户范围内有效。',
}
