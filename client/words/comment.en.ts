import type { commentZh } from './comment.zh.ts'

export const commentEn: typeof commentZh = {
  thread: 'Comments',
  none: 'No comments yet. Advise and correct here; @ calls a colleague.',
  write: 'Write a comment',
  hint: 'Write a comment; @ calls a colleague',
  send: 'Send',
  sendKeys: 'Ctrl+Enter sends',
  remove: 'Delete this comment',
  waiting: 'Saved here, waiting to be sent',
  of: (count) => (count === 0 ? 'Comment' : `Comments ${count}`),
  aboutFollowUp: (name) => (name === '' ? 'About a follow-up' : `About the follow-up “${name}”`),
}
