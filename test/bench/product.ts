import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompanyId, randomFromBytes, type Random } from '#shared/base/id.ts'
import type { RecordChange } from '#shared/ledger/change.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { Member } from '#shared/ledger/company.ts'
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

/** The one company of a stopped server, open for changes in its founder's name. */
export interface StoppedCompany extends Disposable {
  readonly columns: readonly Column[]
  readonly founder: Member
  readonly act: ReturnType<typeof actAs>
  readonly random: Random
  commit(): void
}

/** Opens the one company under `folder`, whose server is stopped. */
export function openCompany(folder: string): StoppedCompany {
  const random = randomFromBytes((bytes) => crypto.getRandomValues(bytes))
  const now = () => Date.now()
  const companies = join(folder, 'companies')
  const file = readdirSync(companies).find((name) => name.endsWith('.sqlite'))
  if (file === undefined) throw new Error(`no company in ${companies}`)
  const rethrow = (fault: unknown): never => {
    throw fault
  }
  const house = createLedgerHouse({ folder: companies, now, random, onFault: rethrow })
  const ledger = house.open(CompanyId.parse(file.replace('.sqlite', '')))
  const { columns, members } = ledger.companyNow()
  const [founder] = members.values()
  if (founder === undefined) throw new Error('the company has no founder')
  return {
    columns: [...columns.values()],
    founder,
    act: actAs(ledger, founder.id, { now, random }),
    random,
    commit: () => ledger.commit(),
    [Symbol.dispose]: () => ledger[Symbol.dispose](),
  }
}

/** Fills the one company of a stopped server through the ledger's own door, in its founder's name. */
export function fillCompany(
  folder: string,
  customers: number,
  onPart: (changes: readonly RecordChange[]) => void = () => undefined,
): void {
  using company = openCompany(folder)
  for (const changes of customerChanges(company, customers, company.random)) {
    company.act('import', changes)
    company.commit()
    onPart(changes)
  }
}
