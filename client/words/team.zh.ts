/** A leader's choice of whose rows he looks at: in the ledger and among the follow-ups. */
export const teamZh = {
  title: { customers: '按负责人', followups: '按跟进人' },
  chosen: (title: string, name: string) => `${title}：${name}`,
  today: { customers: '今日新增', followups: '今天的跟进' },
  everybody: '所有人',
  pool: '公海',
  gone: '已不在的同事或部门',
  search: '搜索同事',
  person: '同事',
  counts: { customers: ['客户', '今日新增', '逾期'], followups: ['跟进', '今天', '近 7 天'] },
  more: '查看更多',
  other: { customers: (name: string) => `${name}的跟进记录`, followups: (name: string) => `${name}的客户` },
  nothing: { customers: '这里没有符合的客户', followups: '这里没有符合的跟进记录' },
}
