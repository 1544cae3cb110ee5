import { expect, test } from 'vitest'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { socketLimits } from '../../server/socket/limits.ts'
import { ids } from './people.ts'
import { openServer, until } from './openServer.ts'

const noteRoom = `${ids.company}/note/${ids.alpha}`

test('a stock client with a session joins the company room and sees the same document', async () => {
  await using server = await openServer()
  const li = server.join(ids.company, ids.li)
  await until(() => li.provider.synced, 'sync')
  expect(li.doc.getMap('about').get('name')).toBe('华东贸易')
  server.ledger.renameCompany('新名字')
  await until(() => li.doc.getMap('about').get('name') === '新名字', 'the new name')
  li.doc.getMap('about').set('name', '我的公司')
  const boss = server.join(ids.company, ids.boss)
  await until(() => boss.provider.synced, 'sync of the boss')
  expect(boss.doc.getMap('about').get('name')).toBe('新名字')
  expect(li.codes).toEqual([])
})

test('two stock clients write one note, each under his own name', async () => {
  await using server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const [li, boss] = [server.join(noteRoom, ids.li), server.join(noteRoom, ids.boss)]
  await until(() => li.provider.synced && boss.provider.synced, 'sync')
  li.doc.getXmlFragment('default').insert(0, [paragraph('会谈纪要')])
  await until(() => boss.doc.getXmlFragment('default').toJSON().includes('会谈纪要'), 'his text')
  boss.doc.getXmlFragment('default').insert(1, [paragraph('已阅')])
  await until(() => li.doc.getXmlFragment('default').length === 2, 'her text')
  expect(li.doc.getXmlFragment('default').toJSON()).toBe(boss.doc.getXmlFragment('default').toJSON())

  li.provider.awareness.setLocalState({ user: { id: 'x', name: '王总', color: 'red' }, cursor: { anchor: 1 } })
  await until(() => stateOf(boss.provider.awareness, li.doc.clientID)?.['cursor'] !== undefined, 'his caret')
  expect(stateOf(boss.provider.awareness, li.doc.clientID)).toMatchObject({
    user: { id: ids.li, name: '李雷' },
    cursor: { anchor: 1 },
  })
  li.provider.destroy()
  await until(() => stateOf(boss.provider.awareness, li.doc.clientID) === undefined, 'his caret to go')
})

test('text written offline arrives after the return, also over a restart of the room', async () => {
  await using server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const li = server.join(noteRoom, ids.li)
  await until(() => li.provider.synced, 'sync')
  li.doc.getXmlFragment('default').insert(0, [paragraph('在线')])
  await until(() => server.ledger.noteLog(ids.alpha).length > 0, 'the log')
  li.provider.disconnect()
  await until(() => server.sockets.stats().noteLinks === 0, 'the room to empty')
  li.doc.getXmlFragment('default').insert(1, [paragraph('离线')])
  li.provider.connect()
  const boss = server.join(noteRoom, ids.boss)
  await until(() => boss.doc.getXmlFragment('default').toJSON().includes('离线'), 'the offline text')
})

test('without a session 4401, from a foreign origin or as a stranger 4403, elsewhere 4404, and nothing else', async () => {
  await using server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const origin = { origin: 'https://evil.example' }
  const cases = [
    [server.join(ids.company, null), 4401],
    [server.join(noteRoom, null), 4401],
    [server.join(ids.company, ids.li, origin), 4403],
    [server.join(noteRoom, ids.li, origin), 4403],
    [server.join(ids.company, ids.li, { origin: 'null' }), 4403],
    [server.join(ids.company, 'mem_000000000000' as typeof ids.li), 4403],
    [server.join('com_000000000000', ids.li), 4404],
    [server.join('nonsense', ids.li), 4404],
  ] as const
  await until(() => cases.every(([joined]) => joined.codes.length > 0), 'all to be closed')
  for (const [joined, code] of cases) {
    expect(joined.codes).toEqual([code])
    expect(joined.received).toEqual([])
    expect(joined.provider.shouldConnect).toBe(false)
  }
  const own = server.join(ids.company, ids.li, { origin: `http://127.0.0.1:${server.port}` })
  await until(() => own.provider.synced, 'sync from our own page')
})

