import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ledgerRecord,
  newChangeSetId,
  newCustomerId,
  newDeviceId,
  type CustomerId,
  type MemberId,
} from '#shared/base/id.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { actAs } from '../../server/company/actAs.ts'
import { Browser, serve } from './serverInTest.ts'

let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve()
})
afterAll(() => server[Symbol.asyncDispose]())

const now = Date.now
const random = Math.random

/** A boss with a rep at a laptop and a phone, both at work, and a customer of the rep. */
async function firm(name: string) {
  const boss = new Browser(server.origin)
  const { company } = await boss.found(`${name}boss`)
  const ledger = server.ledger(company)
  const [department] = ledger.companyNow().departments.keys()
  const { body } = await boss.post('/api/invitations', { role: 'rep', department })
  const laptop = new Browser(server.origin)
  const person = { name, login: name, password: 'correct horse' }
  const joined = await laptop.post(`/api/invitations/${body.token}/join`, person)
  const member = joined.body.memberships?.[0]?.member as MemberId // the route's own answer
  const phone = new Browser(server.origin)
  await phone.post('/api/sign-in', person)
  for (const browser of [laptop, phone]) await touch(browser, company)
  const customer = newCustomerId(random)
  const cells = [{ column: columnByRole(ledger.companyNow().columns.values(), 'customers', 'name')!.id, now: '旧名' }]
  actAs(ledger, member, { now, random })('create', [
    { kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells },
  ])
  ledger.commit()
  return { boss, laptop, phone, company, member, customer, ledger, nameColumn: cells[0]!.column }
}

