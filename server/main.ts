import { join } from 'node:path'
import { Outage } from '#shared/base/result.ts'
import { readConfig } from './config/config.ts'
import { createDailyLog } from './config/dailyLog.ts'
import { runServer, type RunningServer } from './runServer.ts'

const { config, faults } = readConfig(process.env)
if (config === null) {
  for (const { variable, value, remedy } of faults) console.error(`${variable} is “${value}”: ${remedy}`)
  process.exit(1)
}

const { log, flush } = createDailyLog({ folder: join(config.dataFolder, 'log'), now: Date.now })
const opensWithDemo = process.argv.includes('--demo')

const fail = async (doing: string, error: unknown): Promise<never> => {
  log('server.failed', { doing, error })
  await flush()
  // An outage says in one line what could not be done; anything else is a bug and needs its stack.
  console.error(`Kebu stopped ${doing}:`, error instanceof Outage ? error.message : error)
  process.exit(1)
}
process.on('uncaughtException', (error) => void fail('at something unforeseen', error))

let server: RunningServer | null = null
let stopping = false
const stop = async (signal: string) => {
  if (stopping) return
  stopping = true
  log('server.stopping', { signal })
  await server?.stop() // null: still starting, nobody was promised anything
  log('server.stopped')
  await flush()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stop(signal).catch((error: unknown) => fail('while stopping', error))
  })
}

try {
  server = await runServer({ config, opensWithDemo, log })
  console.log(`Kebu is ready at http://localhost:${server.port}`)
} catch (error) {
  await fail('while starting', error)
}
