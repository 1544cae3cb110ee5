import type { handsZh } from './hands.zh.ts'

export const handsTw: typeof handsZh = {
  filter: '負責人與共用的變動',
  itself: '系統（依規則）',
  nobody: '公海',
  made: (to) => (to === null ? '新建，放入公海' : `新建，負責人 ${to}`),
  claimed: (to) => `${to}從公海領取`,
  assigned: (to) => `從公海分配給${to}`,
  transferred: (from, to) => `由${from}轉移給${to}`,
  returned: (from, pool) => `由${from}退回${pool}`,
  autoReturned: (from, pool) => `到期自動退回${pool}，原負責人 ${from}`,
  otherPool: (pool) => `移到${pool}`,
  reason: (reason) => `原因：${reason}`,
  rules: { 'first-contact': '領取後一直沒有首次聯絡', idle: '太久沒有跟進', 'no-deal': '太久沒有成交' },
  moved: (from, to) => `隨負責人由${from}轉到${to}`,
  shared: (to, right, until) => (until === null ? `共用給${to}（${right}）` : `共用給${to}（${right}，至 ${until}）`),
  unshared: (from) => `不再共用給${from}`,
  sharingEnded: (from) => `共用到期，不再共用給${from}`,
  returnAnnounced: (on: string, instead: string | null) =>
    instead === null ? `已提醒負責人：${on} 自動退回公海` : `自動退回公海的日期由 ${instead} 改為 ${on}，已提醒負責人`,
  returnCancelled: (on: string) => `${on} 自動退回公海的提醒已取消`,
  extensionAsked: (days) => `申請延期 ${days} 天`,
  extended: (until) => `核准延期到 ${until}`,
  extensionDeclined: '沒有核准延期',
}
