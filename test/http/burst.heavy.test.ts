import { expect, test } from 'vitest'
import { Browser, serve } from './serverInTest.ts'

test('a burst of sign-ins is hashed four at a time, twenty wait, the rest come back later', async () => {
  await using server = await serve({ trustProxy: true, realHashes: true })
  const tries = await Promise.all(
    Array.from({ length: 40 }, (_, place) =>
      new Browser(server.origin, { 'x-forwarded-for': `10.${place}.1.1` }).post('/api/sign-in', {
        login: `person${place}`,
        password: 'some password',
      }),
    ),
  )
  const statuses = tries.map(({ status }) => status)
  expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(10)
  expect(statuses.filter((status) => status === 401).length).toBeGreaterThanOrEqual(24)
  expect(tries.find(({ status }) => status === 503)?.body).toEqual({ error: { kind: 'busy', retryAfterMs: 2000 } })
})
