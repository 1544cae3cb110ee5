import { expect, test } from 'vitest'
import type { CustomerId } from '#shared/base/id.ts'
import type { SyncStatus } from '../../client/replica/workspace.ts'
import { chipOf } from '../../client/shell/statusOf.ts'

const calm: SyncStatus = {
  link: 'online',
  waiting: 0,
  sending: 0,
  needsYou: 0,
  unsentNotes: [],
  boot: null,
  persisted: null,
  wiped: false,
  storageFault: null,
}

test.each<[string, Partial<SyncStatus>, ReturnType<typeof chipOf>]>([
  ['nothing waits: all sent', {}, { kind: 'sent' }],
  ['gestures under way are counted', { waiting: 3 }, { kind: 'sending', count: 3 }],
  [
    'offline is a state: everything is safe here',
    { link: 'offline', waiting: 2 },
    { kind: 'saved', count: 2, link: 'offline' },
  ],
  [
    'a note that was not sent counts like a gesture',
    { link: 'offline', waiting: 2, unsentNotes: ['cus_aaaaaaaaaaaa' as CustomerId] },
    { kind: 'saved', count: 3, link: 'offline' },
  ],
  [
    'a note under way is counted too',
    { unsentNotes: ['cus_aaaaaaaaaaaa' as CustomerId] },
    { kind: 'sending', count: 1 },
  ],
  ['a refusal is said even offline', { link: 'offline', needsYou: 1 }, { kind: 'needsYou', count: 1 }],
  ['the first sync shows how far it is', { boot: { got: 5, total: 9 } }, { kind: 'booting', got: 5, total: 9 }],
  ['an expired sign-in comes before refusals', { link: 'signedOut', needsYou: 4 }, { kind: 'signedOut' }],
  ['a broken disk comes before all', { link: 'tooOld', storageFault: 'full' }, { kind: 'storageFault', facts: 'full' }],
])('%s', (_title, part, chip) => {
  expect(chipOf({ ...calm, ...part })).toEqual(chip)
})