/** Opens and closes the socket, as an app at work does. */
const touch = (browser: Browser, company: string) =>
  new Promise<number>((resolve) => {
    const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/sync/${company}`, {
      headers: { cookie: browser.cookie },
    } as never) // undici's own option
    socket.addEventListener('open', () => setTimeout(() => socket.close(), 50))
    socket.addEventListener('close', ({ code }) => resolve(code))
  })

type Firm = Awaited<ReturnType<typeof firm>>

function bag(of: Firm, text: string) {
  const { company, member, customer, nameColumn } = of
  const device = newDeviceId(random)
  const set = { id: newChangeSetId(random), kind: 'edit', label: '', author: member, device, madeAt: now() }
  const cells = [{ column: nameColumn, was: '旧名', now: text }]
  const change = { kind: 'set', customer, table: 'customers', record: ledgerRecord(customer as CustomerId), cells }
  return { company, device, parts: [{ set, part: 0, changes: [change], link: null }], notes: [] }
}

test('whoever manages somebody sees his devices and puts one out; it hands in, reads nothing, and only it', async () => {
  const all = await firm('lihua')
  const { boss, laptop, phone, company, member, customer, ledger } = all
  expect((await laptop.get(`/api/members/${member}/devices`)).status).toBe(404)
  const { devices = [] } = (await boss.get(`/api/members/${member}/devices`)).body
  expect(devices.map(({ current }) => current)).toEqual([false, false])

  expect((await laptop.post('/api/hand-in', bag(all, '还在岗'))).status).toBe(404)
  const mine = (await laptop.get('/api/devices')).body.devices?.find(({ current }) => current)
  expect((await boss.post(`/api/members/${member}/devices/revoke`, { device: mine?.id })).body).toEqual({ revoked: 1 })

  expect((await laptop.get('/api/session')).status).toBe(401)
  expect((await phone.get('/api/pool')).status).toBe(200)
  expect(await touch(laptop, company)).toBe(4423)
  const handed = await laptop.post('/api/hand-in', bag(all, '离线改的名'))
  expect(handed.body).toMatchObject({ over: 'revoked', answers: [{ verdicts: [{ kind: 'proposed' }] }] })
  expect(ledger.proposals(ledger.viewer(member)!)).toMatchObject([{ customer, author: member, why: 'revoked-device' }])
  expect((await phone.post('/api/hand-in', bag(all, '别人的设备'))).status).toBe(404)
  expect((await boss.get(`/api/members/${member}/devices`)).body.devices).toHaveLength(1)
})

test('somebody with two companies is put out of the one and goes on in the other', async () => {
  const { boss, laptop, company, member } = await firm('zhouyu')
  const other = await laptop.post('/api/companies', { company: '另一家' })
  expect(other.body.memberships).toHaveLength(2)
  expect((await boss.post(`/api/members/${member}/devices/revoke`)).body).toEqual({ revoked: 2 })
  const after = await laptop.get('/api/session')
  expect(after.body.memberships?.map((each) => each.company)).not.toContain(company)
  expect(after.body.memberships).toHaveLength(1)
  expect((await laptop.post('/api/session/company', { company })).status).toBe(404)
  expect(await touch(laptop, company)).toBe(4423)
})

test('one puts all of one’s other devices out at once', async () => {
  const { laptop, phone, company } = await firm('wuyan')
  expect((await laptop.post('/api/devices/revoke-others')).body).toEqual({ revoked: 1 })
  expect((await phone.get('/api/session')).status).toBe(401)
  expect(await touch(phone, company)).toBe(4423)
  expect((await laptop.get('/api/pool')).status).toBe(200)
})

test('who leaves is put out on every device, hands in what he still has, and signs in anew when he is taken back', async () => {
  const all = await firm('helin')
  const { laptop, phone, ledger, member, boss, company } = all
  const person = () => ledger.companyNow().members.get(member)!
  const bossId = (await boss.get('/api/session')).body.memberships?.[0]?.member as MemberId // the route's own answer
  const put = (left: boolean) => {
    actAs(ledger, bossId, { now, random })('people', [{ kind: 'putMember', was: person(), now: { ...person(), left } }])
    ledger.commit()
  }
  put(true)
  await expect.poll(() => touch(laptop, company)).toBe(4423)
  await expect.poll(() => touch(phone, company)).toBe(4423)
  const handed = await laptop.post('/api/hand-in', bag(all, '最后的话'))
  expect(handed.body).toMatchObject({ over: 'left', answers: [{ verdicts: [{ kind: 'proposed' }] }] })
  await expect.poll(async () => (await laptop.get('/api/session')).status).toBe(401)
  put(false)
  for (const device of [laptop, phone]) {
    expect((await device.get('/api/session')).status).toBe(401)
    expect(await touch(device, company)).toBe(4423)
  }
  expect((await phone.post('/api/hand-in', bag(all, '手机里的'))).body).toMatchObject({ over: 'revoked' })
  await laptop.post('/api/sign-in', { login: 'helin', password: 'correct horse' })
  expect((await laptop.get('/api/session')).body.memberships?.map((each) => each.company)).toContain(company)
  expect(await touch(laptop, company)).not.toBe(4423)
})

test('who left and is invited again comes back on a device that another company kept signed in', async () => {
  const { phone, ledger, member, boss, company } = await firm('tangya')
  await phone.post('/api/companies', { company: '另一家' })
  const person = ledger.companyNow().members.get(member)!
  const bossId = (await boss.get('/api/session')).body.memberships?.[0]?.member as MemberId // the route's own answer
  actAs(ledger, bossId, { now, random })('people', [{ kind: 'putMember', was: person, now: { ...person, left: true } }])
  ledger.commit()
  await expect.poll(() => touch(phone, company)).toBe(4423)
  expect((await phone.get('/api/session')).body.memberships?.map((each) => each.company)).not.toContain(company)
  const { role, department } = person
  const { body } = await boss.post('/api/invitations', { role, department })
  const joined = await phone.post(`/api/invitations/${body.token}/join`, {})
  expect(joined.body.memberships?.map((each) => each.company)).toContain(company)
  expect((await phone.get('/api/session')).body.memberships).toHaveLength(2)
  expect(ledger.viewer(member)).not.toBe(null)
})
