import {
  ledgerRecord,
  newChangeSetId,
  newColumnId,
  newCompanyId,
  newCustomerId,
  newDepartmentId,
  newDeviceId,
  newLinkId,
  newMemberId,
  newRecordId,
  type CustomerId,
  type DeviceId,
  type LinkId,
  type MemberId,
  type RecordId,
} from '#shared/base/id.ts'
import { assert } from '#shared/base/result.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Answer, Change, ChangePart, ChangeSetKind, Verdict } from '#shared/ledger/change.ts'
import { columnByRole, type ColumnRole, type TableId } from '#shared/ledger/column.ts'
import { nobody } from '#shared/ownership/rights.ts'
import type { RoleId } from '#shared/ownership/role.ts'
import { companyTemplate } from '#shared/ledger/template.ts'
import { createCompany } from '../../server/ledger/createCompany.ts'
import { createLedger } from '../../server/ledger/createLedger.ts'
import type { News } from '../../server/ledger/news.ts'
import type { Ledger, Speaker } from '../../server/ledger/ledger.ts'
import { openMemoryStore } from '../../server/store/memoryStore.ts'
import type { Store } from '../../server/store/store.ts'

export const monday = Date.UTC(2026, 10, 23, 1, 0)

/** Random numbers that a seed replays (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Gesture {
  readonly kind?: ChangeSetKind
  /** Made offline: it arrives on another link than it was made on. */
  readonly offline?: boolean
  readonly device?: DeviceId
  readonly undoes?: ChangePart['set']['id']
}

export type Office = ReturnType<typeof openOffice>

/**
 * A company in memory: a general manager, sales departments 东区 and 西区 with a manager and two reps each, and a
 * clock that stands until it is moved. What is scheduled happens in `settle`.
 */
