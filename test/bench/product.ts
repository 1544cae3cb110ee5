import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompanyId, randomFromBytes } from '#shared/base/id.ts'
import { actAs } from '../../server/company/actAs.ts'
import { createLedgerHouse } from '../../server/company/ledgerHouse.ts'
import { customerChanges } from './customers.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the client as it is now: an older build would be measured in its place. */
export function buildClient(): void {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
}

/** The product as it is shipped, in a process of its own. */
export async function startProduct(port: number, folder: string): Promise<AsyncDisposable> {
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), KEBU_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await saysReady(server)
  return {
    [Symbol.asyncDispose]: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
    },
  }
}

async function saysReady(server: ChildProcess): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    server.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('Kebu is ready at')) resolve()
    })
  })
  const ended = once(server, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${String(code)} before it was ready`)
  })
  await Promise.race([ready, ended])
}

/** Fills the one company of a stopped server through the ledger's own door, in its founder's name. */
export function fillCompany(folder: string, customers: number): void {
  const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
  const now = () => Date.now()
  const companies = join(folder, 'companies')
  const file = readdirSync(companies).find((name) => name.endsWith('.sqlite'))
  if (file === undefined) throw new Error(`no company in ${companies}`)
  const rethrow = (fault: unknown): never => {
    throw fault
  }
  const house = createLedgerHouse({ folder: companies, now, random, onFault: rethrow })
  using ledger = house.open(CompanyId.parse(file.replace('.sqlite', '')))
  const { columns, members } = ledger.companyNow()
  const [founder] = members.keys()
  if (founder === undefined) throw new Error('the company has no founder')
  const act = actAs(ledger, founder, { now, random })
  for (const changes of customerChanges({ columns: [...columns.values()] }, customers, random)) {
    act('import', changes)
    ledger.commit()
  }
}
