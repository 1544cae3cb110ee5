import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DeviceId, MemberId } from '#shared/base/id.ts'
import { decodeMessage, encodeMessage, protocol, type Body, type Message } from '#shared/wire/message.ts'
import { createHub } from '../../server/socket/hub.ts'
import { createFakeLedger, type FakeLedger } from './fakeLedger.ts'
import { ids, seededRandom, setPart } from './people.ts'

test('a link without a cursor is given boot pages, then the log from their head', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  const li = room.join(ids.li)
  li.hello()
  expect(li.of('welcome')).toMatchObject([{ mode: 'boot', head: 1, member: ids.li, company: ids.company }])
  expect(li.of('boot')).toMatchObject([{ head: 1, last: true, rows: [{ customer: ids.alpha }] }])
  room.pass(100)
  room.edit(ids.boss, ids.alpha, '上海')
  expect(li.of('batch')).toMatchObject([{ from: 1, to: 3, items: [{ kind: 'write', seq: 2 }] }])
})

test('a link with a cursor hears only what came after, with the answers to its device', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  room.edit(ids.li, ids.alpha, '上海', ids.laptop)
  room.pass(100)
  const li = room.join(ids.li)
  li.hello({ cursor: 1, log: room.ledger.log, rights: rightsOf(ids.li) })
  expect(li.of('welcome')).toMatchObject([{ mode: 'log' }])
  expect(li.of('batch')).toMatchObject([{ from: 1, to: 3, items: [{ kind: 'write' }, { kind: 'answer' }] }])
})

test('other rights, another log or a cursor ahead of the head begin with a boot', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  for (const stale of [{ rights: 'all' }, { log: 'elsewhere' }, { cursor: 99 }]) {
    const li = room.join(ids.li)
    li.hello({ cursor: 1, log: room.ledger.log, rights: rightsOf(ids.li), ...stale })
    expect(li.of('welcome')).toMatchObject([{ mode: 'boot' }])
  }
})

test('an interrupted boot is taken up where it stopped', () => {
  const room = openRoom()
  for (const customer of [ids.alpha, ids.beta]) room.ledger.addCustomer(customer, ids.li)
  const [first, second] = [ids.alpha, ids.beta].toSorted()
  const li = room.join(ids.li)
  const bootAfter = { head: 1, table: 'customers' as const, customer: first! }
  li.hello({ log: room.ledger.log, rights: rightsOf(ids.li), bootAfter })
  expect(li.of('boot')).toMatchObject([{ head: 1, rows: [{ customer: second }], last: true }])
})

test('an old client is told so and closed, and nothing else', () => {
  const room = openRoom()
  const li = room.join(ids.li)
  li.hello({ protocol: protocol - 1 })
  expect(li.messages.map(({ kind }) => kind)).toEqual(['welcome'])
  expect(li.of('welcome')).toMatchObject([{ mode: 'old' }])
  expect(li.closed).toEqual([4409])
})

test('the author has his answer first, colleagues the write, strangers nothing', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  const [li, boss, han] = [room.join(ids.li), room.join(ids.boss), room.join(ids.han)]
  for (const link of [li, boss, han]) link.live()
  const part = setPart(ids.li, ids.alpha, '上海', { link: li.link.id })
  li.say('submit', { parts: [part] })
  expect(li.of('batch')).toMatchObject([
    {
      from: 1,
      to: 3,
      items: [
        { kind: 'answer', answer: { set: part.set.id, seq: 3 } },
        { kind: 'write', bytes: 0 },
      ],
    },
  ])
  expect(boss.of('batch')).toMatchObject([{ from: 1, to: 3, items: [{ kind: 'write', bytes: 0 }] }])
  expect(han.of('batch')).toEqual([])
  const doc = new Y.Doc()
  for (const { blobs } of boss.messages) for (const blob of blobs) Y.applyUpdate(doc, blob)
  expect(doc.getMap('customers').get(`${ids.alpha}/${ids.column}`)).toBe('上海')
})

