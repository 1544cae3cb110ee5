/** What happened to a customer's hands, in his history: `by` did it; null by the product's rules. */
export const handsZh = {
  filter: '负责人与共享的变动',
  itself: '系统（按规则）',
  nobody: '公海',
  made: (to: string | null) => (to === null ? '新建，放入公海' : `新建，负责人 ${to}`),
  claimed: (to: string) => `${to}从公海领取`,
  assigned: (to: string) => `从公海分配给${to}`,
  transferred: (from: string, to: string) => `由${from}转移给${to}`,
  returned: (from: string, pool: string) => `由${from}退回${pool}`,
  autoReturned: (from: string, pool: string) => `到期自动退回${pool}，原负责人 ${from}`,
  otherPool: (pool: string) => `移到${pool}`,
  reason: (reason: string) => `原因：${reason}`,
  rules: { 'first-contact': '领取后一直没有首次联系', idle: '太久没有跟进', 'no-deal': '太久没有成交' },
  moved: (from: string, to: string) => `随负责人由${from}转到${to}`,
  shared: (to: string, right: string, until: string | null) =>
    until === null ? `共享给${to}（${right}）` : `共享给${to}（${right}，至 ${until}）`,
  unshared: (from: string) => `不再共享给${from}`,
  sharingEnded: (from: string) => `共享到期，不再共享给${from}`,
  returnAnnounced: (on: string, instead: string | null) =>
    instead === null ? `已提醒负责人：${on} 自动退回公海` : `自动退回公海的日期由 ${instead} 改为 ${on}，已提醒负责人`,
  returnCancelled: (on: string) => `${on} 自动退回公海的提醒已取消`,
  extensionAsked: (days: number) => `申请延期 ${days} 天`,
  extended: (until: string) => `批准延期到 ${until}`,
  extensionDeclined: '没有批准延期',
}
