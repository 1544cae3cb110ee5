import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { DepartmentId, randomFromBytes } from '#shared/base/id.ts'
import type { Change } from '#shared/ledger/change.ts'
import { startServer } from './process.ts'
import { atMost, figure, percentile, type BenchResult } from './result.ts'
import { benchMember, benchText } from './syncPeople.ts'
import { joinWatcher, typeOn } from './visibilityClient.ts'

const customers = 20_000
const [west, east, team] = ['dep_bench000west', 'dep_bench000east', 'dep_bench000team'].map((id) =>
  DepartmentId.parse(id),
)

/**
 * Moves that change who sees 20,000 customers: a team goes under another branch, then the colleague who owns them goes
 * to the first branch, then the second branch's manager goes there too. Two people type all the while, one of the team and one elsewhere: what is their longest wait?
 */
export async function run(say: (line: string) => void): Promise<readonly BenchResult[]> {
  const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
  const file = join(mkdtempSync(join(tmpdir(), 'kebu-bench-')), 'company.sqlite')
  using server = await startServer(fileURLToPath(new URL('./visibilityServer.ts', import.meta.url)), [
    file,
    String(customers),
  ])
  const [boss, colleague, stranger] = await Promise.all([0, 4, 5].map((n) => joinWatcher(server.port, n, random)))
  if (!boss || !colleague || !stranger || !west || !east || !team) throw new Error('three people in three departments')
  using managers = watchManagers(server.port)
  await managers.until([customers + 200, 200])

  const watched = async (name: string, change: Change, then: readonly number[]): Promise<BenchResult[]> => {
    const typists = [colleague, stranger].map((each) => typeOn(each, benchText, { everyMs: 15 }))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const quiet = await Promise.all(typists.map((typist) => typist.stop()))
    const busy = [colleague, stranger].map((each) => typeOn(each, benchText, { everyMs: 15 }))
    const before = managers.bytes()
    const start = performance.now()
    await boss.submit('people', [change])
    const answeredMs = performance.now() - start
    await managers.until(then)
    const totalMs = performance.now() - start
    const waits = (await Promise.all(busy.map((typist) => typist.stop()))).flat()
    const bytes = managers.bytes() - before
    say(
      `${name}: ${(totalMs / 1000).toFixed(1)} s, ${waits.length} edits meanwhile, ${(bytes / 2 ** 20).toFixed(1)} MiB`,
    )
    return [
      figure(`${name}: answered to who did it`, answeredMs, 'ms'),
      figure(`${name}: everybody holds what he may see`, totalMs, 'ms'),
      figure(`${name}: longest wait of a typing client before`, Math.max(...quiet.flat()), 'ms'),
      figure(`${name}: wait of a typing client, 95 of 100`, percentile(waits, 95), 'ms'),
      atMost(`${name}: longest wait of a typing client`, Math.max(...waits), 'ms', 100),
    ]
  }

  const tree = await watched(
    'a department with 20,000 customers goes to another branch',
    { kind: 'putDepartment', now: { id: team, name: 'team', parent: west, order: 0 } },
    [0, customers + 400],
  )
  const person = await watched(
    'a colleague with 20,000 customers goes to another department',
    { kind: 'putMember', now: { id: benchMember(3), name: 'p3', role: 'rep', department: east } },
    [customers, 400],
  )
  const manager = await watched(
    'a manager goes to another department, of 20,000 customers',
    { kind: 'putMember', now: { id: benchMember(2), name: 'p2', role: 'manager', department: east } },
    [customers, customers],
  )
  for (const each of [boss, colleague, stranger]) each[Symbol.dispose]()
  return [...tree, ...person, ...manager]
}

interface Managers extends Disposable {
  bytes(): number
  /** Until both hold so many customers. */
  until(held: readonly number[]): Promise<void>
}

/** The managers of both branches, in a process of their own. */
function watchManagers(port: number): Managers {
  const script = fileURLToPath(new URL('./visibilityWatch.ts', import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, '1', '2', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let now: { readonly held: readonly number[]; readonly bytes: number } = { held: [], bytes: 0 }
  let heard = () => {}
  createInterface({ input: child.stdout }).on('line', (line) => {
    now = JSON.parse(line) as typeof now // written by the script above
    heard()
  })
  return {
    bytes: () => now.bytes,
    until: (held) =>
      new Promise((resolve) => {
        heard = () => {
          if (String(now.held) === String(held)) resolve()
        }
        heard()
      }),
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  }
}
