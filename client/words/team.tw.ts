import type { teamZh } from './team.zh.ts'

export const teamTw: typeof teamZh = {
  title: { customers: '依負責人', followups: '依跟進人' },
  chosen: (title, name) => `${title}：${name}`,
  today: { customers: '今日新增', followups: '今天的跟進' },
  everybody: '所有人',
  pool: '公海',
  gone: '已不在的同事或部門',
  search: '搜尋同事',
  person: '同事',
  counts: { customers: ['客戶', '今日新增', '逾期'], followups: ['跟進', '今天', '近 7 天'] },
  more: '檢視更多',
  other: { customers: (name) => `${name}的跟進記錄`, followups: (name) => `${name}的客戶` },
  nothing: { customers: '這裡沒有符合的客戶', followups: '這裡沒有符合的跟進記錄' },
}
