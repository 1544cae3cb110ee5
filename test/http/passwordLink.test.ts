import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayMs } from '#shared/base/instant.ts'
import { Browser, serve } from './serverInTest.ts'

let at = Date.now()
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve({ now: () => at })
})
afterAll(() => server[Symbol.asyncDispose]())

/** A company, its founder, and somebody who joined it: his browser and what names him there. */
async function office(name: string) {
  const founder = new Browser(server.origin)
  const { company } = await founder.found(`${name}-gm`)
  const department = server.ledger(company).companyNow().departments.keys().next().value
  const { body } = await founder.post('/api/invitations', { role: 'rep', department })
  const rep = new Browser(server.origin)
  const joined = await rep.post(`/api/invitations/${body.token}/join`, { name, login: name, password: 'correct horse' })
  return { founder, rep, member: joined.body.memberships?.[0]?.member }
}

const tokenOf = (link: unknown) => String(link).split('#')[1] ?? ''
const set = (token: string, wanted = 'battery staple') =>
  new Browser(server.origin).post('/api/password-link/use', { token, wanted })
const signIn = (login: string, password: string) => new Browser(server.origin).post('/api/sign-in', { login, password })

test('sets a password once, ends every session, and forgets the wrong tries', async () => {
  const { founder, rep, member } = await office('forgets')
  for (let tries = 0; tries < 5; tries += 1) await signIn('forgets', 'wrong horse')
  expect((await signIn('forgets', 'correct horse')).body.error?.kind).toBe('too-many-tries')
  const made = await founder.post(`/api/members/${member}/password-link`, {})
  expect(made.status).toBe(201)
  const token = tokenOf(made.body.link)
  const seen = await new Browser(server.origin).post('/api/password-link/open', { token })
  expect(seen.body).toEqual({ login: 'forgets', name: 'forgets' })
  expect((await set(token, 'short')).body.error?.kind).toBe('weak-password')
  const raced = await Promise.all([set(token), set(token)])
  expect(raced.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 404])
  expect((await rep.get('/api/session')).status).toBe(401)
  expect((await signIn('forgets', 'battery staple')).status).toBe(200)
  expect((await signIn('forgets', 'correct horse')).status).toBe(401)
})

test('the last one made is the one that is good, for a day', async () => {
  const { founder, member } = await office('late')
  const [first, second] = [
    await founder.post(`/api/members/${member}/password-link`, {}),
    await founder.post(`/api/members/${member}/password-link`, {}),
  ]
  expect((await set(tokenOf(first.body.link))).body.error?.kind).toBe('password-link-unknown')
  at += dayMs + 1
  expect((await set(tokenOf(second.body.link))).body.error?.kind).toBe('password-link-unknown')
})

test('is made by whoever manages him and nobody else, not for oneself, and not where others would be met too', async () => {
  const { founder, rep, member } = await office('kept')
  const boss = (await founder.get('/api/session')).body.memberships?.[0]?.member
  expect((await rep.post(`/api/members/${boss}/password-link`, {})).status).toBe(404)
  expect((await rep.post(`/api/members/${member}/password-link`, {})).status).toBe(404)
  expect((await founder.post(`/api/members/${boss}/password-link`, {})).status).toBe(404)
  await rep.post('/api/companies', { company: '自己的公司', name: 'kept' })
  const said = await founder.post(`/api/members/${member}/password-link`, {})
  expect([said.status, said.body.error?.kind]).toEqual([409, 'account-elsewhere'])
})
