import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import {
  ledgerRecord,
  newAttachmentId,
  newColumnId,
  newCustomerId,
  newDepartmentId,
  newDeviceId,
  newViewId,
  newOwnRoleId,
  newRecordId,
  type CustomerId,
  type DepartmentId,
  type MemberId,
} from '#shared/base/id.ts'
import { attachmentCell } from '#shared/attachment/attachment.ts'
import type { Change } from '#shared/ledger/change.ts'
import { columnByRole, type ColumnRole, type TableId } from '#shared/ledger/column.ts'
import type { ColumnClass } from '#shared/ledger/columnClass.ts'
import { mayOwn } from '#shared/ownership/receiver.ts'
import { builtInClasses, silentClasses, BuiltInRole } from '#shared/ownership/role.ts'
import { noLayout } from '#shared/view/layout.ts'
import { decodeMessage, encodeMessage, protocol, type MessageKind } from '#shared/wire/message.ts'
import { actAs } from '../../server/company/actAs.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import { Browser, serve, type ServerInTest } from '../http/serverInTest.ts'
import {
  grantsOfRole,
  matrixRoles,
  ownGrants,
  positions,
  promises,
  type MatrixRole,
  type Placed,
  type Position,
} from './promises.ts'

/**
 * Everybody asks everything: each role at each place of the tree, a stranger, one who left and nobody at all, at every
 * route and in every room. Words are planted wherever a customer has any; whatever comes back is searched for those of
 * customers and column classes that the table of rights does not give.
 */

/** `zz` letter number `zz`: a word of that kind planted with that customer. Found in JSON and in Yjs bytes alike. */
const planted = (kind: string, customer: number) => `zz${kind}${customer}zz`
const words = /zz([A-Z])(\d+)zz/g
/** Words that stand in columns of a class. */
const classOfWord: Readonly<Record<string, ColumnClass>> = { C: 'contact', F: 'finance', V: 'private' }

/** The number of words that stand in shared views: whoever sees the class of the column may read them. */
const inViews = 990

interface Planted {
  readonly id: CustomerId
  readonly owner: MemberId | null
  readonly department: DepartmentId
  readonly isPooled: boolean
}
interface Asker extends Placed {
  readonly name: string
  readonly browser: Browser
}

let server: ServerInTest
let company: string
let ledger: Ledger
let boss: Browser
let invitation: string
const departments: Partial<Record<Position, DepartmentId>> = {}
const customers: Planted[] = []
const askers: Asker[] = []
const outsiders: { readonly name: string; readonly browser: Browser }[] = []
const classes = ['contact', 'finance', 'private'] as const
const files: (ReturnType<typeof plantedFile> & { readonly customer: number })[] = []
let reps: Record<Position, MemberId>
let asked = 0

// time runs fast, so that no limit of rates stands in the way, and evenly, for the server measures its turns by it
const began = Date.now()
const now = () => began + (Date.now() - began) * 50
const random = Math.random
const positionOf = (id: DepartmentId) => positions.find((each) => departments[each] === id) ?? 'top'
const sees = (asker: Placed, customer: Planted) => promises(asker, 'see', customer, positionOf)

function classesOf(role: MatrixRole): ReadonlySet<ColumnClass> {
  const builtIn = BuiltInRole.safeParse(role)
  return new Set<ColumnClass>(['normal', ...(builtIn.success ? builtInClasses[builtIn.data] : silentClasses).see])
}

/** A text whose one word is that customer's, of that class. */
function plantedFile(customer: number, of: ColumnClass) {
  const letter = { normal: 'A', contact: 'C', finance: 'F', private: 'V' }[of]
  const bytes = Buffer.from(planted(letter, customer))
  const sha = createHash('sha256').update(bytes).digest('hex')
  return { of, bytes, facts: { id: newAttachmentId(random), sha, size: bytes.length, type: 'txt' as const } }
}

/** Words in what somebody was told that are none of his business. */
function leaks(told: Uint8Array | string, asker: Asker | null): string[] {
  const text = typeof told === 'string' ? told : Buffer.from(told).toString('latin1')
  return [...text.matchAll(words)].flatMap(([word, kind = '', number]) => {
    const customer = customers[Number(number)]
    if (asker !== null && Number(number) === inViews && classesOf(asker.role).has(classOfWord[kind] ?? 'normal'))
      return []
    if (asker === null || customer === undefined) return [word]
    const isCard = kind === 'N' && customer.isPooled
    const isHis = sees(asker, customer) && classesOf(asker.role).has(classOfWord[kind] ?? 'normal')
    return isHis || isCard ? [] : [word]
  })
}

