import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as encoding from 'lib0/encoding'
import { writeSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import {
  ledgerRecord,
  newChangeSetId,
  newColumnId,
  newCustomerId,
  newDeviceId,
  newViewId,
  type CompanyId,
  type MemberId,
} from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Change, Verdict } from '#shared/ledger/change.ts'
import { columnByRole, type Column } from '#shared/ledger/column.ts'
import { noLayout } from '#shared/view/layout.ts'
import type { View } from '#shared/view/view.ts'
import { encodeMessage, protocol } from '#shared/wire/message.ts'
import { until } from '../socket/openServer.ts'
import { Browser, serve } from './serverInTest.ts'

/*
 * A secret stands in a column of each class, in its name, in an option and in its cells. Whatever leaves the server for
 * somebody whose role lacks the class is searched for it: every byte of every frame, every letter of every answer.
 */

let server: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  server = await serve()
})
afterAll(() => server[Symbol.asyncDispose]())

const none = {
  see: 'none',
  edit: 'none',
  create: 'none',
  claim: 'none',
  assign: 'none',
  transfer: 'none',
  return: 'none',
  approve: 'none',
  delete: 'none',
  import: 'none',
  export: 'none',
  configure: 'none',
  people: 'none',
} as const

test('a class that was not given is in no byte that a socket or a page is sent', async () => {
  const { boss, act, hire, ledger } = await office()
  const bare = await hire('rol_00000000bare', { see: [], edit: [] })
  const money = await hire('rol_0000000money', { see: ['finance'], edit: ['finance'] })
  const [contact, finance, hidden] = (['contact', 'finance', 'private'] as const).map((of) => classed(of))
  for (const now of [contact!, finance!, hidden!]) act([{ kind: 'putColumn', was: null, now }])
  const ears = [bare, money].map(({ browser }) => listen(server, ledger.company, browser))
  await until(() => ears.every((ear) => ear.isLive()), 'both hear the company')

  const [one, other] = [newCustomerId(Math.random), newCustomerId(Math.random)]
  for (const customer of [one, other]) {
    const cells = [contact!, finance!, hidden!].map(({ id, class: of }) => ({ column: id, now: secret(of, 'born') }))
    act([create(customer, [...cells, { column: nameColumn(), now: '甲公司' }])])
  }
  for (const column of [contact!, finance!, hidden!]) act([{ kind: 'putView', was: null, now: viewOf(column) }])
  // live, in a gesture together with what they may hear; kept back; handed on to them; moved to where they may see it
  act([set(one, [cell(hidden!, 'live'), cell(finance!, 'live'), { column: nameColumn(), was: null, now: '乙公司' }])])
  act([set(one, [cell(contact!, 'offline')])], { offline: true })
  act([{ kind: 'transfer', customer: one, epoch: epoch(one), to: bare.member }])
  act([{ kind: 'transfer', customer: one, epoch: epoch(one), to: money.member }])
  act([{ kind: 'assign', customer: other, epoch: epoch(other), to: boss }])
  ledger.commit()
  ledger.sweep(Date.now())
  const fetched = encodeMessage('fetch', { customers: [one, other] })
  for (const ear of ears) ear.send(fetched)
  await until(() => ears.every((ear) => ear.has('乙公司')), 'both hear the customer’s name')
  ears.push(...[bare, money].map(({ browser }) => listen(server, ledger.company, browser)))
  await until(() => ears.every((ear) => ear.has('乙公司') && ear.isLive()), 'a fresh device hears it too')
  const pages = await Promise.all([bare, money].map(({ browser }) => readPages(browser, [one, other])))

  const heard = (place: number) => [ears[place]!, ears[place + 2]!].map((ear) => ear.text()).join('') + pages[place]!
  for (const of of ['contact', 'finance', 'private']) expect(heard(0)).not.toContain(`secret-${of}`)
  for (const of of ['contact', 'private']) expect(heard(1)).not.toContain(`secret-${of}`)
  // the search itself finds what was given
  for (const word of ['name', 'option', 'born', 'live', 'view']) expect(heard(1)).toContain(`secret-finance-${word}`)
  for (const ear of ears) ear.close()

  function viewOf({ id, class: of }: Column): View {
    const filter = { join: 'and', of: [{ column: id, op: 'is', text: secret(of, 'view') }] } as const
    const view = { id: newViewId(Math.random), table: 'customers', name: '视图', order: 0, madeBy: boss } as const
    return { ...view, layout: { ...noLayout, filter } }
  }
  function nameColumn() {
    return columnByRole(ledger.companyNow().columns.values(), 'customers', 'name')!.id
  }
  function epoch(customer: typeof one) {
    return ledger.envelope(customer)?.epoch ?? -1
  }
})

