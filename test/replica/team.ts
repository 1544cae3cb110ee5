import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import {
  ledgerRecord,
  newCompanyId,
  newMemberId,
  type ColumnId,
  type CustomerId,
  type MemberId,
} from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { columnByRole, type ColumnRole, type TableId } from '#shared/ledger/column.ts'
import { companyTemplate } from '#shared/ledger/template.ts'
import type { SmallStore } from '../../client/replica/canary.ts'
import type { Device } from '../../client/replica/device.ts'
import { openWorkspace } from '../../client/replica/openWorkspace.ts'
import type { Workspace } from '../../client/replica/workspace.ts'
import { createCompany } from '../../server/ledger/createCompany.ts'
import { createLedger } from '../../server/ledger/createLedger.ts'
import type { Ledger } from '../../server/ledger/ledger.ts'
import { attachSockets } from '../../server/socket/server.ts'
import { markCopied, openMemoryStore } from '../../server/store/memoryStore.ts'
import { seededRandom } from '../socket/people.ts'

const random = seededRandom(20_261_121)
export const company = newCompanyId(random)
export const boss = newMemberId(random)
export const rep = newMemberId(random)

/** What a laptop keeps while its app is closed. */
export interface Laptop {
  readonly member: MemberId
  databases: Device['databases']
  readonly small: Map<string, string>
  readonly locks: LockManager | null
  /** Tabs of one laptop hear each other, laptops do not. */
  readonly channel: string
}

/** A running server over a memory store, and laptops with disks of their own. */
export interface Team extends AsyncDisposable {
  readonly ledger: Ledger
  laptop(member: MemberId): Laptop
  /** Opens the app on a laptop. `offline`: no socket gets through. `hasty`: what is planned comes a hundred times sooner. */
  open(laptop: Laptop, options?: { readonly offline?: boolean; readonly hasty?: boolean }): Promise<Workspace>
  /** No new socket gets through and every open one breaks. */
  cut(): void
  mend(): void
  /** The server lost its disk and came back from a backup that is so many commits old. */
  restore(commits: number): void
}

export async function startTeam(): Promise<Team> {
  // commits stay losable only so that a backup can be restored
  const store = openMemoryStore({ synced: false })
  const clock = () => Date.now()
  createCompany({
    store,
    id: company,
    name: '客簿',
    founder: { member: boss, name: '王总' },
    template: companyTemplate(random),
    now: clock,
    random,
  })
  const openLedger = () => createLedger({ store, now: clock, random, schedule: (commit) => void setImmediate(commit) })
  let ledger = openLedger()
  const httpServer = createServer()
  const sockets = attachSockets({
    httpServer,
    ledgerOf: (id) => (id === company ? ledger : null),
    authenticate: async (request) => {
      const member = /member=(\w+)/.exec(request.headers.cookie ?? '')?.[1] as MemberId | undefined
      return member === undefined ? null : { member, sessionId: member }
    },
    now: clock,
    random,
    log: (what, error) => console.error(what, error),
  })
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve))
  const { port } = httpServer.address() as AddressInfo
  const opened: Workspace[] = []
  const live = new Set<WebSocket>()
  let isCut = false

  return {
    get ledger() {
      return ledger
    },
    restore: (commits) => {
      ledger[Symbol.dispose]()
      store.crash(commits)
      markCopied(store)
      ledger = openLedger()
    },
    laptop: (member) => ({
      member,
      databases: { indexedDB: new IDBFactory(), IDBKeyRange },
      small: new Map(),
      locks: null,
      channel: `laptop-${(laptops += 1)}`,
    }),
    open: async (laptop, { offline = false, hasty = false } = {}) => {
      class Socket extends WebSocket {
        constructor(url: string | URL) {
          const target = offline || isCut ? 'ws://127.0.0.1:9/' : url
          super(target, { headers: { cookie: `member=${laptop.member}` } })
          live.add(this)
          this.on('close', () => live.delete(this))
        }
      }
      const workspace = await openWorkspace(
        { company, member: laptop.member, socketUrl: `ws://127.0.0.1:${port}/sync` },
        testDevice(laptop, hasty ? 100 : 1, Socket as unknown as typeof globalThis.WebSocket), // `ws` has all that the provider touches
      )
      opened.push(workspace)
      return workspace
    },
    cut: () => {
      isCut = true
      for (const socket of live) socket.terminate()
    },
    mend: () => {
      isCut = false
      for (const wake of wakers) wake()
    },
    [Symbol.asyncDispose]: async () => {
      for (const workspace of opened) await workspace[Symbol.asyncDispose]()
      await sockets.close()
      httpServer.closeAllConnections()
      await new Promise<void>((resolve) => void httpServer.close(() => resolve()))
      ledger[Symbol.dispose]()
    },
  }
}

