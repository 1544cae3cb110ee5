/** Comments on customers and follow-ups. */
export const commentZh = {
  thread: '评论',
  none: '还没有评论。可以在这里提建议、指出问题，用 @ 提醒同事。',
  write: '写评论',
  hint: '写评论，输入 @ 提醒同事',
  send: '发表',
  sendKeys: 'Ctrl+Enter 发表',
  remove: '删除这条评论',
  waiting: '已保存到本机，等待同步',
  of: (count: number) => (count === 0 ? '评论' : `评论 ${count}`),
  aboutFollowUp: (name: string) => (name === '' ? '关于一次跟进' : `关于跟进“${name}”`),
}
