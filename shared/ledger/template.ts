import { newColumnId, newOptionId, type ColumnId, type OptionId, type Random } from '../base/id.ts'
import type { Column, ColumnKind, ColumnRole, TableId } from './column.ts'
import type { Settings } from './company.ts'

/** What a new company starts with: columns of every table, option lists, cadence. All of it can be changed later. */
export interface Template {
  readonly columns: readonly Column[]
  readonly settings: Settings
}

export type TemplateLanguage = 'zh' | 'en'
type Named = readonly [zh: string, en: string]

interface Draft {
  readonly kind: ColumnKind
  readonly name: Named
  readonly role?: ColumnRole
  readonly options?: readonly Named[]
  readonly description?: Named
  readonly width?: number
  readonly readonly?: boolean
  readonly hidden?: boolean
  readonly required?: boolean
  readonly decimals?: number
  readonly symbol?: string
  readonly most?: number
}

/** Where customers come from. */
const sources: readonly Named[] = [
  ['行业展览会', 'Trade fair'],
  ['行业报刊', 'Trade press'],
  ['互联网', 'Internet'],
  ['行业协会', 'Trade association'],
  ['商场品牌', 'Brand seen in a mall'],
  ['合作伙伴', 'Partner'],
  ['介绍人', 'Introducer'],
  ['陌生拜访', 'Cold visit'],
  ['设计师合作', 'Designer'],
  ['材料商同盟', 'Suppliers’ alliance'],
  ['公司活动', 'Company event'],
]

/** A–E by closing horizon. */
const grades: readonly Named[] = [
  ['A', 'A'],
  ['B', 'B'],
  ['C', 'C'],
  ['D', 'D'],
  ['E', 'E'],
]

/** Days until the next follow-up, from A to E. */
const cadence = [1, 7, 15, 30, 365] as const

/** From never met to keeps buying. */
const stages: readonly Named[] = [
  ['潜在', 'Stranger'],
  ['目标', 'Interested'],
  ['准', 'Buying act'],
  ['成交', 'Bought'],
  ['忠诚', 'Keeps buying'],
]

/** How soon he means to buy: H ≤ 7 days, A ≤ 1 month, B 1–3 months, C > 3 months. */
const intents: readonly Named[] = [
  ['H（7天内）', 'H (7 days)'],
  ['A（1个月内）', 'A (1 month)'],
  ['B（1–3个月）', 'B (1–3 months)'],
  ['C（3个月以上）', 'C (later)'],
]

const industries: readonly Named[] = [
  ['制造业', 'Manufacturing'],
  ['批发零售', 'Wholesale and retail'],
  ['建筑建材', 'Construction'],
  ['医药健康', 'Health'],
  ['信息技术', 'Information technology'],
  ['汽车', 'Automotive'],
  ['房地产', 'Real estate'],
  ['金融', 'Finance'],
  ['教育', 'Education'],
  ['餐饮酒店', 'Hospitality'],
  ['其他', 'Other'],
]

/** Direct and invited visits, phone, online chat, SMS and the rest. */
const ways: readonly Named[] = [
  ['直接登门', 'Visit'],
  ['邀约登门', 'Invited visit'],
  ['电话', 'Phone'],
  ['网络对话', 'Online chat'],
  ['短信', 'SMS'],
  ['邮件', 'E-mail'],
  ['传真', 'Fax'],
  ['邮寄', 'Post'],
  ['其它', 'Other'],
]

/** What a follow-up is for. */
const followUpTypes: readonly Named[] = [
  ['服务性跟进', 'Service'],
  ['转变性跟进', 'Conversion'],
  ['长远性跟进', 'Long-term'],
]

