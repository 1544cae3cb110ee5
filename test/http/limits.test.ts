import { expect, test } from 'vitest'
import { Browser, serve } from './serverInTest.ts'

test('twenty tries from twenty made-up addresses: five are judged', async () => {
  await using server = await serve()
  await new Browser(server.origin).found('target')
  const tries = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      new Browser(server.origin, { 'x-forwarded-for': `10.${place}.1.1`, 'x-real-ip': `10.${place}.1.1` }).post(
        '/api/sign-in',
        { login: 'target', password: `guess number ${place}` },
      ),
    ),
  )
  const kinds = tries.map(({ body }) => body.error?.kind)
  expect(kinds.filter((kind) => kind === 'wrong-password').length).toBeLessThanOrEqual(5)
  expect(kinds.filter((kind) => kind === 'too-many-tries').length).toBeGreaterThanOrEqual(15)
  const late = await new Browser(server.origin).post('/api/sign-in', { login: 'target', password: 'correct horse' })
  expect(late.status).toBe(429)
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(800)
})

test('one network tries thirty passwords a minute, whatever names it uses', async () => {
  await using server = await serve()
  const said = []
  for (let place = 0; place < 40; place += 1) {
    // names that are refused before a password is hashed
    said.push((await new Browser(server.origin).post('/api/sign-in', { login: `~${place}`, password: 'x' })).status)
  }
  expect(said.filter((status) => status === 401).length).toBeLessThanOrEqual(31)
  expect(said.at(-1)).toBe(429)
})

test('a body of 65 KiB is refused', async () => {
  await using server = await serve()
  const said = await new Browser(server.origin).post('/api/sign-in', { login: 'x'.repeat(66_000), password: 'x' })
  expect([said.status, said.body.error?.kind]).toEqual([413, 'too-large'])
})
