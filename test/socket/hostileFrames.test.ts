import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { ids } from './people.ts'
import { openServer, until, type TestServer } from './openServer.ts'

const rsv = Buffer.from([0xf2, 0x80, 0, 0, 0, 0])
const unmasked = Buffer.from([0x82, 1, 0])
const length63 = Buffer.from([0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])
const badUtf8 = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28])
const badCloseCode = Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0, 1])
const claim101MiB = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x06, 0x50, 0, 0, 0, 0, 0, 0])
const fragments = Buffer.concat(
  Array.from({ length: 100_000 }, (_, n) => Buffer.from([n === 0 ? 0x02 : 0x00, 0x81, 0, 0, 0, 0, 1])),
)

const frames: [string, Buffer][] = [
  ['RSV bits', rsv],
  ['an unmasked frame', unmasked],
  ['a length of 2^63', length63],
  ['bad UTF-8', badUtf8],
  ['a bad close code', badCloseCode],
  ['a claim of 101 MiB', claim101MiB],
  ['100,000 fragments', fragments],
]

test.each(frames)('%s end that socket, with or without a session, and nobody else notices', async (_name, bytes) => {
  await using server = await openServer()
  const witness = server.join(ids.company, ids.boss)
  await until(() => witness.provider.synced, 'sync')
  for (const cookie of [`member=${ids.li}`, 'nobody=1']) {
    for (const origin of [null, 'https://evil.example']) {
      const socket = await upgraded(server, ids.company, cookie, origin)
      socket.write(bytes)
      await new Promise((resolve) => socket.on('close', resolve))
    }
  }
  await notices(server, witness)
})

test('a connection that breaks off is left, and is no fault that the operator should read', async () => {
  await using server = await openServer()
  const socket = await upgraded(server, ids.company, `member=${ids.li}`, null)
  await until(() => server.sockets.stats().companyLinks === 1, 'the link')
  socket.resetAndDestroy()
  await until(() => server.sockets.stats().companyLinks === 0, 'its end')
  expect(server.faults).toEqual([])
})

test('a forged awareness is rewritten, and nobody speaks under a colleague’s client id', async () => {
  await using server = await openServer()
  server.ledger.addCustomer(ids.alpha, ids.li)
  const room = `${ids.company}/note/${ids.alpha}`
  const [boss, partner] = [server.join(room, ids.boss), server.join(room, ids.partner)]
  await until(() => boss.provider.synced && partner.provider.synced, 'sync')
  boss.provider.awareness.setLocalStateField('at', 1)
  await until(() => partner.provider.awareness.getStates().get(boss.doc.clientID)?.['at'] === 1, 'the boss')
  const forger = server.join(room, ids.li)
  forger.provider.awareness.setLocalState(null)
  forger.provider.awareness.clientID = boss.doc.clientID
  forger.provider.awareness.meta.set(boss.doc.clientID, { clock: 2 ** 40, lastUpdated: 0 })
  forger.provider.awareness.setLocalState({ user: { id: ids.boss, name: '王总' }, at: 'forged' })
  await until(() => forger.provider.synced, 'sync')
  await new Promise((resolve) => setTimeout(resolve, 200))
  boss.provider.awareness.setLocalStateField('at', 2)
  await until(() => partner.provider.awareness.getStates().get(boss.doc.clientID)?.['at'] === 2, 'the boss again')
})

async function upgraded(server: TestServer, room: string, cookie: string, origin: string | null): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  const lines = [
    `GET /sync/${room} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Cookie: ${cookie}`,
    ...(origin === null ? [] : [`Origin: ${origin}`]),
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  await new Promise((resolve) => socket.once('data', resolve))
  socket.resume()
  return socket
}

/** A change still makes its round to another. */
async function notices(server: TestServer, witness: ReturnType<TestServer['join']>): Promise<void> {
  const from = performance.now()
  server.ledger.renameCompany('照常')
  await until(() => witness.doc.getMap('about').get('name') === '照常', 'the round trip')
  expect(performance.now() - from).toBeLessThan(5_000)
  expect(witness.codes).toEqual([])
}
