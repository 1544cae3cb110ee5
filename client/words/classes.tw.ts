import type { classesZh } from './classes.zh.ts'

export const classesTw: typeof classesZh = {
  names: { normal: '普通', contact: '聯絡方式', finance: '財務', private: '私密' },
  about: {
    normal: '凡能看到客戶的人都能看到',
    contact: '電話、微信、信箱等',
    finance: '金額、帳期、回款等',
    private: '只給少數人看的內容',
  },
  field: '欄位類別',
  fixed: '系統規則要用到這個欄位，它對所有能看到客戶的人可見。',
  seenBy: (roles) => `能看到的角色：${roles}。沒有這一類權限的人完全收不到，連欄位名也看不到。`,
  seenByAll: '凡能看到客戶的人都能看到這個欄位。',
  loses: (people, count) =>
    `儲存後，${people}${count > 3 ? `等 ${count} 人` : ''}將看不到這個欄位，內容會從他們的裝置上移除；已填的內容一個也不會丟。`,
  gains: (people, count) => `儲存後，${people}${count > 3 ? `等 ${count} 人` : ''}將能看到這個欄位和已填的內容。`,
  and: '、',
  levels: { none: '看不到', see: '只能看', edit: '看和改' },
  levelOf: (name) => `「${name}」欄位的權限`,
  lead: '沒有權限的類別不會發到這個人的裝置上。「改」只在其可修改的客戶範圍內有效。',
}
