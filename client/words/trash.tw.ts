import type { trashZh } from './trash.zh.ts'

/** The trash: what was thrown away and the way back. */
export const trashTw: typeof trashZh = {
  title: '資源回收筒',
  hint: '刪除的內容一直保留在這裡，恢復後回到原處',
  none: '資源回收筒是空的。刪除的客戶、聯絡人、跟進、提醒、欄位與選項都會放在這裡',
  noMatch: '沒有符合的內容',
  toolbar: '資源回收筒工具列',
  kinds: '依類型檢視',
  all: (count: number) => `全部 ${count}`,
  kind: {
    customers: '客戶',
    contacts: '聯絡人',
    followups: '跟進',
    reminders: '提醒',
    column: '欄位',
    option: '選項',
  },
  of: {
    customers: (name: string) => name,
    contacts: (name: string) => `客戶：${name}`,
    followups: (name: string) => `客戶：${name}`,
    reminders: (name: string) => `客戶：${name}`,
    column: (name: string) => name,
    option: (name: string) => `欄位：${name}`,
  },
  search: '搜尋資源回收筒',
  column: { name: '內容', kind: '類型', by: '刪除人', at: '刪除時間' },
  unnamed: '未命名',
  unknown: '—',
  restore: '恢復',
  restoreOf: (name: string) => `恢復 ${name}`,
  restoreChosen: (count: number) => (count === 0 ? '恢復所選' : `恢復所選 ${count} 筆`),
  choose: (name: string) => `選擇 ${name}`,
  chooseAll: '全選',
}