test('every next batch begins where the last one ended, also for one who saw nothing meanwhile', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  room.ledger.addCustomer(ids.beta, ids.han)
  const [li, han, boss] = [room.join(ids.li), room.join(ids.han), room.join(ids.boss)]
  for (const link of [li, han, boss]) link.live()
  for (const [n, customer] of [ids.alpha, ids.alpha, ids.beta, ids.alpha, ids.beta].entries()) {
    room.pass(100)
    room.edit(ids.boss, customer, `第${n}次`)
  }
  for (const link of [li, han, boss]) {
    let cursor = 2
    for (const { from, to } of link.of('batch')) {
      expect(from).toBe(cursor)
      expect(to).toBeGreaterThan(from)
      cursor = to
    }
  }
  expect(han.of('batch').map(({ from, to }) => [from, to])).toEqual([
    [2, 8],
    [8, 12],
  ])
})

test('two in one class get the very same bytes', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  const [boss, partner] = [room.join(ids.boss), room.join(ids.partner)]
  for (const link of [boss, partner]) link.live()
  room.edit(ids.li, ids.alpha, '上海')
  expect(boss.frames.at(-1)).toBe(partner.frames.at(-1))
})

test('commits of a busy moment travel together after at most 16 ms', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  const boss = room.join(ids.boss)
  boss.live()
  room.pass(100)
  for (let n = 0; n < 20; n += 1) room.edit(ids.li, ids.alpha, `第${n}次`)
  expect(boss.of('batch')).toHaveLength(1)
  room.pass(16)
  expect(boss.of('batch')).toHaveLength(2)
  expect(boss.of('batch').flatMap(({ items }) => items)).toHaveLength(20)
})

test('without credit a link is left alone, and catches up when it grants some', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  const boss = room.join(ids.boss)
  boss.live()
  for (let n = 0; n < 80; n += 1) {
    room.pass(100)
    room.edit(ids.li, ids.alpha, `第${n}次`)
  }
  expect(boss.of('batch')).toHaveLength(64)
  boss.say('credit', { to: boss.of('batch').at(-1)!.to })
  const batches = boss.of('batch')
  expect(batches).toHaveLength(65)
  expect(batches.flatMap(({ items }) => items)).toHaveLength(80)
  expect(batches[64]!.from).toBe(batches[63]!.to)
  room.pass(100)
  room.edit(ids.li, ids.alpha, '又一次')
  expect(boss.of('batch')).toHaveLength(66)
})

test('a customer who changes hands is lost by one, gained by the other, and the boss hears of the new hands', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  const [li, han, boss] = [room.join(ids.li), room.join(ids.han), room.join(ids.boss)]
  for (const link of [li, han, boss]) link.live()
  room.ledger.hand(ids.alpha, ids.han)
  expect(li.of('batch')).toMatchObject([{ items: [{ kind: 'lose', customer: ids.alpha }] }])
  expect(han.of('batch')).toMatchObject([{ items: [{ kind: 'gain', customer: ids.alpha, bytes: 0 }] }])
  expect(boss.of('batch')).toMatchObject([{ items: [{ kind: 'envelope', customer: ids.alpha }] }])
  room.edit(ids.boss, ids.alpha, '秘密')
  room.pass(100)
  expect(li.of('batch')).toHaveLength(1)
})

test('a repeated part is answered again, at once, without moving the cursor', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  const part = setPart(ids.li, ids.alpha, '上海')
  const first = room.join(ids.li)
  first.live()
  first.say('submit', { parts: [part] })
  first.link.leave()
  const second = room.join(ids.li)
  second.hello()
  second.say('submit', { parts: [part] })
  expect(second.of('batch')).toMatchObject([{ from: 3, to: 3, items: [{ kind: 'answer', answer: { seq: 3 } }] }])
})

test('nothing is told before it is committed', () => {
  const room = openRoom('when told')
  room.ledger.addCustomer(ids.alpha, ids.li)
  room.ledger.commit()
  const [li, boss] = [room.join(ids.li), room.join(ids.boss)]
  for (const link of [li, boss]) link.live()
  room.pass(100)
  li.say('submit', { parts: [setPart(ids.li, ids.alpha, '上海')] })
  expect([...li.of('batch'), ...boss.of('batch')]).toEqual([])
  const late = room.join(ids.boss)
  late.hello()
  expect(late.messages).toEqual([])
  room.ledger.commit()
  expect(li.of('batch')).toHaveLength(1)
  expect(boss.of('batch')).toHaveLength(1)
  expect(late.of('welcome')).toMatchObject([{ head: 3 }])
})

