import type { ColumnId, MemberId } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import type { ChangeSetKind, Proposal, Refusal } from '#shared/ledger/change.ts'
import { placeColumn } from '#shared/ledger/place.ts'
import type { HandAct } from '#shared/ownership/hand.ts'
import { rulesZh, ruleSentence } from './rules.zh.ts'

/** Who and what an id is called, for sentences that carry ids. */
export interface Names {
  member(id: MemberId): string
  column(id: ColumnId): string
  moment(at: Instant): string
}

/** A sentence for every refusal: a new kind without words stops the build. */
export type Excuses = {
  readonly [Kind in Refusal['kind']]: (refusal: Extract<Refusal, { kind: Kind }>, names: Names) => string
}

/** Facts of a gesture for its sentence: how many changes, and its label (a file's name, a customer's name). */
export interface GestureFacts {
  readonly changes: number
  readonly label: string
}

const handActs: { readonly [Act in HandAct]: string } = {
  claim: '已领取该客户',
  assign: '已将该客户分配出去',
  return: '已将该客户退回公海',
  transfer: '已将该客户转移',
  remove: '已将该客户移入回收站',
}

const entryParts: { readonly [Part in Extract<Refusal, { kind: 'entry-changed' }>['part']]: string } = {
  name: '名称',
  role: '角色',
  department: '部门',
  posts: '兼任职位',
  left: '在职状态',
  standIn: '代理人',
  parent: '上级部门',
  order: '排序',
  grants: '权限',
  classes: '字段权限',
  modules: '可见页面',
  deleted: '状态',
}

const refused: Excuses = {
  'not-there': () => '这条记录不存在，或不在您的权限范围内',
  'not-allowed': () => '您的角色不能做这项修改',
  'already-owned': (r, names) =>
    r.by === undefined || r.act === undefined || r.act === 'claim'
      ? `已由${names.member(r.owner)}于 ${names.moment(r.since)} 先行领取`
      : `${names.moment(r.since)} ${names.member(r.by)}已将该客户${r.act === 'assign' ? '分配' : '转移'}给${names.member(r.owner)}`,
  'already-pooled': (r, names) =>
    r.by === undefined
      ? `该客户已于 ${names.moment(r.since)} 退回公海`
      : `该客户已由${names.member(r.by)}于 ${names.moment(r.since)} 退回公海`,
  'changed-hands': (r, names) =>
    `${names.moment(r.at)} ${names.member(r.by)}${r.act === undefined ? '已变更负责人' : handActs[r.act]}，请看最新情况后再操作`,
  'unknown-member': () => '找不到这位同事，可能已离开公司',
  'has-left': (r, names) =>
    `${names.member(r.member)}已离开公司${r.by === undefined || r.at === undefined ? '' : `（${names.moment(r.at)} 由${names.member(r.by)}办理）`}，这次修改没有生效`,
  'entry-changed': (r, names) => {
    const who = r.by === undefined || r.at === undefined ? '刚才同事' : `${names.moment(r.at)} ${names.member(r.by)}`
    return r.part === 'deleted'
      ? `${who}已删除“${r.name}”，这次修改没有生效`
      : `${who}已修改“${r.name}”的${entryParts[r.part]}，请看最新情况后再改`
  },
  'sees-no-customers': (r, names) =>
    `${names.member(r.member)}的角色不能查看或修改客户，不能做客户的负责人${r.by === undefined || r.at === undefined ? '' : `（${names.moment(r.at)} 由${names.member(r.by)}设定）`}`,
  'handed-over': (r, names) =>
    r.by === undefined || r.at === undefined
      ? `${names.member(r.member)}的客户已经交接过了`
      : `${names.moment(r.at)} ${names.member(r.by)}已交接${names.member(r.member)}的客户，这次没有再交接`,
  'day-passed': ({ day }) => `截止日期 ${day} 已过，请选今天或以后的日期`,
  'column-gone': (r, names) => `字段“${names.column(r.column)}”已被删除`,
  'column-locked': (r, names) => `字段“${names.column(r.column)}”由系统填写，不能手工修改`,
  'bad-value': (r, names) =>
    r.why === undefined
      ? `“${names.column(r.column)}”里的内容不符合该字段的类型`
      : `“${names.column(r.column)}”：${ruleSentence(rulesZh, r.why)}`,
  'exists-already': () => '这条记录已经存在',
  'column-changed': (r, names) => `字段“${names.column(r.column)}”刚被同事改过，请看最新设置后再改`,
  'changed-since': (r, names) =>
    r.column === placeColumn
      ? `这一行的位置在 ${names.moment(r.at)} 被${names.member(r.by)}移动过，未撤销这次移动`
      : `“${names.column(r.column)}”在 ${names.moment(r.at)} 被${names.member(r.by)}改过，未撤销这一格`,
  'claim-limit': ({ limit, pool }) =>
    pool === undefined
      ? `每天最多领取 ${limit} 位公海客户，请明天再领`
      : `这个公海每人每天最多领取 ${limit} 位，请明天再领`,
  'at-capacity': ({ limit }) => `名下客户已达上限 ${limit} 位，请先退回或转移一部分再领取`,
  cooling: ({ until }) => `您是前任负责人，${until} 起才能再次领取`,
  'last-general-manager': () => '公司至少要保留一位总经理',
  'name-taken': ({ name }) => `已经有叫“${name}”的角色，请换一个名称`,
  'department-cycle': () => '部门不能放到自己的下级部门里',
  'department-in-use': () => '部门里还有同事或下级部门，请先移走',
  'view-changed': () => '这个视图刚被同事改过，请看最新的样子后再改',
  'view-locked': (r, names) => `这个视图由${names.member(r.by)}锁定，只有他和管理公司的人能改；可以另存为自己的视图`,
  'not-made': () => '这条记录还没有建立：请先采用它的新建，或连同新建一起采用',
  'already-decided': (r, names) =>
    r.by === undefined || r.at === undefined
      ? '这条已经有人处理过了'
      : `${names.moment(r.at)} ${names.member(r.by)}已经处理过了`,
  'too-large': () => '内容太大，请分几次提交',
}

