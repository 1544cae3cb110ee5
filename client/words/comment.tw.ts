import type { commentZh } from './comment.zh.ts'

export const commentTw: typeof commentZh = {
  thread: '評論',
  none: '還沒有評論。可以在這裡提建議、指出問題，用 @ 提醒同事。',
  write: '寫評論',
  hint: '寫評論，輸入 @ 提醒同事',
  send: '發表',
  sendKeys: 'Ctrl+Enter 發表',
  remove: '刪除這則評論',
  waiting: '已儲存到本機，等待同步',
  of: (count) => (count === 0 ? '評論' : `評論 ${count}`),
  aboutFollowUp: (name) => (name === '' ? '關於一次跟進' : `關於跟進「${name}」`),
}
