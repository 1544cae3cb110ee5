import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser, serve } from './serverInTest.ts'

let at = Date.now()
let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve({ now: () => at })
})
afterAll(() => server[Symbol.asyncDispose]())

/** A company with its founder's browser, and the id of its one department. */
async function company(login: string) {
  const founder = new Browser(server.origin)
  const { company: id } = await founder.found(login)
  const department = server.ledger(id).companyNow().departments.keys().next().value
  return { founder, id, department }
}

async function invite(founder: Browser, wish: Record<string, unknown>) {
  const said = await founder.post('/api/invitations', { role: 'rep', ...wish })
  expect(said.status).toBe(201)
  return said.body.token ?? ''
}

const newcomer = (login: string) => ({ name: login, login, password: 'correct horse' })

test('a link lets a newcomer in with the role and department it names', async () => {
  const { founder, id, department } = await company('gm1')
  const token = await invite(founder, { role: 'manager', department })
  const browser = new Browser(server.origin)
  const seen = await browser.get(`/api/invitations/${token}`)
  expect(seen.body).toMatchObject({ company: 'gm1公司', inviter: 'gm1', role: 'manager', state: 'open' })
  const joined = await browser.post(`/api/invitations/${token}/join`, newcomer('wang1'))
  expect(joined.status).toBe(201)
  expect(joined.body).toMatchObject({ current: id, memberships: [{ company: id, name: 'wang1', role: 'manager' }] })
  const { member } = joined.body.memberships?.[0] ?? {}
  const known = [...server.ledger(id).companyNow().members.values()].find((each) => each.id === member)
  expect(known).toMatchObject({ name: 'wang1', role: 'manager', department })
})

test('eight racing clicks of one person make one member and use the link once', async () => {
  const { founder, id, department } = await company('gm2')
  const token = await invite(founder, { department, uses: 3 })
  const person = new Browser(server.origin)
  await person.found('racer')
  const said = await Promise.all(Array.from({ length: 8 }, () => person.post(`/api/invitations/${token}/join`)))
  expect(said.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  expect(server.ledger(id).companyNow().members.size).toBe(2)
  for (const login of ['second', 'third']) {
    expect((await new Browser(server.origin).post(`/api/invitations/${token}/join`, newcomer(login))).status).toBe(201)
  }
  const late = await new Browser(server.origin).post(`/api/invitations/${token}/join`, newcomer('fourth'))
  expect([late.status, late.body.error?.kind]).toEqual([410, 'invitation-used'])
})

test('eight newcomers race for a link that lets one in: one member', async () => {
  const { founder, id, department } = await company('gm3')
  const token = await invite(founder, { department, uses: 1 })
  const said = await Promise.all(
    Array.from({ length: 8 }, (_, place) =>
      new Browser(server.origin).post(`/api/invitations/${token}/join`, newcomer(`run${place}`)),
    ),
  )
  expect(said.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(said.filter(({ body }) => body.error?.kind === 'invitation-used')).toHaveLength(7)
  expect(server.ledger(id).companyNow().members.size).toBe(2)
})

test('a link that is over, unknown or withdrawn says which', async () => {
  const { founder, department } = await company('gm4')
  const token = await invite(founder, { department, days: 7 })
  at += 7 * 86_400_000
  const over = await new Browser(server.origin).post(`/api/invitations/${token}/join`, newcomer('late'))
  expect([over.status, over.body.error?.kind]).toEqual([410, 'invitation-expired'])
  const unknown = await new Browser(server.origin).get(`/api/invitations/${'A'.repeat(22)}`)
  expect([unknown.status, unknown.body.error?.kind]).toEqual([404, 'invitation-unknown'])

  const made = await founder.post('/api/invitations', { role: 'rep', department })
  expect((await founder.post(`/api/invitations/${made.body.id}/revoke`)).status).toBe(200)
  const gone = await new Browser(server.origin).post(`/api/invitations/${made.body.token}/join`, newcomer('late'))
  expect([gone.status, gone.body.error?.kind]).toEqual([410, 'invitation-revoked'])
})

test('a rep invites nobody; a manager invites reps of his department and no general manager', async () => {
  const { founder, department } = await company('gm5')
  const rep = new Browser(server.origin)
  await rep.post(`/api/invitations/${await invite(founder, { department })}/join`, newcomer('rep5'))
  expect((await rep.post('/api/invitations', { role: 'rep', department })).status).toBe(403)
  const manager = new Browser(server.origin)
  await manager.post(
    `/api/invitations/${await invite(founder, { department, role: 'manager' })}/join`,
    newcomer('manager5'),
  )
  expect((await manager.post('/api/invitations', { role: 'rep', department })).status).toBe(201)
  expect((await manager.post('/api/invitations', { role: 'generalManager', department })).status).toBe(403)
})

test('a name that is taken cannot join as a newcomer', async () => {
  const { founder, department } = await company('gm6')
  const token = await invite(founder, { department })
  const said = await new Browser(server.origin).post(`/api/invitations/${token}/join`, newcomer('gm6'))
  expect([said.status, said.body.error?.kind]).toEqual([409, 'taken-login'])
})

test('the token is nowhere in the database', async () => {
  const { founder, department } = await company('gm7')
  const token = await invite(founder, { department })
  const bytes = await server.accountsBytes()
  expect(bytes).toContain('inv_')
  expect(bytes).not.toContain(token)
})
