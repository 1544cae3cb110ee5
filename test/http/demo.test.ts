import { afterAll, beforeAll, expect, test } from 'vitest'
import { CustomerId } from '#shared/base/id.ts'
import { addDays, dayOf } from '#shared/base/instant.ts'
import { columnByRole, columnsOf, ColumnKind, TableId } from '#shared/ledger/column.ts'
import type { BootRow } from '#shared/wire/item.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import { Browser, serve } from './serverInTest.ts'

let server: Awaited<ReturnType<typeof serve>>
let ledger: Ledger
const chief = () => new Browser(server.origin)

beforeAll(async () => {
  server = await serve()
  const said = await chief().post('/api/demo')
  ledger = server.ledger(said.body.current ?? '')
}, 30_000)
afterAll(() => server[Symbol.asyncDispose]())

/** Every row that this person sees, as his first sync brings them. */
function rowsOf(person: number): BootRow[] {
  const member = [...ledger.companyNow().members.keys()].find(
    (id) => ledger.companyNow().members.get(id)?.name === people[person],
  )
  const viewer = member === undefined ? null : ledger.viewer(member)
  if (viewer === null) throw new Error(`person ${person} works in the demo`)
  const speaker = { viewer, device: 'dev_aaaaaaaaaaaa' as never, link: null } // any device
  const rows: BootRow[] = []
  let after: Parameters<Ledger['bootPage']>[3] = null
  for (let page = 0; ; page += 1) {
    const body = ledger.bootPage(speaker, ledger.head(), page, after)
    rows.push(...body.rows)
    if (body.last) return rows
    after = { table: body.table, customer: body.after }
  }
}
let people: string[] = []
beforeAll(async () => {
  people = ((await chief().get('/api/demo')).body.people ?? []).map(({ name }) => name)
})

test('twelve people offer themselves, the general manager first', async () => {
  const said = await chief().get('/api/demo')
  expect(said.body.people).toHaveLength(12)
  expect(said.body.people?.[0]).toMatchObject({ index: 0, role: 'generalManager' })
  expect(new Set(people).size).toBe(12)
})

test('the demo is made once, and each of the twelve can be entered', async () => {
  const entered = await Promise.all(
    people.map(async (_, person) => {
      const said = await new Browser(server.origin).post('/api/demo', { person })
      return [said.body.account?.name, said.body.current]
    }),
  )
  expect(entered).toEqual(people.map((name) => [name, ledger.company]))
  expect((await chief().post('/api/demo', { person: 12 })).status).toBe(400)
})

test('six hundred customers stand in it, sixty of them in the pool', async () => {
  const rows = rowsOf(0)
  const count = (table: TableId) => rows.filter((row) => row.table === table).length
  expect(count('customers')).toBe(600)
  expect(count('contacts')).toBeGreaterThan(600)
  expect(count('followups')).toBeGreaterThan(1200)
  expect(count('reminders')).toBeGreaterThan(60)
  const rep = new Browser(server.origin)
  await rep.post('/api/demo', { person: 2 })
  expect((await rep.get('/api/pool?limit=100')).body.total).toBe(60)
})

test('every kind of column is there, and every column a person types into holds something', () => {
  const company = ledger.companyNow()
  expect(new Set([...company.columns.values()].map(({ kind }) => kind))).toEqual(new Set(ColumnKind.options))
  const rows = rowsOf(0)
  for (const table of TableId.options) {
    for (const column of columnsOf(company.columns.values(), table)) {
      if (column.readonly === true && column.role === undefined) continue
      // files are brought by people; the demo has none
      if (column.kind === 'attachment') continue
      if (['createdAt', 'createdBy', 'changedAt', 'changedBy', 'person'].includes(column.kind)) continue
      const filled = rows.some((row) => row.table === table && (row.cells[column.id] ?? null) !== null)
      expect([table, column.name, filled]).toEqual([table, column.name, true])
    }
  }
})

test('some are overdue, some due today and this week, most later', () => {
  const due = columnByRole(ledger.companyNow().columns.values(), 'customers', 'nextFollowUpOn')
  const today = dayOf(Date.now(), 480)
  const days = rowsOf(0).flatMap((row) => {
    const on = due === null || row.table !== 'customers' ? null : row.cells[due.id]
    return typeof on === 'string' ? [on] : []
  })
  const share = (from: string, to: string) => days.filter((day) => day >= from && day < to).length / days.length
  expect(share('0', today)).toBeGreaterThan(0.05)
  expect(share('0', today)).toBeLessThan(0.3)
  expect(share(today, addDays(today, 1))).toBeGreaterThan(0.02)
  expect(share(addDays(today, 1), addDays(today, 8))).toBeGreaterThan(0.1)
})

test('nothing of it happened in the future', () => {
  for (const row of rowsOf(0)) expect(row.created.at).toBeLessThanOrEqual(Date.now())
})

test('a rep’s cookie reads no history of a colleague’s customer, nor of one that never was', async () => {
  const rep = new Browser(server.origin)
  await rep.post('/api/demo', { person: 2 })
  const mine = new Set(rowsOf(2).map(({ customer }) => customer))
  const other = rowsOf(0).find(({ customer }) => !mine.has(customer))?.customer
  const never = CustomerId.parse(`cus_${'z'.repeat(12)}`)
  for (const path of ['history', 'note-versions']) {
    const answers = await Promise.all([other, never, 'x'].map((id) => rep.get(`/api/customers/${id}/${path}`)))
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      answers.map(() => [404, { error: { kind: 'not-found' } }]),
    )
    expect((await rep.get(`/api/customers/${[...mine][0]}/${path}`)).status).toBe(200)
  }
})

test('another company’s general manager finds none of it', async () => {
  const stranger = new Browser(server.origin)
  await stranger.found('stranger')
  const id = rowsOf(0)[0]?.customer
  for (const path of [`/api/customers/${id}/history`, `/api/customers/${id}/note-versions`]) {
    expect((await stranger.get(path)).status).toBe(404)
  }
  expect((await stranger.get('/api/pool')).body.total).toBe(0)
  expect((await stranger.post('/api/session/company', { company: ledger.company })).status).toBe(404)
})