test('the company document goes out as an ordinary update before the batch, and clients never write it', () => {
  const room = openRoom()
  const boss = room.join(ids.boss)
  boss.live()
  boss.sync()
  boss.frames.length = 0
  room.pass(100)
  room.ledger.renameCompany('新名字')
  expect(boss.frames.map((frame) => frame[0])).toEqual([0, 67])
  const forged = new Y.Doc()
  forged.getMap('about').set('name', '我的公司')
  for (const step of [1, 2]) {
    const update = Y.encodeStateAsUpdate(forged)
    boss.link.receive(new Uint8Array([0, step, update.length, ...update]))
  }
  expect(room.ledger.companyNow().name).toBe('新名字')
  expect(boss.closed).toEqual([])
})

test('presence shows who is here, and where he looks if one may see that, oneself left out', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  room.ledger.addCustomer(ids.beta, ids.han)
  const [li, han, boss] = [room.join(ids.li), room.join(ids.han), room.join(ids.boss)]
  for (const link of [li, han, boss]) link.live()
  room.pass(300)
  const nowhere = { customer: null, editing: false }
  const others = { people: [ids.han, ids.boss].map((member) => ({ member, focus: nowhere })) }
  expect(li.of('presence').at(-1)).toMatchObject(others)
  boss.say('focus', { customer: ids.alpha, editing: false })
  han.say('focus', { customer: ids.beta, editing: true })
  li.say('focus', { customer: ids.beta, editing: false }) // not his: his place is shown to nobody
  room.pass(250)
  const told = (link: typeof li) =>
    link
      .of('presence')
      .at(-1)
      ?.people.map(({ member, focus }) => [member, focus])
  expect(told(li)).toEqual([
    [ids.han, nowhere],
    [ids.boss, { customer: ids.alpha, editing: false }],
  ])
  expect(told(boss)).toEqual([
    [ids.li, nowhere],
    [ids.han, { customer: ids.beta, editing: true }],
  ])
  expect(told(han)).toEqual([
    [ids.li, nowhere],
    [ids.boss, nowhere],
  ])
  boss.link.leave()
  han.link.leave()
  room.pass(250)
  expect(told(li)).toEqual([])
})

test('documents are fetched with their seq, those of others are not there', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  room.ledger.addCustomer(ids.beta, ids.han)
  const li = room.join(ids.li)
  li.live()
  li.say('fetch', { customers: [ids.alpha, ids.beta] })
  expect(li.of('fetch')).toMatchObject([
    { customers: [ids.alpha, ids.beta], found: [{ customer: ids.alpha, bytes: 0 }] },
  ])
})

test('a person whose rights changed starts anew, one who left is shown out', () => {
  const room = openRoom()
  const li = room.join(ids.li)
  li.live()
  room.ledger.removeMember(ids.li)
  expect(li.closed).toEqual([4403])
})

test('too many submits are put off, and none overtakes the first of them', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  const li = room.join(ids.li)
  li.live()
  const parts = Array.from({ length: 103 }, (_, n) => setPart(ids.li, ids.alpha, `${n}`))
  for (const part of parts.slice(0, 102)) li.say('submit', { parts: [part] })
  expect(li.of('full')).toEqual([{ retryAfterMs: 250 }])
  expect(room.ledger.head()).toBe(1 + 200)
  room.pass(500)
  li.say('submit', { parts: parts.slice(102) }) // was under way long
  expect(room.ledger.head()).toBe(1 + 200)
  expect(li.of('full')).toHaveLength(2)
  for (const part of parts.slice(100)) li.say('submit', { parts: [part] })
  expect(room.ledger.head()).toBe(1 + 206)
})