beforeAll(async () => {
  server = await serve({ now })
  boss = new Browser(server.origin)
  const founded = await boss.found('matrixboss')
  company = founded.company
  const bossId = founded.member as MemberId // the route's own answer
  ledger = server.ledger(company)
  const does = (kind: Parameters<ReturnType<typeof actAs>>[0], changes: readonly Change[], as: MemberId = bossId) => {
    actAs(ledger, as, { now, random })(kind, changes)
    ledger.commit()
  }
  const [top] = ledger.companyNow().departments.keys()
  departments.top = top!
  const found = (position: Position, parent: DepartmentId) => {
    const id = newDepartmentId(random)
    departments[position] = id
    does('people', [{ kind: 'putDepartment', now: { id, name: position, parent, order: 0 } }])
  }
  found('east', departments.top)
  found('eastTeam', departments.east!)
  found('west', departments.top)
  const roleIds = new Map(
    Object.entries(ownGrants).map(([name, grants]) => {
      const id = newOwnRoleId(random)
      does('people', [{ kind: 'putRole', now: { id, name, grants } }])
      return [name, id] as const
    }),
  )
  const classed = classes.map((each, place) => {
    const column = {
      id: newColumnId(random),
      table: 'customers',
      kind: 'text',
      name: each,
      order: 900 + place,
    } as const
    does('configure', [{ kind: 'putColumn', was: null, now: { ...column, class: each } }])
    const layout = {
      ...noLayout,
      filter: { join: 'or', of: [{ column: column.id, op: 'is', text: planted('CFV'[place]!, inViews) }] },
    } as const
    const view = {
      id: newViewId(random),
      table: 'customers',
      name: each,
      order: place,
      madeBy: bossId,
      layout,
    } as const
    does('configure', [{ kind: 'putView', was: null, now: view }])
    return column.id
  })

  const filed = [undefined, ...classes].map((each, place) => {
    const column = { id: newColumnId(random), table: 'customers', kind: 'attachment', order: 950 + place } as const
    const named = { ...column, name: `file ${each ?? 'normal'}` }
    does('configure', [{ kind: 'putColumn', was: null, now: { ...named, ...(each && { class: each }) } }])
    return column.id
  })

  const hire = async (name: string, role: MatrixRole, position: Position): Promise<Asker> => {
    const wish = { role: roleIds.get(role) ?? role, department: departments[position] }
    const { body } = await boss.post('/api/invitations', wish)
    invitation = body.token ?? ''
    const browser = new Browser(server.origin)
    const joined = await browser.post(`/api/invitations/${body.token}/join`, {
      name,
      login: name,
      password: 'correct horse',
    })
    const member = joined.body.memberships?.[0]?.member as MemberId // the route's own answer
    return { name, member, role, position, browser }
  }
  const rep = async (position: Position) => (await hire(`owner${position}`, 'rep', position)).member
  reps = { top: await rep('top'), east: await rep('east'), eastTeam: await rep('eastTeam'), west: await rep('west') }
  const author = await hire('suggests', 'auditor', 'top')
  for (const role of matrixRoles) {
    for (const position of positions) {
      askers.push(await hire(`m${matrixRoles.indexOf(role)}${position}`, role, position))
    }
  }

  const columns = [...ledger.companyNow().columns.values()]
  const cell = (table: TableId, role: ColumnRole, value: string | number) => ({
    column: columnByRole(columns, table, role)!.id,
    now: value,
  })
  const plant = (owner: MemberId, kind: 'kept' | 'pooled' | 'trashed' = 'kept') => {
    const k = customers.length
    const id = newCustomerId(random)
    const at = { customer: id, table: 'customers' as const, record: ledgerRecord(id) }
    const word = (letter: string) => planted(letter, k)
    const secret = classed.map((column, place) => ({ column, now: word('CFV'[place]!) }))
    const under = (table: TableId, cells: Extract<Change, { kind: 'create' }>['cells']): Change => ({
      kind: 'create',
      customer: id,
      table,
      record: newRecordId(random),
      cells,
    })
    does('create', [
      {
        kind: 'create',
        ...at,
        cells: [cell('customers', 'name', word('N')), cell('customers', 'phone', '13800138000'), ...secret],
        owner,
      },
      under('contacts', [cell('contacts', 'name', word('K'))]),
      under('followups', [cell('followups', 'followUpContent', word('U'))]),
      under('reminders', [cell('reminders', 'reminderTitle', word('R')), cell('reminders', 'reminderAt', now() - 1e6)]),
    ])
    for (const [place, column] of filed.entries()) {
      const file = plantedFile(k, place === 0 ? 'normal' : classes[place - 1]!)
      files.push({ ...file, customer: k })
      does('edit', [
        {
          kind: 'set',
          ...at,
          cells: [{ column, was: null, now: attachmentCell([{ ...file.facts, name: 'a.txt' }]) }],
        },
      ])
    }
    const note = new Y.Doc()
    note.getXmlFragment('default').insert(0, [new Y.XmlText(word('T'))])
    ledger.appendNote(id, bossId, Y.encodeStateAsUpdate(note))
    ledger.keepNoteVersion(id, bossId, now(), Y.encodeStateAsUpdate(note))
    const wanted = { ...at, kind: 'set' as const, cells: [{ ...cell('customers', 'region', word('W')), was: null }] }
    const set = {
      id: `set_${id.slice(4)}` as never,
      kind: 'edit' as const,
      label: '',
      author: author.member,
      device: newDeviceId(random),
      madeAt: now(),
    }
    const speaker = { viewer: ledger.viewer(author.member)!, device: set.device, link: null }
    ledger.submit(speaker, { set, part: 0, changes: [wanted], link: null })
    const epoch = () => ledger.envelope(id)?.epoch ?? 0
    if (kind === 'pooled') does('return', [{ kind: 'return', customer: id, epoch: epoch() }])
    if (kind === 'trashed') does('remove', [{ kind: 'remove', ...at }])
    ledger.commit()
    const envelope = ledger.envelope(id)!
    const isPooled = envelope.owner.kind === 'pool'
    customers.push({ id, owner: isPooled ? null : owner, department: envelope.department, isPooled })
  }
  for (const position of positions) plant(reps[position])
  plant(reps.east, 'pooled')
  plant(reps.west, 'trashed')
  for (const { member } of askers) {
    const person = ledger.companyNow().members.get(member)!
    // who sees no customers may still have one from the days when he did
    const isBlind = !mayOwn(ledger.companyNow(), member)
    if (isBlind) does('people', [{ kind: 'putMember', now: { ...person, role: 'rep' } }])
    plant(member)
    if (isBlind) does('people', [{ kind: 'putMember', now: person }])
  }
  ledger.sweep(now())

  const stranger = new Browser(server.origin)
  await stranger.found('matrixstranger')
  const leaver = await hire('leaver', 'generalManager', 'top')
  const person = ledger.companyNow().members.get(leaver.member)!
  does('people', [{ kind: 'putMember', now: { ...person, left: true } }])
  outsiders.push({ name: 'stranger', browser: stranger }, { name: 'leaver', browser: leaver.browser })
  for (const { facts, bytes } of files) {
    let sent = await boss.put(`/api/attachments/${facts.id}`, bytes)
    while (sent.status === 429) sent = await boss.put(`/api/attachments/${facts.id}`, bytes)
    if (sent.status !== 201) throw new Error(`the file did not come: ${sent.status} ${sent.text}`)
  }
  outsiders.push({ name: 'nobody', browser: new Browser(server.origin) })
}, 120_000)
afterAll(() => server[Symbol.asyncDispose]())

