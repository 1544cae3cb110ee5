import * as Y from 'yjs'
import {
  newColumnId,
  newCompanyId,
  newCustomerId,
  newMemberId,
  newDepartmentId,
  type CustomerId,
} from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { companyRoots } from '#shared/ledger/company.ts'
import type { BootRow } from '#shared/wire/item.ts'
import { storeBoot } from '../../../client/replica/batchDisk.ts'
import { browserDevice } from '../../../client/replica/device.ts'
import { openDisk } from '../../../client/replica/disk.ts'
import { diskName } from '../../../client/replica/diskName.ts'
import { openWorkspace } from '../../../client/replica/openWorkspace.ts'

let state = 7
const random = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
}
const company = newCompanyId(random)
const member = newMemberId(random)
const department = newDepartmentId(random)
const columns = Array.from({ length: 60 }, () => newColumnId(random))
const words = ['青山家居', '上海', '五金建材', '走访三次,意向明确', '13800138000', '互联网', '设计师合作']

function rowOf(customer: CustomerId, width: number): BootRow {
  const cells: Record<string, CellValue> = {}
  for (let place = 0; place < width; place += 1) {
    const column = columns[place] ?? ''
    const chance = random()
    if (chance < 0.15) continue // people leave cells out
    cells[column] =
      chance < 0.4 ? Math.floor(random() * 1e6) : `${words[place % words.length]}${Math.floor(random() * 1e5)}`
  }
  const stamp = { by: member, at: 1_760_000_000_000 }
  return {
    id: customer as never,
    customer,
    table: 'customers',
    cells: cells as never,
    created: stamp,
    changed: stamp,
    removed: null,
  }
}

const device = browserDevice({ onOutdated: () => undefined })
const of = { company, member, socketUrl: 'ws://127.0.0.1:9/sync' }

/** Writes a copy as a first sync would. Returns how long it took. */
async function fill(customers: number, width: number): Promise<number> {
  const began = performance.now()
  const disk = await openDisk(diskName(company, member), { databases: device.databases, onOutdated: () => undefined })
  const doc = new Y.Doc()
  doc.getMap(companyRoots.about).set('id', company)
  doc.getMap(companyRoots.about).set('name', '客簿')
  doc.getMap(companyRoots.about).set('settings', { cadenceDays: {}, zoneMinutes: 480 })
  doc.getMap(companyRoots.members).set(member, { id: member, name: '王总', role: 'generalManager', department })
  await disk.meta.put({ key: 'company', value: Y.encodeStateAsUpdate(doc) })
  const pages = Math.ceil(customers / 500)
  for (let page = 0; page < pages; page += 1) {
    const ids = Array.from({ length: Math.min(500, customers - page * 500) }, () => newCustomerId(random))
    const last = page === pages - 1
    const owner = { kind: 'rep' as const, member, since: 1_760_000_000_000 }
    const envelopes = ids.map((customer) => ({ customer, owner, department, epoch: 1 }))
    await storeBoot(disk, {
      page: {
        head: 9,
        page,
        table: 'customers',
        after: null,
        envelopes,
        rows: ids.map((id) => rowOf(id, width)),
        proposals: [],
        notices: [],
        personal: [],
        last,
        total: customers,
      },
      meta: { log: 'log', cursor: last ? 9 : null, rights: 'all', boots: 1, boot: null } as never,
      ends: last,
    })
  }
  disk.close()
  return performance.now() - began
}

/** Opens the workspace as a cold page does. */
async function open(): Promise<{ ms: number; rows: number; heapMb: number }> {
  const began = performance.now()
  const workspace = await openWorkspace(of, device)
  const rows = workspace.rows('customers').size
  const ms = performance.now() - began
  const { usedJSHeapSize = 0 } = (performance as { memory?: { usedJSHeapSize?: number } }).memory ?? {}
  Object.assign(globalThis, { workspace })
  return { ms, rows, heapMb: usedJSHeapSize / 2 ** 20 }
}

Object.assign(globalThis, { fill, openIt: open })