test('when what was put off got its answer elsewhere, the rest goes on', () => {
  const room = openRoom()
  room.ledger.addCustomer(ids.alpha, ids.li)
  const li = room.join(ids.li)
  li.live()
  const parts = Array.from({ length: 102 }, (_, n) => setPart(ids.li, ids.alpha, `${n}`))
  for (const part of parts) li.say('submit', { parts: [part] })
  for (let times = 0; times < 3; times += 1) {
    room.pass(300)
    li.say('submit', { parts: parts.slice(101) })
  }
  expect(room.ledger.head()).toBe(1 + 202)
})

test('too many other frames end the link', () => {
  const room = openRoom()
  const li = room.join(ids.li)
  li.live()
  for (let n = 0; n < 500; n += 1) li.say('focus', { customer: null, editing: false })
  expect(li.closed).toEqual([4529])
})

test.each([
  ['nothing at all', new Uint8Array([])],
  ['an unknown number', new Uint8Array([99, 1, 2])],
  ['a server message', encodeMessage('full', { retryAfterMs: 1 })],
  ['a cut hello', new Uint8Array([64, 200, 1])],
  ['bad JSON', new Uint8Array([64, 2, 123, 123, 0])],
  ['a submit before hello', encodeMessage('submit', { parts: [setPart(ids.li, ids.alpha, '一')] })],
  ['a state vector of a million', new Uint8Array([0, 0, 4, 0xc0, 0x84, 0x3d, 1])],
])('%s ends that link only', (_name, frame) => {
  const room = openRoom()
  const [li, boss] = [room.join(ids.li), room.join(ids.boss)]
  boss.live()
  li.link.receive(frame)
  expect(li.closed).toEqual([4500])
  expect(boss.closed).toEqual([])
})

function openRoom(commits: 'at once' | 'when told' = 'at once') {
  let at = 1_000_000
  const timers: { due: number; work: () => void }[] = []
  const ledger: FakeLedger = createFakeLedger({ commits })
  const hub = createHub({
    ledger,
    now: () => at,
    random: seededRandom(3),
    schedule(ms, work) {
      const timer = { due: at + ms, work }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0)
    },
  })

  const pass = (ms: number) => {
    const end = at + ms
    for (;;) {
      const due = timers.filter((timer) => timer.due <= end).toSorted((a, b) => a.due - b.due)[0]
      if (due === undefined) break
      timers.splice(timers.indexOf(due), 1)
      at = Math.max(at, due.due)
      due.work()
    }
    at = end
  }

  const join = (member: MemberId) => {
    const frames: Uint8Array[] = []
    const closed: number[] = []
    const viewer = ledger.viewer(member)
    if (viewer === null) throw new Error('no such member')
    const link = hub.join({ viewer, send: (frame) => frames.push(frame), close: (code) => closed.push(code) })
    const say = <Kind extends Message['kind']>(kind: Kind, body: Body<Kind>) => link.receive(encodeMessage(kind, body))
    const messagesOf = () => frames.flatMap((frame) => decodeMessage(frame) ?? [])
    const hello = (with_: Partial<Body<'hello'>> = {}) =>
      say('hello', { protocol, device: ids.laptop, log: null, cursor: null, rights: null, bootAfter: null, ...with_ })
    return {
      link,
      frames,
      closed,
      say,
      hello,
      sync: () => link.receive(new Uint8Array([0, 0, 1, 0])),
      /** Caught up at the head, with all credit. */
      live() {
        pass(100)
        const rights = member === ids.li || member === ids.han ? rightsOf(member) : 'all'
        hello({ cursor: ledger.head(), log: ledger.log, rights })
        frames.length = 0
      },
      get messages() {
        return messagesOf()
      },
      of: <Kind extends Message['kind']>(kind: Kind): Body<Kind>[] =>
        messagesOf().flatMap((message) => (message.kind === kind ? [message.body as Body<Kind>] : [])),
    }
  }

  return {
    ledger,
    hub,
    join,
    edit(author: MemberId, customer: typeof ids.alpha, text: string, device: DeviceId = ids.phone) {
      const viewer = ledger.viewer(author)!
      ledger.submit({ viewer, device, link: null }, setPart(author, customer, text, { device }))
    },
    pass,
  }
}

const rightsOf = (member: string): string => `own:${member}|sees:contact,normal`