/** Those whom everybody asks about, and one's own. */
const aboutWhom = (asker: Asker | null) =>
  customers.slice(0, 6).concat(customers.filter(({ owner }) => owner !== null && owner === asker?.member))

type Entry = (
  asker: Asker | null,
) => readonly { readonly path: string; readonly body?: unknown; readonly may?: boolean }[]

const each =
  (path: (customer: Planted) => string): Entry =>
  (asker) =>
    aboutWhom(asker).map((customer) => ({
      path: path(customer),
      may: asker !== null && sees(asker, customer),
    }))
const once =
  (path: string, body?: unknown): Entry =>
  () => [{ path, body }]
const managed =
  (path: (member: MemberId) => string, body?: unknown): Entry =>
  (asker) =>
    positions.map((position) => ({
      path: path(reps[position]),
      body,
      ...(asker !== null && !reaches(asker, position) && { may: false }),
    }))

/** Does his right over people reach the people of that place? A right over nobody's reaches nobody. */
function reaches(asker: Asker, position: Position): boolean {
  const reach = grantsOfRole(asker.role).people
  if (reach === 'none' || reach === 'own') return false
  const held = { owner: null, department: departments[position]! }
  const asSight = { ...asker, role: asker.role }
  return promises(asSight, 'people', held, positionOf) || reach === 'all' || reaching(reach, asker.position, position)
}
const reaching = (reach: string, from: Position, to: Position): boolean =>
  from === to
    ? reach !== 'ownBelow'
    : reach !== 'department' && (from === 'top' || (from === 'east' && to === 'eastTeam'))