test('one who never could read a note hears nothing, not even that it is there; what one wrote while he could is kept', async () => {
  await using server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const han = server.join(noteRoom, ids.han)
  await until(() => han.codes.length > 0, 'han to be shown out')
  expect(han.codes).toEqual([4403])
  expect(han.received).toEqual([])
  expect(server.ledger.keptVersions).toEqual([])

  const li = server.join(noteRoom, ids.li)
  await until(() => li.provider.synced, 'sync')
  li.doc.getXmlFragment('default').insert(0, [paragraph('在线')])
  await until(() => server.ledger.noteLog(ids.alpha).length > 0, 'the log')
  li.provider.disconnect()
  li.doc.getXmlFragment('default').insert(1, [paragraph('离线所写')])
  server.ledger.hand(ids.alpha, ids.han)
  const before = li.received.length
  li.provider.connect()
  await until(() => li.codes.includes(4403), 'li to be shown out')
  expect(li.reasons).toEqual(['kept'])
  expect(li.received.slice(before).map((frame) => frame[0])).toEqual([0, 2])
  expect(server.ledger.keptVersions).toMatchObject([{ customer: ids.alpha, by: ids.li }])
  expect(server.ledger.noteLog(ids.alpha)).toHaveLength(1)
})

test('one who loses the customer while in the note is shown out', async () => {
  await using server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const li = server.join(noteRoom, ids.li)
  await until(() => li.provider.synced, 'sync')
  server.ledger.hand(ids.alpha, ids.han)
  await until(() => li.codes.includes(4403), 'the close')
  expect(li.reasons).toEqual(['known'])
})

test('what was under way when the customer was lost is handed in by the next link, without waiting', async () => {
  await using server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const li = server.join(noteRoom, ids.li)
  await until(() => li.provider.synced, 'sync')
  li.doc.getXmlFragment('default').insert(0, [paragraph('在线')])
  await until(() => server.ledger.noteLog(ids.alpha).length > 0, 'the log')
  server.ledger.hand(ids.alpha, ids.han)
  li.doc.getXmlFragment('default').insert(1, [paragraph('同时写的')])
  await until(() => li.codes.includes(4403), 'li to be shown out', 5_000)
  expect(li.codes).toEqual([1012, 4403])
  expect(li.reasons).toEqual(['kept'])
  expect(server.ledger.keptVersions).toMatchObject([{ customer: ids.alpha, by: ids.li }])
})

test('who moves with his right to a note unchanged goes on in it, who leaves is shown out', async () => {
  await using server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const [li, boss] = [server.join(noteRoom, ids.li), server.join(noteRoom, ids.boss)]
  await until(() => li.provider.synced && boss.provider.synced, 'sync')
  server.ledger.moveMember(ids.boss, 'manager')
  li.doc.getXmlFragment('default').insert(0, [paragraph('不断线')])
  await until(() => boss.doc.getXmlFragment('default').toJSON().includes('不断线'), 'his text')
  expect(boss.codes).toEqual([])
  server.ledger.moveMember(ids.boss, 'rep')
  await until(() => boss.codes.length > 1, 'the boss to lose the note')
  expect(boss.codes).toEqual([1012, 4403])
  server.ledger.removeMember(ids.li)
  await until(() => li.codes.length > 0, 'li to be shown out')
  expect(li.codes).toEqual([4403])
})

test('signing out ends every link of the session, a stopping server sends all back later', async () => {
  const server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const [li, note, boss] = [
    server.join(ids.company, ids.li),
    server.join(noteRoom, ids.li),
    server.join(ids.company, ids.boss),
  ]
  await until(() => [li, note, boss].every(({ provider }) => provider.synced), 'sync')
  server.ended.add(ids.li)
  server.sockets.signedOut(ids.li)
  await until(() => li.codes.length + note.codes.length === 2, 'the closes', 2000)
  expect([li.codes, note.codes, boss.codes]).toEqual([[4401], [4401], []])
  await server[Symbol.asyncDispose]()
})

test('a session that ends unnoticed is found at the next check, a silent socket is shown out', async () => {
  await using server = await openServer({ ...socketLimits, pingEveryMs: 50, sessionCheckMs: 50, helloWithinMs: 300 })
  const li = server.join(ids.company, ids.li)
  await until(() => li.provider.synced, 'sync')
  server.ended.add(ids.li)
  await until(() => li.codes.includes(4401), 'the close')
  const silent = server.raw(ids.company, ids.boss)
  const code = await new Promise((resolve) => silent.on('close', resolve))
  expect(code).toBe(4508)
})

const stateOf = (awareness: Awareness, client: number): Record<string, unknown> | undefined =>
  awareness.getStates().get(client)

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(text)])
  return element
}
