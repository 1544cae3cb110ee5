import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser, serve } from './serverInTest.ts'

let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve()
})
afterAll(() => server[Symbol.asyncDispose]())

test('who makes a company is its general manager and signed in', async () => {
  const browser = new Browser(server.origin)
  const said = await browser.post('/api/companies', {
    company: '锦程',
    name: '周建国',
    login: '13800001111',
    password: 'correct horse',
  })
  expect(said.status).toBe(201)
  expect(said.body).toMatchObject({
    account: { login: '13800001111', name: '周建国' },
    memberships: [{ companyName: '锦程', name: '周建国', role: 'generalManager' }],
  })
  expect((await browser.get('/api/session')).body).toEqual(said.body)
  const cookie = said.headers.getSetCookie().find((line) => line.startsWith('kebu='))
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=(Lax|Strict)/)
})

test('a phone signs in however it is written, and out again', async () => {
  await new Browser(server.origin).found('13900002222')
  const browser = new Browser(server.origin)
  expect((await browser.post('/api/sign-in', { login: '+86 139-0000-2222', password: 'correct horse' })).status).toBe(
    200,
  )
  const stolen = browser.cookie
  expect((await browser.post('/api/sign-out')).status).toBe(200)
  expect((await browser.get('/api/session')).body).toEqual({ error: { kind: 'not-signed-in' } })
  const response = await fetch(`${server.origin}/api/session`, { headers: { cookie: stolen } })
  expect(response.status).toBe(401)
})

test('who signs in where somebody is signed in ends that session', async () => {
  await new Browser(server.origin).found('13900003333')
  const browser = new Browser(server.origin)
  await browser.found('13900004444')
  const before = browser.cookie
  await browser.post('/api/sign-in', { login: '13900003333', password: 'correct horse' })
  expect((await browser.get('/api/session')).body).toMatchObject({ account: { login: '13900003333' } })
  expect((await fetch(`${server.origin}/api/session`, { headers: { cookie: before } })).status).toBe(401)
})

test.each([
  ['a wrong password', { login: 'mistaken', password: 'wrong horse' }, 401, { kind: 'wrong-password' }],
  ['a name nobody has', { login: 'nobody', password: 'correct horse' }, 401, { kind: 'wrong-password' }],
  ['a name nobody can have', { login: '~x y', password: 'correct horse' }, 401, { kind: 'wrong-password' }],
  ['no password', { login: 'mistaken' }, 400, { kind: 'bad-request', fields: ['password'] }],
])('%s is told as what it is', async (_, body, status, error) => {
  await new Browser(server.origin).post('/api/companies', {
    company: 'x',
    name: 'x',
    login: 'mistaken',
    password: 'correct horse',
  })
  const said = await new Browser(server.origin).post('/api/sign-in', body)
  expect([said.status, said.body.error]).toEqual([status, error])
})

test.each([
  ['taken-login', 409, { login: 'Li.Na', password: 'correct horse' }],
  ['weak-password', 400, { login: 'other', password: '1234567' }],
  ['bad-login', 400, { login: 'li na', password: 'correct horse' }],
])('a company is not made with %s', async (kind, status, part) => {
  await new Browser(server.origin).post('/api/companies', {
    company: 'x',
    name: 'x',
    login: 'li.na',
    password: 'correct horse',
  })
  const said = await new Browser(server.origin).post('/api/companies', { company: 'x', name: 'x', ...part })
  expect([said.status, said.body.error?.kind]).toEqual([status, kind])
})

test('a forged session cookie is nobody', async () => {
  for (const cookie of ['kebu=abc', 'kebu=abc.def', 'kebu=.', `kebu=${'x'.repeat(5000)}`]) {
    expect((await fetch(`${server.origin}/api/session`, { headers: { cookie } })).status).toBe(401)
  }
})

test('a new password ends every other session of the account', async () => {
  const here = new Browser(server.origin)
  await here.found('changer')
  const there = new Browser(server.origin)
  await there.post('/api/sign-in', { login: 'changer', password: 'correct horse' })
  const wrong = await here.post('/api/account/password', { present: 'wrong horse', wanted: 'battery staple' })
  expect(wrong.body.error?.kind).toBe('wrong-password')
  expect(
    (await here.post('/api/account/password', { present: 'correct horse', wanted: 'battery staple' })).status,
  ).toBe(200)
  expect((await here.get('/api/session')).status).toBe(200)
  expect((await there.get('/api/session')).status).toBe(401)
  expect((await there.post('/api/sign-in', { login: 'changer', password: 'battery staple' })).status).toBe(200)
})

test('devices are listed and one can be thrown out, but not a stranger’s', async () => {
  const here = new Browser(server.origin, { 'user-agent': 'Desk' })
  await here.found('devices')
  const lost = new Browser(server.origin, { 'user-agent': 'Phone' })
  await lost.post('/api/sign-in', { login: 'devices', password: 'correct horse' })
  const { devices = [] } = (await here.get('/api/devices')).body
  expect(devices).toHaveLength(2)
  const phone = devices.find(({ current }) => !current)
  const stranger = new Browser(server.origin)
  await stranger.found('stranger')
  expect((await stranger.post(`/api/devices/${phone?.id}/revoke`)).status).toBe(404)
  expect((await here.post(`/api/devices/${phone?.id}/revoke`)).status).toBe(200)
  expect((await lost.get('/api/session')).status).toBe(401)
})