const secret = (of: string | undefined, word: string): string => `secret-${of}-${word}`

function classed(of: 'contact' | 'finance' | 'private'): Column {
  const option = { id: `opt_${of.padEnd(12, '0')}` as never, name: secret(of, 'option'), color: 0 }
  return {
    id: newColumnId(Math.random),
    table: 'customers',
    kind: 'text',
    name: secret(of, 'name'),
    order: 99,
    class: of,
    options: [option],
  }
}

const cell = ({ id, class: of }: Column, word: string) => ({
  column: id,
  was: null as CellValue,
  now: secret(of, word) as CellValue,
})

const set = (customer: ReturnType<typeof newCustomerId>, cells: Extract<Change, { kind: 'set' }>['cells']): Change => ({
  kind: 'set',
  customer,
  table: 'customers',
  record: ledgerRecord(customer),
  cells,
})

const create = (
  customer: ReturnType<typeof newCustomerId>,
  cells: Extract<Change, { kind: 'create' }>['cells'],
): Change => ({ kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells })

/** A company whose founder acts through its ledger, and who hires people with a role of their own. */
async function office() {
  const founder = new Browser(server.origin)
  const said = await founder.found('secretkeeper')
  const ledger = server.ledger(said.company)
  const boss = said.member as MemberId // just made by the server
  const device = newDeviceId(Math.random)
  const link = 'lnk_000000000000' as never
  const act = (changes: readonly Change[], { offline = false } = {}): readonly Verdict[] => {
    const id = newChangeSetId(Math.random)
    const made = { id, kind: 'edit', label: '', author: boss, device, madeAt: 0 } as const
    const part = { set: made, part: 0, changes, link: offline ? null : link }
    const { verdicts } = ledger.submit({ viewer: ledger.viewer(boss)!, device, link }, part)
    expect(verdicts.filter(({ kind }) => kind === 'refused')).toEqual([])
    return verdicts
  }
  const hire = async (role: string, classes: { see: readonly string[]; edit: readonly string[] }) => {
    const now = { id: role, name: role, grants: { ...none, see: 'all', edit: 'all' }, classes }
    act([{ kind: 'putRole', now: now as never }]) // as the form sends it
    ledger.commit()
    const department = ledger.companyNow().departments.keys().next().value
    const { body } = await founder.post('/api/invitations', { role, department })
    const browser = new Browser(server.origin)
    const login = { name: role, login: role, password: 'correct horse' }
    const joined = await browser.post(`/api/invitations/${body.token}/join`, login)
    expect(joined.status).toBe(201)
    return { browser, member: joined.body.memberships![0]!.member as MemberId }
  }
  return { boss, act, hire, ledger }
}

/** A device on the company's room that keeps every byte it is sent, and grants credit for all of it. */
function listen(on: typeof server, company: CompanyId, browser: Browser) {
  const frames: Buffer[] = []
  const socket = new WebSocket(`${on.origin.replace('http', 'ws')}/sync/${company}`, {
    headers: { cookie: browser.cookie, origin: on.origin },
  })
  socket.on('open', () => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    writeSyncStep1(encoder, new Y.Doc())
    socket.send(encoding.toUint8Array(encoder))
    const hello = { protocol, device: newDeviceId(Math.random), log: null, cursor: null, rights: null, bootAfter: null }
    socket.send(encodeMessage('hello', hello))
  })
  socket.on('message', (data: Buffer) => {
    frames.push(data)
    socket.send(encodeMessage('credit', { to: Number.MAX_SAFE_INTEGER }))
  })
  const text = () => Buffer.concat(frames).toString('utf8')
  return {
    text,
    has: (word: string) => text().includes(word),
    isLive: () => text().includes('"last":true'),
    send: (frame: Uint8Array) => socket.send(frame),
    close: () => socket.terminate(),
  }
}

async function readPages(browser: Browser, customers: readonly string[]): Promise<string> {
  const paths = [
    '/api/session',
    '/api/devices',
    '/api/proposals',
    '/api/pool?text=secret',
    '/api/invitations',
    ...customers.flatMap((id) => [`/api/customers/${id}/history`, `/api/customers/${id}/note-versions`]),
  ]
  const said = await Promise.all(paths.map((path) => browser.get(path)))
  return said.map(({ text }) => text).join('\n')
}
