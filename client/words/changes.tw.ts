import type { changesZh, Excuses, GestureFacts } from './changes.zh.ts'
import { rulesTw } from './rules.tw.ts'
import { ruleSentence } from './rules.zh.ts'
import type { ChangeSetKind, Proposal, Refusal } from '#shared/ledger/change.ts'
import { placeColumn } from '#shared/ledger/place.ts'
import type { HandAct } from '#shared/ownership/hand.ts'

const handActs: { readonly [Act in HandAct]: string } = {
  claim: '已領取該客戶',
  assign: '已將該客戶分配出去',
  return: '已將該客戶退回公海',
  transfer: '已將該客戶轉移',
  remove: '已將該客戶移入回收站',
}

const entryParts: { readonly [Part in Extract<Refusal, { kind: 'entry-changed' }>['part']]: string } = {
  name: '名稱',
  role: '角色',
  department: '部門',
  posts: '兼任職位',
  left: '在職狀態',
  standIn: '代理人',
  parent: '上層部門',
  order: '排序',
  grants: '權限',
  classes: '欄位權限',
  modules: '可見頁面',
  deleted: '狀態',
}

const refused: Excuses = {
  'not-there': () => '這筆記錄不存在，或不在您的權限範圍內',
  'not-allowed': () => '您的角色不能做這項修改',
  'already-owned': (r, names) =>
    r.by === undefined || r.act === undefined || r.act === 'claim'
      ? `已由${names.member(r.owner)}於 ${names.moment(r.since)} 先行領取`
      : `${names.moment(r.since)} ${names.member(r.by)}已將該客戶${r.act === 'assign' ? '分配' : '轉移'}給${names.member(r.owner)}`,
  'already-pooled': (r, names) =>
    r.by === undefined
      ? `該客戶已於 ${names.moment(r.since)} 退回公海`
      : `該客戶已由${names.member(r.by)}於 ${names.moment(r.since)} 退回公海`,
  'changed-hands': (r, names) =>
    `${names.moment(r.at)} ${names.member(r.by)}${r.act === undefined ? '已變更負責人' : handActs[r.act]}，請看最新情況後再操作`,
  'unknown-member': () => '找不到這位同事，可能已離開公司',
  'has-left': (r, names) =>
    `${names.member(r.member)}已離開公司${r.by === undefined || r.at === undefined ? '' : `（${names.moment(r.at)} 由${names.member(r.by)}辦理）`}，這次修改沒有生效`,
  'entry-changed': (r, names) => {
    const who = r.by === undefined || r.at === undefined ? '剛才同事' : `${names.moment(r.at)} ${names.member(r.by)}`
    return r.part === 'deleted'
      ? `${who}已刪除「${r.name}」，這次修改沒有生效`
      : `${who}已修改「${r.name}」的${entryParts[r.part]}，請看最新情況後再改`
  },
  'sees-no-customers': (r, names) =>
    `${names.member(r.member)}的角色不能檢視或修改客戶，不能做客戶的負責人${r.by === undefined || r.at === undefined ? '' : `（${names.moment(r.at)} 由${names.member(r.by)}設定）`}`,
  'handed-over': (r, names) =>
    r.by === undefined || r.at === undefined
      ? `${names.member(r.member)}的客戶已經交接過了`
      : `${names.moment(r.at)} ${names.member(r.by)}已交接${names.member(r.member)}的客戶，這次沒有再交接`,
  'day-passed': ({ day }) => `截止日期 ${day} 已過，請選今天或以後的日期`,
  'column-gone': (r, names) => `欄位「${names.column(r.column)}」已被刪除`,
  'column-locked': (r, names) => `欄位「${names.column(r.column)}」由系統填寫，不能手動修改`,
  'bad-value': (r, names) =>
    r.why === undefined
      ? `「${names.column(r.column)}」裡的內容不符合該欄位的類型`
      : `「${names.column(r.column)}」：${ruleSentence(rulesTw, r.why)}`,
  'exists-already': () => '這筆記錄已經存在',
  'column-changed': (r, names) => `欄位「${names.column(r.column)}」剛被同事改過，請看最新設定後再改`,
  'changed-since': (r, names) =>
    r.column === placeColumn
      ? `這一列的位置在 ${names.moment(r.at)} 被${names.member(r.by)}移動過，未復原這次移動`
      : `「${names.column(r.column)}」在 ${names.moment(r.at)} 被${names.member(r.by)}改過，未復原這一格`,
  'claim-limit': ({ limit, pool }) =>
    pool === undefined
      ? `每天最多領取 ${limit} 位公海客戶，請明天再領`
      : `這個公海每人每天最多領取 ${limit} 位，請明天再領`,
  'at-capacity': ({ limit }) => `名下客戶已達上限 ${limit} 位，請先退回或轉移一部分再領取`,
  cooling: ({ until }) => `您是前任負責人，${until} 起才能再次領取`,
  'last-general-manager': () => '公司至少要保留一位總經理',
  'name-taken': ({ name }) => `已經有叫「${name}」的角色，請換一個名稱`,
  'department-cycle': () => '部門不能放到自己的下層部門裡',
  'department-in-use': () => '部門裡還有同事或下層部門，請先移走',
  'view-changed': () => '這個檢視剛被同事改過，請看最新的樣子後再改',
  'view-locked': (r, names) => `這個檢視由${names.member(r.by)}鎖定，只有他和管理公司的人能改；可以另存為自己的檢視`,
  'not-made': () => '這筆記錄還沒有建立：請先採用它的新增，或連同新增一起採用',
  'already-decided': (r, names) =>
    r.by === undefined || r.at === undefined
      ? '這筆已經有人處理過了'
      : `${names.moment(r.at)} ${names.member(r.by)}已經處理過了`,
  'too-large': () => '內容太大，請分幾次提交',
}

