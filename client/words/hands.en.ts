import type { handsZh } from './hands.zh.ts'

export const handsEn: typeof handsZh = {
  filter: 'Owner and sharing',
  itself: 'Kebu (by rule)',
  nobody: 'the pool',
  made: (to) => (to === null ? 'created in the pool' : `created, owner ${to}`),
  claimed: (to) => `claimed from the pool by ${to}`,
  assigned: (to) => `assigned from the pool to ${to}`,
  transferred: (from, to) => `transferred from ${from} to ${to}`,
  returned: (from, pool) => `returned by ${from} to ${pool}`,
  autoReturned: (from, pool) => `returned to ${pool} by rule; the owner was ${from}`,
  otherPool: (pool) => `moved to ${pool}`,
  reason: (reason) => `Reason: ${reason}`,
  rules: {
    'first-contact': 'no first contact was made',
    idle: 'no follow-up for too long',
    'no-deal': 'no deal for too long',
  },
  moved: (from, to) => `moved with the owner from ${from} to ${to}`,
  shared: (to, right, until) => `shared with ${to} (${until === null ? right : `${right}, until ${until}`})`,
  unshared: (from) => `no longer shared with ${from}`,
  sharingEnded: (from) => `no longer shared with ${from}: the time was over`,
  returnAnnounced: (on, instead) =>
    instead === null
      ? `the owner was told of the return to the pool on ${on}`
      : `the return to the pool was moved from ${instead} to ${on}, and the owner told`,
  returnCancelled: (on) => `the return to the pool on ${on} was called off`,
  extensionAsked: (days) => `asked for ${days} more days`,
  extended: (until) => `more time granted until ${until}`,
  extensionDeclined: 'more time not granted',
}