const tables: Readonly<Record<TableId, readonly Draft[]>> = {
  comments: [],
  customers: [
    { kind: 'text', name: ['客户名称', 'Customer'], role: 'name', required: true, width: 220 },
    {
      kind: 'select',
      name: ['客户等级', 'Grade'],
      role: 'grade',
      options: grades,
      width: 110,
      description: [
        'A 一个月内成交 · B 三个月内 · C 半年内 · D 半年以上 · E 无意向',
        'A within a month · B three months · C half a year · D later · E none',
      ],
    },
    { kind: 'select', name: ['客户阶段', 'Stage'], role: 'stage', options: stages, width: 100 },
    { kind: 'person', name: ['负责人', 'Owner'], role: 'owner', readonly: true, width: 100 },
    { kind: 'date', name: ['下次跟进', 'Next follow-up'], role: 'nextFollowUpOn', readonly: true, width: 120 },
    { kind: 'dateTime', name: ['最近跟进', 'Last follow-up'], role: 'lastFollowUpAt', readonly: true, width: 150 },
    { kind: 'phone', name: ['电话', 'Phone'], role: 'phone', width: 140 },
    { kind: 'select', name: ['行业', 'Industry'], role: 'industry', options: industries, width: 110 },
    { kind: 'text', name: ['区域', 'Region'], role: 'region', width: 120 },
    { kind: 'select', name: ['来源', 'Source'], role: 'source', options: sources, width: 120 },
    { kind: 'select', name: ['购买意向', 'Intent'], options: intents, width: 130 },
    { kind: 'text', name: ['地址', 'Address'], width: 200 },
    { kind: 'text', name: ['主营业务', 'Main business'], width: 160 },
    { kind: 'email', name: ['邮箱', 'E-mail'], width: 170 },
    { kind: 'url', name: ['网址', 'Website'], width: 160 },
    { kind: 'currency', name: ['注册资本', 'Registered capital'], symbol: '¥', decimals: 0, width: 130 },
    { kind: 'number', name: ['生产线数量', 'Production lines'], decimals: 0, width: 110 },
    { kind: 'text', name: ['注册地址', 'Registered address'], width: 200 },
    { kind: 'text', name: ['送货地址', 'Delivery address'], width: 200 },
    { kind: 'text', name: ['对接人', 'Counterpart'], width: 100 },
    { kind: 'longText', name: ['痛点', 'Pains'], width: 180 },
    { kind: 'longText', name: ['潜在需求', 'Latent needs'], width: 180 },
    { kind: 'text', name: ['预算与价格敏感度', 'Budget and price sensitivity'], width: 150 },
    { kind: 'text', name: ['购买时间与紧迫度', 'Purchase timeline'], width: 150 },
    { kind: 'longText', name: ['竞争对手', 'Competitors'], width: 160 },
    { kind: 'text', name: ['决策流程与关键决策人', 'Decision process and maker'], width: 180 },
    { kind: 'text', name: ['介绍人', 'Introducer'], width: 100 },
    { kind: 'date', name: ['认识时间', 'Met on'], width: 110 },
    {
      kind: 'multiSelect',
      name: ['标签', 'Tags'],
      options: [
        ['重点', 'Key'],
        ['老客户', 'Old customer'],
        ['战略', 'Strategic'],
      ],
      width: 140,
    },
    { kind: 'longText', name: ['备注', 'Remarks'], width: 200 },
    { kind: 'attachment', name: ['附件', 'Attachments'], width: 160 },
    { kind: 'autoNumber', name: ['客户编号', 'Number'], width: 90 },
    { kind: 'createdAt', name: ['创建时间', 'Created'], width: 150 },
    { kind: 'createdBy', name: ['创建人', 'Created by'], width: 100 },
    { kind: 'changedAt', name: ['修改时间', 'Changed'], width: 150 },
    { kind: 'changedBy', name: ['修改人', 'Changed by'], width: 100 },
  ],
  contacts: [
    { kind: 'text', name: ['姓名', 'Name'], role: 'name', required: true, width: 110 },
    {
      kind: 'select',
      name: ['性别', 'Sex'],
      options: [
        ['男', 'Male'],
        ['女', 'Female'],
      ],
      width: 80,
    },
    { kind: 'text', name: ['职务', 'Position'], width: 120 },
    { kind: 'phone', name: ['手机', 'Mobile'], role: 'phone', width: 140 },
    { kind: 'email', name: ['邮箱', 'E-mail'], width: 180 },
    { kind: 'text', name: ['微信/QQ', 'WeChat/QQ'], width: 130 },
    { kind: 'checkbox', name: ['决策人', 'Decides'], width: 90 },
    { kind: 'date', name: ['生日', 'Birthday'], width: 110 },
    { kind: 'longText', name: ['备注', 'Remarks'], width: 200 },
  ],
  followups: [
    { kind: 'dateTime', name: ['跟进时间', 'Time'], role: 'followUpAt', required: true, width: 150 },
    { kind: 'select', name: ['跟进方式', 'Way'], role: 'followUpWay', options: ways, width: 110 },
    { kind: 'select', name: ['跟进类型', 'Type'], role: 'followUpType', options: followUpTypes, width: 120 },
    { kind: 'text', name: ['主题', 'Subject'], role: 'followUpSubject', width: 180 },
    { kind: 'longText', name: ['跟进内容', 'Content'], role: 'followUpContent', width: 320 },
    { kind: 'date', name: ['下次跟进日期', 'Next date'], role: 'followUpNextOn', width: 120 },
    { kind: 'select', name: ['跟进后等级', 'New grade'], role: 'followUpGrade', options: grades, width: 110 },
    { kind: 'createdBy', name: ['跟进人', 'By'], width: 100 },
  ],
  reminders: [
    { kind: 'text', name: ['标题', 'Title'], role: 'reminderTitle', required: true, width: 200 },
    { kind: 'longText', name: ['内容', 'Content'], role: 'reminderContent', width: 260 },
    { kind: 'dateTime', name: ['提醒时间', 'Time'], role: 'reminderAt', required: true, width: 150 },
    { kind: 'checkbox', name: ['已完成', 'Done'], role: 'reminderDone', width: 90 },
    { kind: 'createdBy', name: ['创建人', 'Created by'], width: 100 },
  ],
}

/** The general template, with fresh random ids. */
export function companyTemplate(random: Random, language: TemplateLanguage = 'zh'): Template {
  const place = language === 'zh' ? 0 : 1
  const columns: Column[] = []
  for (const [table, drafts] of Object.entries(tables) as [TableId, readonly Draft[]][]) {
    drafts.forEach((draft, order) => columns.push(columnOf(draft, table, order, newColumnId(random), place, random)))
  }
  return { columns, settings: { cadenceDays: cadenceByGrade(columns), zoneMinutes: 480 } }
}

function columnOf(draft: Draft, table: TableId, order: number, id: ColumnId, place: 0 | 1, random: Random): Column {
  const { name, options, description, ...rest } = draft
  return {
    ...rest,
    id,
    table,
    order,
    name: name[place],
    ...(description && { description: description[place] }),
    ...(options && {
      options: options.map((option, color) => ({ id: newOptionId(random), name: option[place], color: color % 12 })),
    }),
  }
}

function cadenceByGrade(columns: readonly Column[]): Record<OptionId, number> {
  const days: Record<OptionId, number> = {}
  const grade = columns.find((column) => column.table === 'customers' && column.role === 'grade')
  grade?.options?.forEach((option, n) => {
    days[option.id] = cadence[n] ?? 365
  })
  return days
}
