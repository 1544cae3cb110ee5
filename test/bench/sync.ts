import { mkdtempSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
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
const warmSeconds = 4
const pacedSeconds = 6
const editsPerSecond = 2
const rushSeconds = 4
const rushPeople = 20
const rushWindow = 16
/** Of each phase, one server after the other: what else the machine does then falls on both, and the middle one counts. */
const rounds = 3

/** What one server did in one phase. */
interface Measured {
  readonly latencies: readonly number[]
  readonly changes: number
  readonly seconds: number
  readonly cpuMsPerChange: number
  /** What playing the people cost: while it stays well under a core, the server is what is measured. */
  readonly harnessMsPerChange: number
}

/**
 * 100 people edit one company: edit → colleague, server CPU a change, sustained changes, beside Hocuspocus with SQLite.
 * Both files are WAL with `synchronous=FULL`, but not the same is promised: Kebu answers what is durable, Hocuspocus
 * answers at once and stores the document 2 to 10 s later (its defaults).
 */
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
  using peer = await startServer(join(peersFolder(), 'hocuspocusServer.mjs'), [join(folder, 'hocuspocus.sqlite')])
  const joined = await Promise.all(Array.from({ length: people }, (_, n) => joinKebu(kebu.port, n, random)))
  const cells: Cells = joined[0]?.cells ?? { customers: [], columns: [] }
  const sides: readonly Side[] = [
    { name: 'kebu', server: kebu, clients: joined.map(({ client }) => client) },
    {
      name: 'hocuspocus',
      server: peer,
      clients: await Promise.all(Array.from({ length: people }, (_, n) => joinHocuspocus(peer.port, n, cells, random))),
    },
  ]
  // A server that has been up for a while is what people meet: both are compiled by what they do, and a few thousand changes do it.
  for (const { server, clients } of sides) await rush(server, clients.slice(0, rushPeople), warmSeconds)
  const [kebuPaced, peerPaced] = await alternate(sides, 'paced', say, ({ server, clients }) =>
    paced(server, clients, pacedSeconds),
  )
  for (const { clients } of sides) for (const client of clients.slice(rushPeople)) client.close()
  const [kebuRush, peerRush] = await alternate(sides, 'rush', say, ({ server, clients }) =>
    rush(server, clients.slice(0, rushPeople), rushSeconds),
  )
  for (const { clients } of sides) for (const client of clients) client.close()

  const name = 'Hocuspocus 4.7 with SQLite'
  const latencies = (of: readonly Measured[]) => of.flatMap((each) => each.latencies)
  const microseconds = ({ cpuMsPerChange }: Measured) => cpuMsPerChange * 1000
  const perSecond = ({ changes, seconds }: Measured) => changes / seconds
  return [
    figure('edit → colleague p50', percentile(latencies(kebuPaced), 50), 'ms'),
    atMost('edit → colleague p99', percentile(latencies(kebuPaced), 99), 'ms', 200),
    figure('edit → colleague p99, Hocuspocus', percentile(latencies(peerPaced), 99), 'ms'),
    against('server CPU per change fanned out to 100', {
      ...middle(kebuPaced, peerPaced, microseconds),
      unit: 'µs',
      peer: name,
      bound: 0.7,
      than: 'most',
    }),
    against('sustained changes', {
      ...middle(kebuRush, peerRush, perSecond),
      unit: '/s',
      peer: name,
      bound: 1.5,
      than: 'least',
    }),
    against('server CPU per change, rush', {
      ...middle(kebuRush, peerRush, microseconds),
      unit: 'µs',
      peer: name,
      bound: 0.7,
      than: 'most',
    }),
  ]
}

interface Side {
  readonly name: string
  readonly server: ServerProcess
  readonly clients: readonly EditingClient[]
}

/** Both sides in turn, `rounds` times. */
async function alternate(
  sides: readonly Side[],
  phase: string,
  say: (line: string) => void,
  measure: (side: Side) => Promise<Measured>,
): Promise<[ours: Measured[], theirs: Measured[]]> {
  const measured: [Measured[], Measured[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, side] of sides.entries()) {
      const result = await measure(side)
      measured[place]?.push(result)
      say(`${side.name} ${phase}: ${describe(result)} (load ${loadavg()[0]?.toFixed(1)})`)
    }
  }
  return measured
}

/** The round whose ratio is the middle one. */
function middle(
  ours: readonly Measured[],
  theirs: readonly Measured[],
  of: (measured: Measured) => number,
): { readonly value: number; readonly peerValue: number } {
  const pairs = ours.flatMap((each, round) => {
    const other = theirs[round]
    return other === undefined ? [] : [{ value: of(each), peerValue: of(other) }]
  })
  const sorted = pairs.sort((left, right) => left.value / left.peerValue - right.value / right.peerValue)
  return sorted[Math.floor(sorted.length / 2)] ?? { value: Number.NaN, peerValue: Number.NaN }
}

const describe = ({ latencies, changes, seconds, cpuMsPerChange, harnessMsPerChange }: Measured): string =>
  `${changes} changes in ${seconds.toFixed(1)} s, ${(cpuMsPerChange * 1000).toFixed(0)} µs server CPU each` +
  ` (${(harnessMsPerChange * 1000).toFixed(0)} µs harness)` +
  (latencies.length === 0
    ? ''
    : `, p50 ${percentile(latencies, 50).toFixed(1)} ms, p99 ${percentile(latencies, 99).toFixed(1)} ms`)

/** Everybody types at a human pace; the colleague after him watches for his text. */
async function paced(server: ServerProcess, clients: readonly EditingClient[], lasting: number): Promise<Measured> {
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
  const cpu = cpuSince(server)
  const start = performance.now()
  await Promise.all(
    clients.map(async (client, n) => {
      await wait((n * 1000) / editsPerSecond / clients.length)
      for (let edit = 0; edit < lasting * editsPerSecond; edit += 1) {
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
  return { latencies, changes, seconds, ...cpu(changes) }
}

/** As fast as answers allow: a fixed number of edits under way for each of a few people, the rest listen. */
async function rush(server: ServerProcess, clients: readonly EditingClient[], lasting: number): Promise<Measured> {
  let changes = 0
  let going = true
  for (const client of clients) client.onFrame = () => {}
  await wait(500)
  const cpu = cpuSince(server)
  const start = performance.now()
  clients.forEach((client, n) => {
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
  await wait(lasting * 1000)
  going = false
  const seconds = (performance.now() - start) / 1000
  return { latencies: [], changes, seconds, ...cpu(changes) }
}

/** What each change cost the server and this process since. */
function cpuSince(server: ServerProcess): (changes: number) => Pick<Measured, 'cpuMsPerChange' | 'harnessMsPerChange'> {
  const before = server.cpuMs()
  const own = process.cpuUsage()
  return (changes) => {
    const { user, system } = process.cpuUsage(own)
    return {
      cpuMsPerChange: (server.cpuMs() - before) / changes,
      harnessMsPerChange: (user + system) / 1000 / changes,
    }
  }
}