/** What a gesture did, for toasts and the undo list. */
const done: { readonly [Kind in ChangeSetKind]: (facts: GestureFacts) => string } = {
  edit: ({ changes, label }) => (changes > 1 ? `已修改 ${changes} 处` : label ? `已修改“${label}”` : '已修改'),
  move: ({ changes, label }) => (label ? `已移动“${label}”` : `已移动 ${changes} 行`),
  paste: ({ changes }) => `已粘贴，改动 ${changes} 处`,
  fill: ({ changes }) => `已填充 ${changes} 处`,
  clear: ({ changes }) => `已清空 ${changes} 处`,
  create: ({ changes, label }) => (label ? `已新增“${label}”` : `已新增 ${changes} 条`),
  remove: ({ changes, label }) => (label ? `已删除“${label}”` : `已删除 ${changes} 条`),
  restore: ({ changes }) => `已恢复 ${changes} 条`,
  import: ({ changes, label }) => (label ? `已导入“${label}”` : `已导入 ${changes} 条`),
  followUp: ({ label }) => (label ? `已记录“${label}”的跟进` : '已记录跟进'),
  reminder: () => '已保存提醒',
  claim: ({ changes, label }) => (label ? `领取“${label}”` : `领取 ${changes} 位客户`),
  return: ({ changes, label }) => (label ? `退回“${label}”到公海` : `退回 ${changes} 位客户`),
  assign: ({ changes, label }) => (label ? `分配“${label}”` : `分配 ${changes} 位客户`),
  transfer: ({ changes, label }) => (label ? `转移“${label}”` : `转移 ${changes} 位客户`),
  share: ({ label }) => (label ? `已修改“${label}”的协作人` : '已修改协作人'),
  comment: ({ label }) => (label ? `已评论“${label}”` : '已评论'),
  extend: ({ label }) => (label ? `“${label}”的延期申请已处理` : '延期申请已处理'),
  decide: ({ changes }) => `已处理 ${changes} 条修改建议`,
  configure: ({ label }) => (label ? `已修改设置：${label}` : '已修改字段或设置'),
  people: ({ label }) => (label === '' ? '已修改人员或部门' : `已修改人员或部门：${label}`),
  personal: () => '已保存个人设置',
  undo: ({ changes }) => `已撤销 ${changes} 处修改`,
  redo: ({ changes }) => `已重做 ${changes} 处修改`,
}

const why: { readonly [Kind in Proposal['why']]: string } = {
  'newer-value': '离线期间，同一格已被别人改过',
  'lost-customer': '离线期间，该客户已不归其负责',
  'lost-column': '其间，该字段已不再对其开放',
  'revoked-device': '从已撤销的设备交来，尚未发送过',
  suggested: '没有修改权限，作为建议提交',
}

export const changesZh = { refused, done, why, theProduct: '系统（按规则）' }
