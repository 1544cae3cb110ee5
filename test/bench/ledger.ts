import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import {
  ledgerRecord,
  newChangeSetId,
  newCompanyId,
  newCustomerId,
  newDeviceId,
  newLinkId,
  newMemberId,
  type CustomerId,
} from '#shared/base/id.ts'
import type { Change, ChangePart } from '#shared/ledger/change.ts'
import { columnByRole } from '#shared/ledger/column.ts'
import { companyTemplate } from '#shared/ledger/template.ts'
import { createCompany } from '../../server/ledger/createCompany.ts'
import { createLedger } from '../../server/ledger/createLedger.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { atMost, figure, percentile, type BenchResult } from './result.ts'

/** Parts that arrive in one turn of the event loop: what 100 busy people put on the wire in a few milliseconds. */
const perTurn = 32

/** The ledger alone, without sockets: decide, write, log, fsync. SQLite with `synchronous=FULL`. */
export async function run(say: (line: string) => void): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-bench-ledger-'))
  using store = openSqliteStore(join(folder, 'company.sqlite'))
  const random = Math.random
  const member = newMemberId(random)
  const now = () => Date.now()
  const template = companyTemplate(random)
  createCompany({
    store,
    id: newCompanyId(random),
    name: '客簿',
    founder: { member, name: '总经理' },
    template,
    now,
    random,
  })
  const turns: (() => void)[] = []
  using ledger = createLedger({ store, now, random, schedule: (work) => void turns.push(work) })
  const viewer = ledger.viewer(member)
  if (viewer === null) throw new Error('the founder may see his company')
  const speaker = { viewer, device: newDeviceId(random), link: newLinkId(random) }
  const settle = () => {
    for (const turn of turns.splice(0)) turn()
  }
  const part = (kind: ChangePart['set']['kind'], changes: readonly Change[]): ChangePart => ({
    set: { id: newChangeSetId(random), kind, label: '', author: member, device: speaker.device, madeAt: now() },
    part: 0,
    changes,
    link: speaker.link,
  })
  const { columns } = ledger.companyNow()
  const texts = [...columns.values()].filter(
    (column) => column.table === 'customers' && column.kind === 'text' && column.readonly !== true,
  )
  const name = columnByRole(columns.values(), 'customers', 'name')
  if (name === null) throw new Error('the template has a name')

  const customers: CustomerId[] = []
  const importParts: number[] = []
  for (let n = 0; n < 12; n += 1) {
    const creates = Array.from({ length: 500 }, (): Change => {
      const customer = newCustomerId(random)
      customers.push(customer)
      const cells = texts.map((column, place) => ({
        column: column.id,
        now: `客户 ${customers.length} 第 ${place} 格`,
      }))
      return { kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells }
    })
    const imported = part('import', creates)
    const from = process.cpuUsage()
    ledger.submit(speaker, imported)
    settle()
    importParts.push(cpuMs(from))
  }
  say(`import parts of 500: ${importParts.map((ms) => ms.toFixed(0)).join(' ')} ms (${texts.length} text cells each)`)

  const results: BenchResult[] = [
    atMost('import part of 500 creates, median (processor)', percentile(importParts.slice(2), 50), 'ms', 60),
  ]
  for (const [label, among] of [
    ['2,000 open customers', 2_000],
    ['6,000 customers (half of them closed)', 6_000],
  ] as const) {
    const rate = measureEdits(among)
    say(`${label}: ${Math.round(rate)} changes/s`)
    results.push({
      name: `accepted single-cell changes, ${label}`,
      value: Math.round(rate),
      unit: '/s',
      peer: null,
      ratio: null,
      target: among === 2_000 ? '≥ 10000 /s' : null,
      holds: among === 2_000 ? rate >= 10_000 : null,
    })
  }
  const started = performance.now()
  const { items } = ledger.catchUp(speaker, ledger.head() - 200, 1e9)
  results.push(figure('catch-up of 200 changes', performance.now() - started, 'ms'))
  say(`catch-up of 200: ${items.length} items`)
  rmSync(folder, { recursive: true, force: true })
  return results

  function measureEdits(among: number): number {
    const edit = (n: number) => {
      const customer = customers[Math.floor(random() * among)]
      if (customer === undefined || name === null) throw new Error('customers were imported')
      const cells = [{ column: name.id, was: null, now: `改名 ${n}` }]
      const change: Change = { kind: 'set', customer, table: 'customers', record: ledgerRecord(customer), cells }
      ledger.submit(speaker, part('edit', [change]))
    }
    for (let n = 0; n < 4_000; n += 1) {
      edit(n)
      if (n % perTurn === perTurn - 1) settle()
    }
    settle()
    const count = 20_000
    const from = process.cpuUsage()
    for (let n = 0; n < count; n += 1) {
      edit(n)
      if (n % perTurn === perTurn - 1) settle()
    }
    settle()
    return count / (cpuMs(from) / 1_000)
  }
}

/** Processor time since: what a core spends, whatever else the machine does meanwhile. */
function cpuMs(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1_000
}
