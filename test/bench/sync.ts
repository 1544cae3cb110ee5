import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { randomFromBytes } from '#shared/base/id.ts'
import { peersFolder } from './peers/install.ts'
import { startServer, type ServerProcess } from './process.ts'
import { against, atMost, figure, percentile, type BenchResult } from './result.ts'
import { joinHocuspocus, joinKebu, type Cells, type EditingClient } from './syncClients.ts'

const people = 100
const customers = 200
const pacedSeconds = 15
const editsPerSecond = 2
const rushSeconds = 8
const rushPeople = 20
const rushWindow = 16

/** What one server did in one phase. */
interface Measured {
  readonly latencies: readonly number[]
  readonly changes: number
  readonly seconds: number
  readonly cpuMsPerChange: number
}

/** 100 people edit one company: edit → colleague, server CPU a change, sustained changes, beside Hocuspocus with SQLite. */
export async function run(say: (line: string) => void): Promise<readonly BenchResult[]> {
  const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
  const folder = mkdtempSync(join(tmpdir(), 'kebu-bench-'))
  const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

  say(
    `${people} people, ${customers} customers; paced ${editsPerSecond} edits/s each, then ${rushPeople} in a closed loop of ${rushWindow}`,
  )
  using kebu = await startServer(here('./syncServer.ts'), [
    join(folder, 'kebu.sqlite'),
    String(people),
    String(customers),
  ])
  const joined = await Promise.all(Array.from({ length: people }, (_, n) => joinKebu(kebu.port, n, random)))
  const cells: Cells = joined[0]?.cells ?? { customers: [], columns: [] }
  const ours = joined.map(({ client }) => client)
  const kebuPaced = await paced(kebu, ours)
  say(`kebu paced: ${describe(kebuPaced)}`)
  const kebuRush = await rush(kebu, ours)
  say(`kebu rush: ${describe(kebuRush)}`)
  for (const client of ours) client.close()
  kebu[Symbol.dispose]()

  using peer = await startServer(join(peersFolder(), 'hocuspocusServer.mjs'), [join(folder, 'hocuspocus.sqlite')])
  const theirs = await Promise.all(
    Array.from({ length: people }, (_, n) => joinHocuspocus(peer.port, n, cells, random)),
  )
  const peerPaced = await paced(peer, theirs)
  say(`hocuspocus paced: ${describe(peerPaced)}`)
  const peerRush = await rush(peer, theirs)
  say(`hocuspocus rush: ${describe(peerRush)}`)
  for (const client of theirs) client.close()

  const name = 'Hocuspocus 4.7 with SQLite'
  return [
    figure('edit → colleague p50', percentile(kebuPaced.latencies, 50), 'ms'),
    atMost('edit → colleague p99', percentile(kebuPaced.latencies, 99), 'ms', 200),
    figure('edit → colleague p99, Hocuspocus', percentile(peerPaced.latencies, 99), 'ms'),
    against('server CPU per change fanned out to 100', {
      value: kebuPaced.cpuMsPerChange * 1000,
      unit: 'µs',
      peer: name,
      peerValue: peerPaced.cpuMsPerChange * 1000,
      bound: 0.7,
      than: 'most',
    }),
    against('sustained changes', {
      value: kebuRush.changes / kebuRush.seconds,
      unit: '/s',
      peer: name,
      peerValue: peerRush.changes / peerRush.seconds,
      bound: 1.5,
      than: 'least',
    }),
    against('server CPU per change, rush', {
      value: kebuRush.cpuMsPerChange * 1000,
      unit: 'µs',
      peer: name,
      peerValue: peerRush.cpuMsPerChange * 1000,
      bound: 0.7,
      than: 'most',
    }),
  ]
}

const describe = ({ latencies, changes, seconds, cpuMsPerChange }: Measured): string =>
  `${changes} changes in ${seconds.toFixed(1)} s, ${(cpuMsPerChange * 1000).toFixed(0)} µs server CPU each` +
  (latencies.length === 0
    ? ''
    : `, p50 ${percentile(latencies, 50).toFixed(1)} ms, p99 ${percentile(latencies, 99).toFixed(1)} ms`)

/** Everybody types at a human pace; the colleague after him watches for his text. */
async function paced(server: ServerProcess, clients: readonly EditingClient[]): Promise<Measured> {
  const sentAt = new Map<string, number>()
  const latencies: number[] = []
  let changes = 0
  clients.forEach((client, n) => {
    const author = (n + clients.length - 1) % clients.length
    client.onAnswer = () => {}
    client.onFrame = (frame) => {
      const marker = `m${author}x`
      for (let at = frame.indexOf(marker); at !== -1; at = frame.indexOf(marker, at + 1)) {
        const text = frame.subarray(at, frame.indexOf('!', at)).toString('latin1')
        const sent = sentAt.get(text)
        if (sent === undefined) continue
        latencies.push(performance.now() - sent)
        sentAt.delete(text)
      }
    }
  })
  const cpuBefore = server.cpuMs()
  const start = performance.now()
  await Promise.all(
    clients.map(async (client, n) => {
      await wait((n * 1000) / editsPerSecond / clients.length)
      for (let edit = 0; edit < pacedSeconds * editsPerSecond; edit += 1) {
        const text = `m${n}x${edit}`
        sentAt.set(text, performance.now())
        client.edit(`${text}!`)
        changes += 1
        await wait(1000 / editsPerSecond)
      }
    }),
  )
  await wait(500)
  const seconds = (performance.now() - start) / 1000
  if (sentAt.size > changes / 100) throw new Error(`${sentAt.size} of ${changes} edits never reached the colleague`)
  return { latencies, changes, seconds, cpuMsPerChange: (server.cpuMs() - cpuBefore) / changes }
}

/** As fast as answers allow: a fixed number of edits under way for each of a few people, the rest listen. */
async function rush(server: ServerProcess, clients: readonly EditingClient[]): Promise<Measured> {
  let changes = 0
  let going = true
  for (const client of clients) client.onFrame = () => {}
  for (const client of clients.slice(rushPeople)) client.close()
  await wait(500)
  const cpuBefore = server.cpuMs()
  const start = performance.now()
  clients.slice(0, rushPeople).forEach((client, n) => {
    let edit = 0
    const next = () => {
      edit += 1
      client.edit(`r${n}x${edit}!`)
    }
    client.onAnswer = (count) => {
      changes += count
      for (let each = 0; going && each < count; each += 1) next()
    }
    for (let under = 0; under < rushWindow; under += 1) next()
  })
  await wait(rushSeconds * 1000)
  going = false
  const seconds = (performance.now() - start) / 1000
  return { latencies: [], changes, seconds, cpuMsPerChange: (server.cpuMs() - cpuBefore) / changes }
}