/** What a gesture did, for toasts and the undo list. */
const done: { readonly [Kind in ChangeSetKind]: (facts: GestureFacts) => string } = {
  edit: ({ changes, label }) => (changes > 1 ? `已修改 ${changes} 處` : label ? `已修改「${label}」` : '已修改'),
  move: ({ changes, label }) => (label ? `已移動「${label}」` : `已移動 ${changes} 列`),
  paste: ({ changes }) => `已貼上，變更 ${changes} 處`,
  fill: ({ changes }) => `已填滿 ${changes} 處`,
  clear: ({ changes }) => `已清空 ${changes} 處`,
  create: ({ changes, label }) => (label ? `已新增「${label}」` : `已新增 ${changes} 筆`),
  remove: ({ changes, label }) => (label ? `已刪除「${label}」` : `已刪除 ${changes} 筆`),
  restore: ({ changes }) => `已恢復 ${changes} 筆`,
  import: ({ changes, label }) => (label ? `已匯入「${label}」` : `已匯入 ${changes} 筆`),
  followUp: ({ label }) => (label ? `已記錄「${label}」的跟進` : '已記錄跟進'),
  reminder: () => '已儲存提醒',
  claim: ({ changes, label }) => (label ? `領取「${label}」` : `領取 ${changes} 位客戶`),
  return: ({ changes, label }) => (label ? `退回「${label}」到公海` : `退回 ${changes} 位客戶`),
  assign: ({ changes, label }) => (label ? `分配「${label}」` : `分配 ${changes} 位客戶`),
  transfer: ({ changes, label }) => (label ? `轉移「${label}」` : `轉移 ${changes} 位客戶`),
  share: ({ label }) => (label ? `已修改「${label}」的協作人` : '已修改協作人'),
  comment: ({ label }) => (label ? `已評論「${label}」` : '已評論'),
  extend: ({ label }) => (label ? `「${label}」的延期申請已處理` : '延期申請已處理'),
  decide: ({ changes }) => `已處理 ${changes} 筆修改建議`,
  configure: ({ label }) => (label ? `已修改設定：${label}` : '已修改欄位或設定'),
  people: ({ label }) => (label === '' ? '已修改人員或部門' : `已修改人員或部門：${label}`),
  personal: () => '已儲存個人設定',
  undo: ({ changes }) => `已復原 ${changes} 處修改`,
  redo: ({ changes }) => `已重做 ${changes} 處修改`,
}

const why: { readonly [Kind in Proposal['why']]: string } = {
  'newer-value': '離線期間，同一格已被別人改過',
  'lost-customer': '離線期間，該客戶已不歸其負責',
  'lost-column': '其間，該欄位已不再對其開放',
  'revoked-device': '從已撤銷的裝置交來，尚未傳送過',
  suggested: '沒有修改權限，作為建議提交',
}

export const changesTw: typeof changesZh = { refused, done, why, theProduct: '系統（依規則）' }
