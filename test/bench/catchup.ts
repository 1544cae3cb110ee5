import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { newDeviceId, randomFromBytes, type DeviceId } from '#shared/base/id.ts'
import { decodeMessage, encodeMessage, protocol, type Message } from '#shared/wire/message.ts'
import { startServer } from './process.ts'
import { figure, percentile, round, type BenchResult } from './result.ts'
import { joinKebu } from './syncClients.ts'
import { benchCompany, benchMember } from './syncPeople.ts'

const changed = 200
const rounds = 7

/** A day away: 200 changes in 2,000 and in 20,000 customers. What it costs must follow what changed, not what exists. */
export async function run(say: (line: string) => void): Promise<readonly BenchResult[]> {
  const small = await awayIn(2_000, say)
  const large = await awayIn(20_000, say)
  const ratio = large.ms / small.ms
  return [
    figure(`catch-up of ${changed} changes in 2,000 customers`, small.ms, 'ms'),
    {
      name: `catch-up of ${changed} changes in 20,000 customers`,
      value: round(large.ms),
      unit: 'ms',
      peer: 'the same in 2,000',
      ratio: round(ratio),
      target: '≤ 2 ×',
      holds: ratio <= 2,
    },
    figure('bytes in 2,000', small.bytes / 1024, 'KiB'),
    figure('bytes in 20,000', large.bytes / 1024, 'KiB'),
  ]
}

interface Known {
  readonly device: DeviceId
  readonly log: string
  readonly rights: string
  readonly cursor: number
}

async function awayIn(
  customers: number,
  say: (line: string) => void,
): Promise<{ readonly ms: number; readonly bytes: number }> {
  const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
  const file = join(mkdtempSync(join(tmpdir(), 'kebu-bench-')), 'company.sqlite')
  using server = await startServer(fileURLToPath(new URL('./syncServer.ts', import.meta.url)), [
    file,
    '2',
    String(customers),
  ])
  let known = await visit(server.port, { device: newDeviceId(random), log: null, rights: null, cursor: null })
  const { client } = await joinKebu(server.port, 1, random)
  const times: number[] = []
  let bytes = 0
  for (let n = 0; n < rounds; n += 1) {
    const answered = new Promise<void>((resolve) => {
      let left = changed
      client.onAnswer = (count) => {
        left -= count
        if (left <= 0) resolve()
      }
    })
    for (let edit = 0; edit < changed; edit += 1) client.edit(`c${n}x${edit}`)
    await answered
    const start = performance.now()
    const visited = await visit(server.port, known)
    times.push(performance.now() - start)
    bytes = visited.bytes
    known = visited
  }
  client.close()
  const ms = percentile(times, 50)
  say(`${customers} customers: ${times.map((time) => time.toFixed(0)).join(' ')} ms`)
  return { ms, bytes }
}

/** Connects, says what it knows, takes everything up to the head of the log, and leaves. */
function visit(
  port: number,
  known: {
    readonly device: DeviceId
    readonly log: string | null
    readonly rights: string | null
    readonly cursor: number | null
  },
): Promise<Known & { readonly bytes: number }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${benchCompany}`, {
    headers: { 'x-bench-member': benchMember(0), 'x-bench-link': known.device, origin: `http://127.0.0.1:${port}` },
  })
  socket.binaryType = 'nodebuffer'
  return new Promise((resolve, reject) => {
    let welcome: Extract<Message, { kind: 'welcome' }>['body'] | null = null
    let cursor = known.cursor ?? 0
    let bytes = 0
    const arrived = () => {
      if (welcome === null || cursor < welcome.head) return
      // what still comes while both say goodbye is nobody's
      socket.removeAllListeners('message')
      socket.close()
      resolve({ device: known.device, log: welcome.log, rights: welcome.rights, cursor, bytes })
    }
    socket.once('error', reject)
    socket.on('open', () => socket.send(encodeMessage('hello', { protocol, ...known, bootAfter: null })))
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      if (message === null) return
      bytes += frame.length
      if (message.kind === 'welcome') welcome = message.body
      if (message.kind === 'batch') {
        cursor = message.body.to
        socket.send(encodeMessage('credit', { to: cursor }))
      }
      if (message.kind === 'boot') {
        socket.send(encodeMessage('credit', { to: message.body.page }))
        if (message.body.last) cursor = message.body.head
      }
      arrived()
    })
  })
}