export function openOffice({ store = openMemoryStore(), seed = 1 }: { store?: Store; seed?: number } = {}) {
  const random = randomFrom(seed)
  let at = monday
  let scheduled: (() => void)[] = []
  const now = () => at
  const schedule = (work: () => void) => void scheduled.push(work)
  const boss = newMemberId(random)
  const id = newCompanyId(random)
  createCompany({
    store,
    id,
    name: '客簿',
    founder: { member: boss, name: '总经理' },
    template: companyTemplate(random),
    now,
    random,
  })
  let ledger = createLedger({ store, now, random, schedule })
  const news: News[] = []
  ledger.onCommit((batch) => news.push(...batch))
  const devices = new Map<MemberId, DeviceId>()
  const links = new Map<MemberId, LinkId>()
  const deviceOf = (member: MemberId) => remember(devices, member, () => newDeviceId(random))
  const linkOf = (member: MemberId) => remember(links, member, () => newLinkId(random))

  const speaker = (member: MemberId, device = deviceOf(member)): Speaker => ({
    viewer: ledger.viewer(member) ?? nobody(member),
    device,
    link: linkOf(member),
  })
  const partOf = (member: MemberId, changes: readonly Change[], gesture: Gesture = {}): ChangePart => ({
    set: {
      id: newChangeSetId(random),
      kind: gesture.kind ?? 'edit',
      label: '',
      author: member,
      device: gesture.device ?? deviceOf(member),
      madeAt: at,
      undoes: gesture.undoes,
    },
    part: 0,
    changes,
    link: gesture.offline === true ? null : linkOf(member),
  })
  const settle = () => {
    while (scheduled.length > 0) {
      const works = scheduled
      scheduled = []
      for (const work of works) work()
    }
  }
  const send = (member: MemberId, part: ChangePart, device?: DeviceId): Answer =>
    ledger.submit(speaker(member, device), part)
  const does = (member: MemberId, changes: readonly Change[], gesture?: Gesture): readonly Verdict[] => {
    const { verdicts } = send(member, partOf(member, changes, gesture))
    settle()
    return verdicts
  }
  const column = (table: TableId, role: ColumnRole) => {
    const found = columnByRole(ledger.companyNow().columns.values(), table, role)
    assert(found !== null, `the template has ${table}.${role}`)
    return found
  }
  const cells = (table: TableId, values: Partial<Record<ColumnRole, CellValue>>) =>
    // the keys of a partial record of roles are roles
    (Object.entries(values) as [ColumnRole, CellValue][]).map(([role, now]) => ({
      column: column(table, role).id,
      now,
    }))
  const hire = (name: string, role: RoleId, department: ReturnType<typeof newDepartmentId>) => {
    const member = newMemberId(random)
    does(boss, [{ kind: 'putMember', now: { id: member, name, role, department } }], { kind: 'people' })
    return member
  }
  const found = (name: string) => {
    const department = newDepartmentId(random)
    does(boss, [{ kind: 'putDepartment', now: { id: department, name, parent: null, order: 0 } }], { kind: 'people' })
    return department
  }

  const east = found('东区')
  const west = found('西区')
  const people = {
    boss,
    eastManager: hire('东区经理', 'manager', east),
    anna: hire('安娜', 'rep', east),
    bert: hire('伯特', 'rep', east),
    westManager: hire('西区经理', 'manager', west),
    chen: hire('小陈', 'rep', west),
  }

  return {
    ...people,
    id,
    east,
    west,
    store,
    random,
    get ledger(): Ledger {
      return ledger
    },
    news,
    now,
    schedule,
    settle,
    speaker,
    partOf,
    send,
    does,
    column,
    cells,
    hire,
    found,
    deviceOf,
    pass(ms: number) {
      at += ms
    },
    /** The server goes away and comes back over the same store. */
    reopen() {
      scheduled = []
      ledger = createLedger({ store, now, random, schedule })
      ledger.onCommit((batch) => news.push(...batch))
      settle()
    },
    newCustomer: () => newCustomerId(random),
    newRecord: () => newRecordId(random),
    newColumn: () => newColumnId(random),
    /** A customer of `member` (or of the pool), as he collected it. */
    collect(
      member: MemberId,
      values: Partial<Record<ColumnRole, CellValue>> = {},
      owner?: MemberId | null,
    ): CustomerId {
      const customer = newCustomerId(random)
      const [verdict] = does(member, [createOf(customer, cells('customers', values), owner)], { kind: 'create' })
      assert(verdict?.kind === 'accepted', `${member} collects a customer, got ${JSON.stringify(verdict)}`)
      return customer
    },
    create: (customer: CustomerId, values: Partial<Record<ColumnRole, CellValue>>, owner?: MemberId | null): Change =>
      createOf(customer, cells('customers', values), owner),
    add: (
      customer: CustomerId,
      table: TableId,
      record: RecordId,
      values: Partial<Record<ColumnRole, CellValue>>,
    ): Change => ({
      kind: 'create',
      customer,
      table,
      record,
      cells: cells(table, values),
    }),
    /** Sets one cell of the ledger record from what it was to what it shall be. */
    set: (customer: CustomerId, role: ColumnRole, was: CellValue, value: CellValue): Change => ({
      kind: 'set',
      customer,
      table: 'customers',
      record: ledgerRecord(customer),
      cells: [{ column: column('customers', role).id, was, now: value }],
    }),
    /** What stands in a cell of the ledger record. */
    reads(customer: CustomerId, role: ColumnRole): CellValue | undefined {
      const [row] = store.read.rows('customers', customer)
      return row?.cells[column('customers', role).id]
    },
    epoch: (customer: CustomerId) => ledger.envelope(customer)?.epoch ?? -1,
  }
}

function createOf(
  customer: CustomerId,
  cells: readonly { readonly column: ReturnType<typeof newColumnId>; readonly now: CellValue }[],
  owner?: MemberId | null,
): Change {
  return { kind: 'create', customer, table: 'customers', record: ledgerRecord(customer), cells, owner }
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