const aboutFiles: Entry = (asker) =>
  files
    .filter(({ customer }) => aboutWhom(asker).includes(customers[customer]!))
    .map(({ facts, customer, of, bytes }) => ({
      path: `/api/attachments/${facts.id}`,
      body: bytes,
      may: asker !== null && sees(asker, customers[customer]!) && classesOf(asker.role).has(of),
    }))

/**
 * How every route is asked. `may` where the answer follows from the table of rights: false is a refusal, true is an
 * answer. A route that is not listed fails the test below.
 */
const routes: Readonly<Record<string, Entry>> = {
  'GET /api/health': once('/api/health'),
  'GET /api/session': once('/api/session'),
  'GET /api/devices': once('/api/devices'),
  'GET /api/demo': once('/api/demo'),
  'GET /api/exports': once('/api/exports'),
  'GET /api/proposals': once('/api/proposals'),
  'GET /api/turns': once('/api/turns'),
  'GET /api/invitations': once('/api/invitations'),
  'GET /api/invitations/:token': () => [{ path: `/api/invitations/${invitation}` }],
  'GET /api/pool': () =>
    ['', 'zz', planted('U', 4)].map((text) => ({
      path: `/api/pool?text=${text}`,
    })),
  'GET /api/customers/:id/history': each(({ id }) => `/api/customers/${id}/history`),
  'GET /api/customers/:id/note-versions': each(({ id }) => `/api/customers/${id}/note-versions`),
  'GET /api/members/:id/customers': managed((id) => `/api/members/${id}/customers`),
  'GET /api/members/:id/devices': managed((id) => `/api/members/${id}/devices`),
  'POST /api/members/:id/devices/revoke': managed((id) => `/api/members/${id}/devices/revoke`, { device: 'none' }),
  'POST /api/exports': (asker) => {
    const may = asker !== null && grantsOfRole(asker.role).export !== 'none'
    return [{ path: '/api/exports', body: { view: 'x', rows: 1, columns: 1 }, may }]
  },
  'POST /api/invitations': (asker) =>
    positions.map((position) => ({
      path: '/api/invitations',
      body: { role: 'rep', department: departments[position] },
      ...(asker !== null && !reaches(asker, position) && { may: false }),
    })),
  'POST /api/hand-in': () => [
    { path: '/api/hand-in', body: { company, device: newDeviceId(random), parts: [], notes: [] } },
  ],
  // about one's own account alone; what they do is shown by tests of their own
  'POST /api/sign-in': once('/api/sign-in', { login: 'nobodyofthisname', password: 'correct horse' }),
  'GET /api/attachments/:id': (asker) => aboutFiles(asker).map(({ path, may }) => ({ path, may })),
  // sending what is here already: told only to whom it is there
  'PUT /api/attachments/:id': aboutFiles,
  'POST /api/sign-out': () => [],
  'POST /api/session/company': () => [],
  'POST /api/account/password': once('/api/account/password', { present: 'wrong horse', wanted: 'correct horse' }),
  'POST /api/members/:id/password-link': managed((id) => `/api/members/${id}/password-link`, {}),
  'POST /api/password-link/open': once('/api/password-link/open', { token: 'x' }),
  'POST /api/password-link/use': once('/api/password-link/use', { token: 'x', wanted: 'correct horse' }),
  'POST /api/companies': once('/api/companies', {}),
  'POST /api/demo': () => [],
  'POST /api/devices/:id/revoke': once('/api/devices/none/revoke', {}),
  'POST /api/devices/revoke-others': once('/api/devices/revoke-others', {}),
  'POST /api/invitations/:id/revoke': once('/api/invitations/inv_0000000000000000/revoke', {}),
  'POST /api/invitations/:token/join': () => [],
}

