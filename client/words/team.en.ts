import type { teamZh } from './team.zh.ts'

export const teamEn: typeof teamZh = {
  title: { customers: 'By owner', followups: 'By person' },
  chosen: (title, name) => `${title}: ${name}`,
  today: { customers: 'New today', followups: 'Today' },
  everybody: 'Everybody',
  pool: 'Pool',
  gone: 'Somebody who is gone',
  search: 'Find colleagues',
  person: 'Colleague',
  counts: { customers: ['Customers', 'New today', 'Overdue'], followups: ['Follow-ups', 'Today', '7 days'] },
  more: 'See more',
  other: { customers: (name) => `Follow-ups of ${name}`, followups: (name) => `Customers of ${name}` },
  nothing: { customers: 'No such customers here', followups: 'No such follow-ups here' },
}
