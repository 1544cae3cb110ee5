import { afterAll, beforeAll, expect, test } from 'vitest'
import { Browser, serve } from './serverInTest.ts'

let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve()
})
afterAll(() => server[Symbol.asyncDispose]())

const wish = { view: '台账', rows: 12, columns: 5 }

async function joins(boss: Browser, role: string, name: string, department: string) {
  const { body } = await boss.post('/api/invitations', { role, department })
  const browser = new Browser(server.origin)
  await browser.post(`/api/invitations/${body.token}/join`, { name, login: name, password: 'correct horse' })
  return browser
}

test('an export is granted to whoever has the right and listed for him and those who manage him', async () => {
  const boss = new Browser(server.origin)
  const { company } = await boss.found('exporter')
  const [department = ''] = server.ledger(company).companyNow().departments.keys()
  const rep = await joins(boss, 'rep', 'sellerone', department)
  const other = await joins(boss, 'rep', 'sellertwo', department)
  const auditor = await joins(boss, 'auditor', 'auditorone', department)
  const listed = async (who: Browser) => JSON.parse((await who.get('/api/exports')).text).exports

  expect((await auditor.post('/api/exports', wish)).body.error).toEqual({ kind: 'not-allowed' })
  expect((await rep.post('/api/exports', wish)).status).toBe(201)
  expect((await boss.post('/api/exports', { ...wish, view: '大客户' })).status).toBe(201)

  expect(await listed(boss)).toMatchObject([
    { id: 2, view: '大客户' },
    { id: 1, ...wish },
  ])
  expect(await listed(rep)).toMatchObject([{ id: 1, ...wish }])
  expect(await listed(other)).toEqual([])
  expect(await listed(auditor)).toEqual([])
  expect((await boss.post('/api/exports', { ...wish, rows: -1 })).status).toBe(400)
})

test('each company counts its own exports and sees no other’s', async () => {
  const stranger = new Browser(server.origin)
  await stranger.found('elsewhere')
  expect(JSON.parse((await stranger.get('/api/exports')).text)).toEqual({ exports: [], more: false })
  expect(JSON.parse((await stranger.post('/api/exports', wish)).text)).toMatchObject({ id: 1, watermark: false })
})