test('every route has its entry here', () => {
  const known = server.routes
    .filter(({ path, method }) => path.startsWith('/api/') && !path.includes('*') && method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
  expect([...new Set(known)].filter((route) => routes[route] === undefined)).toEqual([])
})

const asks = (browser: Browser, route: string, path: string, body: unknown) => {
  if (route.startsWith('GET')) return browser.get(path)
  return body instanceof Uint8Array ? browser.put(path, body) : browser.post(path, body)
}

test('every role at every place × every route: no answer without the right, not a word of what is not his', async () => {
  const wrong: string[] = []
  const everybody = [...askers, ...outsiders.map(({ name, browser }) => ({ name, browser, outside: true as const }))]
  for (const one of everybody) {
    const asker = 'outside' in one ? null : one
    for (const [route, entry] of Object.entries(routes)) {
      for (const { path, body, may } of entry(asker)) {
        const said = await asks(one.browser, route, path, body)
        asked += 1
        const name = `${one.name}: ${route} ${path} → ${said.status}`
        for (const word of leaks(said.text, asker)) wrong.push(`${name} tells ${word}`)
        if (said.status >= 500) wrong.push(`${name} is an outage`)
        if (asker === null && /customers|members/.test(path) && said.status < 400) {
          wrong.push(`${name} answers an outsider`)
        }
        if (asker !== null && may === false && said.status < 400) wrong.push(`${name} answers without the right`)
        if (asker !== null && may === true && said.status >= 400) wrong.push(`${name} refuses with the right`)
      }
    }
  }
  expect(wrong).toEqual([])
}, 300_000)

/** Which side says what: a new message does not compile without a place here, and what is asked is asked below. */
const spoken: { readonly [Kind in MessageKind]: 'asked' | 'told' | 'both' } = {
  hello: 'asked',
  submit: 'asked',
  credit: 'asked',
  focus: 'asked',
  fetch: 'both',
  check: 'both',
  beat: 'both',
  welcome: 'told',
  batch: 'told',
  presence: 'told',
  full: 'told',
  boot: 'told',
  errands: 'told',
}

/** Told when there is much to do. */
const seldom: ReadonlySet<string> = new Set(['full', 'errands'])

interface Talk {
  readonly asker: Asker | null
  readonly socket: WebSocket
  readonly frames: Uint8Array[]
  readonly told: Set<MessageKind>
  code: number | null
  isBooted: boolean
  fetched: number
}

function open(browser: Browser, asker: Asker | null, room = ''): Talk {
  const url = `${server.origin.replace('http', 'ws')}/sync/${company}${room}`
  const socket = new WebSocket(url, { headers: { cookie: browser.cookie } })
  const talk: Talk = { asker, socket, frames: [], told: new Set(), code: null, isBooted: false, fetched: 0 }
  socket.on('error', () => undefined)
  socket.on('close', (code) => (talk.code = code))
  socket.on('message', (data: Buffer) => {
    const frame = new Uint8Array(data)
    talk.frames.push(frame)
    const message = decodeMessage(frame)
    if (message === null) return
    talk.told.add(message.kind)
    if (message.kind === 'fetch') talk.fetched += message.body.customers.length
    if (message.kind === 'boot') {
      socket.send(encodeMessage('credit', { to: message.body.page }))
      talk.isBooted ||= message.body.last
    }
    if (message.kind === 'batch') socket.send(encodeMessage('credit', { to: message.body.to }))
  })
  return talk
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 90_000
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const hello = () =>
  encodeMessage('hello', {
    protocol,
    device: newDeviceId(random),
    log: null,
    cursor: null,
    rights: null,
    bootAfter: null,
  })
const syncStep1 = new Uint8Array([0, 0, 1, 0])

test('every role at every place × every message: the copy holds what is his and nothing else, by every road', async () => {
  const wrong: string[] = []
  const talks = [
    ...askers.map((asker) => open(asker.browser, asker)),
    ...outsiders.map(({ browser }) => open(browser, null)),
  ]
  for (const { socket } of talks) socket.on('open', () => socket.send(hello()))
  const inside = talks.filter(({ asker }) => asker !== null)
  await until(() => inside.every(({ isBooted, code }) => isBooted || code !== null), 'the first syncs')
  const all = customers.map(({ id }) => id)
  for (const { socket } of inside) {
    socket.send(syncStep1)
    socket.send(new Uint8Array([3]))
    socket.send(encodeMessage('fetch', { customers: all }))
    socket.send(encodeMessage('check', { head: 0, hashes: all.map((customer) => ({ customer, hash: 'x' })) }))
    socket.send(encodeMessage('beat', { head: 0, serverTime: 0 }))
  }
  await until(() => inside.every(({ told, fetched }) => told.has('check') && fetched >= all.length), 'what was asked')
  // the boss looks at every customer and writes to him: presence and live news
  const bossTalk = open(boss, null)
  bossTalk.socket.on('open', () => bossTalk.socket.send(hello()))
  await until(() => bossTalk.isBooted, 'the boss')
  const bossId = ledger.companyNow().members.keys().next().value! // the founder
  const region = columnByRole(ledger.companyNow().columns.values(), 'customers', 'region')!.id
  for (const [k, { id }] of customers.slice(0, 6).entries()) {
    bossTalk.socket.send(encodeMessage('focus', { customer: id, editing: false }))
    await new Promise((resolve) => setTimeout(resolve, 350))
    if (k === 5) break // in the trash: nobody writes there
    actAs(ledger, bossId, { now, random })('edit', [
      {
        kind: 'set',
        customer: id,
        table: 'customers',
        record: ledgerRecord(id),
        cells: [{ column: region, was: null, now: planted('L', k) }],
      },
    ])
    ledger.commit()
  }
  await until(() => inside.some(({ told }) => told.has('batch')), 'the news')
  await new Promise((resolve) => setTimeout(resolve, 400))

  for (const { asker, frames, code } of talks) {
    const name = asker?.name ?? 'an outsider'
    asked += frames.length
    for (const frame of frames) for (const word of leaks(frame, asker)) wrong.push(`${name} is told ${word}`)
    if (asker === null) {
      if (frames.length > 0 || code === null) wrong.push(`an outsider heard ${frames.length} frames, code ${code}`)
      continue
    }
    const his = new Set(customers.filter((customer) => sees(asker, customer)).map(({ id }) => id))
    const held = new Set<CustomerId>()
    for (const frame of frames) {
      const message = decodeMessage(frame)
      const named: (CustomerId | null)[] = []
      if (message?.kind === 'boot') {
        for (const { customer } of message.body.envelopes) held.add(customer)
        named.push(
          ...message.body.envelopes.map(({ customer }) => customer),
          ...message.body.notices.map((n) => n.customer),
        )
      }
      if (message?.kind === 'fetch') named.push(...(message.body.found ?? []).map(({ customer }) => customer))
      if (message?.kind === 'check') named.push(...message.body.hashes.map(({ customer }) => customer))
      if (message?.kind === 'presence') named.push(...message.body.people.map(({ focus }) => focus.customer))
      if (message?.kind === 'batch')
        named.push(...message.body.items.flatMap((item) => ('customer' in item ? [item.customer] : [])))
      for (const id of named) {
        asked += 1
        if (id !== null && !his.has(id)) wrong.push(`${name}: ${message?.kind} names ${id}`)
      }
    }
    for (const id of his) if (!held.has(id)) wrong.push(`${name} lacks ${id}`)
  }
  const kinds = new Set(talks.flatMap(({ told }) => [...told]))
  for (const [kind, side] of Object.entries(spoken)) {
    const isTold = side !== 'asked' && !seldom.has(kind)
    if (isTold && !kinds.has(kind as MessageKind)) wrong.push(`nobody was told a ${kind}`)
  }
  for (const { socket } of [...talks, bossTalk]) socket.terminate()
  expect(wrong).toEqual([])
}, 120_000)

test('every role at every place × the note of every customer: a stranger is shown out without a word', async () => {
  const wrong: string[] = []
  for (const asker of askers) {
    const rooms = aboutWhom(asker).map((customer) => ({
      customer,
      talk: open(asker.browser, asker, `/note/${customer.id}`),
    }))
    for (const { talk } of rooms) talk.socket.on('open', () => talk.socket.send(syncStep1))
    const isOver = ({ customer, talk }: (typeof rooms)[number]) =>
      talk.code !== null || (sees(asker, customer) && talk.frames.some((frame) => frame[0] === 0 && frame[1] === 1))
    await until(() => rooms.every(isOver), `the notes of ${asker.name}`)
    for (const { customer, talk } of rooms) {
      asked += 1
      const name = `${asker.name} in the note of ${customers.indexOf(customer)}`
      for (const frame of talk.frames) for (const word of leaks(frame, asker)) wrong.push(`${name} reads ${word}`)
      const isShownOut = talk.code === 4403 && talk.frames.length === 0
      if (sees(asker, customer) === isShownOut) wrong.push(`${name}: code ${talk.code}, ${talk.frames.length} frames`)
      talk.socket.terminate()
    }
  }
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThanOrEqual(2_000)
}, 300_000)