let laptops = 0
const wakers = new Set<() => void>()

function testDevice(laptop: Laptop, haste: number, socket: typeof globalThis.WebSocket): Device {
  const small: SmallStore = {
    getItem: (key) => laptop.small.get(key) ?? null,
    setItem: (key, value) => void laptop.small.set(key, value),
    removeItem: (key) => void laptop.small.delete(key),
  }
  return {
    databases: laptop.databases,
    buckets: null,
    locks: laptop.locks,
    openChannel: (name) => new BroadcastChannel(`${laptop.channel}/${name}`),
    smallStore: small,
    persist: async () => true,
    WebSocket: socket,
    clock: () => Date.now(),
    random: Math.random,
    after: (ms, work) => {
      const timer = setTimeout(work, ms / haste)
      return () => clearTimeout(timer)
    },
    onWake: (listener) => {
      wakers.add(listener)
      return () => wakers.delete(listener)
    },
    onLost: () => () => undefined,
    onOutdated: () => undefined,
  }
}

export function columnOf(workspace: Workspace, role: ColumnRole, table: TableId = 'customers'): ColumnId {
  const column = columnByRole(workspace.company.get().columns.values(), table, role)
  if (column === null) throw new Error(`no column plays ${role}`)
  return column.id
}

export async function addCustomer(workspace: Workspace, name: string): Promise<CustomerId> {
  const customer = workspace.newId.customer()
  await workspace.submit({
    kind: 'create',
    changes: [
      {
        kind: 'create',
        customer,
        table: 'customers',
        record: ledgerRecord(customer),
        cells: [{ column: columnOf(workspace, 'name'), now: name }],
      },
    ],
  })
  return customer
}

/** The boss at a new laptop, with one customer that the server knows too. */
export async function openWithCustomer(team: Team, name: string) {
  const laptop = team.laptop(boss)
  const workspace = await team.open(laptop)
  await until(() => isSettled(workspace), 'in step')
  const customer = await addCustomer(workspace, name)
  await until(() => isSettled(workspace), 'all sent')
  return { laptop, workspace, name: columnOf(workspace, 'name'), customer }
}

/** Types one cell of a customer's ledger record. */
export function type(workspace: Workspace, customer: CustomerId, column: ColumnId, now: CellValue) {
  const record = ledgerRecord(customer)
  const was = workspace.rows('customers').get(record)?.cells[column] ?? null
  return workspace.submit({
    kind: 'edit',
    changes: [{ kind: 'set', customer, table: 'customers', record, cells: [{ column, was, now }] }],
  })
}

export const cellOf = (workspace: Workspace, customer: CustomerId, column: ColumnId): CellValue | undefined =>
  workspace.rows('customers').get(ledgerRecord(customer))?.cells[column]

/** Looks again until it holds. */
export async function until(holds: () => boolean, what: string, withinMs = 30_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export const isSettled = (workspace: Workspace): boolean => {
  const { link, boot, waiting } = workspace.status.get()
  return link === 'online' && boot === null && waiting === 0
}
