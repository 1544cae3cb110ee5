import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import {
  ledgerRecord,
  newAttachmentId,
  newChangeSetId,
  newColumnId,
  newCustomerId,
  newDepartmentId,
  newMemberId,
  newNoticeId,
  newProposalId,
  newRecordId,
  type CustomerId,
} from '#shared/base/id.ts'
import { openMemoryStore } from '../../server/store/memoryStore.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { LogEntry, Store, StoredRow } from '../../server/store/store.ts'
import { randomFrom } from '../ledger/office.ts'

const random = randomFrom(7)
const member = newMemberId(random)
const other = newMemberId(random)
const east = newDepartmentId(random)
const west = newDepartmentId(random)

const folders: string[] = []
const newPath = () => {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-store-'))
  folders.push(folder)
  return join(folder, 'company.sqlite')
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const kinds: readonly [string, () => Store][] = [
  ['memory', () => openMemoryStore()],
  ['SQLite', () => openSqliteStore(newPath())],
]

describe.each(kinds)('a %s store', (_, open) => {
  test('keeps files with the cells that named them until they are removed', () => {
    using store = open()
    const [customer, column] = [newCustomerId(random), newColumnId(random)]
    const one = { id: newAttachmentId(random), sha: 'a'.repeat(64), size: 3, type: 'txt', by: member, at: 1 } as const
    const awaited = { ...one, isHere: false, looseSince: null }
    write(store, (tx) => {
      tx.putAttachment(awaited)
      tx.addAttachmentPlace(one.id, { customer, column })
      tx.addAttachmentPlace(one.id, { customer, column })
    })
    expect([store.read.attachment(one.id), store.read.holdsBytes(one.sha)]).toEqual([awaited, false])
    write(store, (tx) => tx.putAttachment({ ...awaited, isHere: true, looseSince: 9 }))
    expect(store.read.attachments(null, 9)).toEqual([{ ...awaited, isHere: true, looseSince: 9 }])
    expect(store.read.attachments(one.id, 9)).toEqual([])
    expect(store.read.attachmentPlaces(one.id)).toEqual([{ customer, column }])
    expect(store.read.holdsBytes(one.sha)).toBe(true)
    write(store, (tx) => tx.putUploaded(member, { day: '2026-11-20', bytes: 5 }))
    write(store, (tx) => tx.putUploaded(member, { day: '2026-11-21', bytes: 7 }))
    expect([member, other].map((each) => store.read.uploaded(each))).toEqual([{ day: '2026-11-21', bytes: 7 }, null])
    write(store, (tx) => tx.removeAttachment(one.id))
    expect([store.read.attachment(one.id), store.read.attachmentPlaces(one.id)]).toEqual([null, []])
  })

  test('reads back the log in order, from anywhere, and one customer’s part of it', () => {
    using store = open()
    const [first, second] = [newCustomerId(random), newCustomerId(random)]
    const entries = [entry(1, first), entry(2, second), entry(3, first), entry(4, null)]
    write(store, (tx) => {
      for (const each of entries) tx.append(each)
    })
    expect(store.read.head()).toBe(4)
    expect(store.read.logAfter(1, 2).map(plain)).toEqual(entries.slice(1, 3).map(plain))
    expect(store.read.logOf(first, 10).map(({ seq }) => seq)).toEqual([3, 1])
    expect(store.read.logOf(first, 10, 3).map(({ seq }) => seq)).toEqual([1])
    expect(store.read.lastSeqOf(first)).toBe(3)
    expect(store.read.updatesOf(first, 1).map((update) => [...update])).toEqual([[3]])
    expect(store.read.logAt(2)?.customer).toBe(second)
  })

  test('finds records by what one cell holds, also in what is not yet written to its table', () => {
    using store = open()
    const column = newColumnId(random)
    const [first, second, third] = [newCustomerId(random), newCustomerId(random), newCustomerId(random)]
    const holding = (customer: CustomerId, value: string | number) => ({ ...row(customer), cells: { [column]: value } })
    write(store, (tx) => {
      tx.putRow(holding(first, 'AB-1'), null)
      tx.putRow(holding(second, 'ab-1'), null)
      tx.putRow(holding(third, 7), null)
    })
    const found = (value: string | number) =>
      store.read
        .rowsHolding('customers', column, value)
        .map(({ customer }) => customer)
        .sort()
    expect(found('ab-1')).toEqual([first, second].sort())
    expect(found(7)).toEqual([third])
    expect(found('7')).toEqual([])
    write(store, (tx) => tx.changeRow(holding(first, 'ab-2'), null))
    expect(found('ab-1')).toEqual([second])
    expect(found('AB-2')).toEqual([first])
    expect(store.read.rowsHolding('contacts', column, 'ab-2')).toEqual([])
  })

  test('finds the answer of a part by its name', () => {
    using store = open()
    const set = newChangeSetId(random)
    const answer = { set, part: 3, seq: 1, verdicts: [{ kind: 'accepted' as const }] }
    write(store, (tx) => {
      tx.append({ ...entry(1, null), set, part: 3, answer })
      tx.putAnswer(member, answer)
    })
    expect(store.read.answer(set, 3)).toEqual({ actor: member, answer })
    expect(store.read.answer(set, 4)).toBe(null)
  })

  test('pages through the customers of an owner, a branch, the pool or all, in the order of their ids', () => {
    using store = open()
    const ids = Array.from({ length: 9 }, () => newCustomerId(random)).sort()
    write(store, (tx) => {
      ids.forEach((customer, place) => {
        const owner =
          place % 3 === 0
            ? ({ kind: 'pool', since: 1 } as const)
            : ({ kind: 'rep', member: place % 3 === 1 ? member : other, since: 1 } as const)
        const department = place < 5 ? east : west
        tx.putCustomer({ envelope: { customer, owner, department, epoch: 1 }, handsSeq: place })
        tx.putRow(row(customer), null)
      })
    })
    const idsOf = (...query: Parameters<Store['read']['customers']>) =>
      store.read.customers(...query).map(({ envelope }) => ids.indexOf(envelope.customer))
    expect(idsOf({ kind: 'all' }, ids[2] ?? null, 3)).toEqual([3, 4, 5])
    expect(idsOf({ kind: 'own', member }, null, 10)).toEqual([1, 4, 7])
    expect(idsOf({ kind: 'pool' }, null, 10)).toEqual([0, 3, 6])
    expect(idsOf({ kind: 'seen', owners: [member], departments: [west], shownTo: [member] }, null, 10)).toEqual([
      1, 4, 5, 6, 7, 8,
    ])
    expect(store.read.countCustomers({ kind: 'departments', departments: [east] })).toBe(5)
    expect(store.read.countCustomers({ kind: 'none' })).toBe(0)
    expect(store.read.countRows({ kind: 'own', member })).toBe(3)
    expect(store.read.customer(ids[4] as CustomerId)).toMatchObject({ handsSeq: 4 })
    expect(store.read.customer(newCustomerId(random))).toBe(null)
  })

  test('keeps a row once, and remembers when the sweep should look at it', () => {
    using store = open()
    const customer = newCustomerId(random)
    const reminder = { ...row(customer), table: 'reminders' as const, id: newRecordId(random) }
    write(store, (tx) => {
      tx.putRow(row(customer), { on: '2026-11-20' })
      tx.putRow({ ...row(customer), removed: { by: other, at: 9 } }, { on: '2026-11-21' })
      tx.putRow(reminder, { at: 100 })
    })
    expect(store.read.rows('customers', customer)).toEqual([{ ...row(customer), removed: { by: other, at: 9 } }])
    expect(store.read.unsettled(99, '2026-11-21', 10)).toEqual([])
    expect(store.read.unsettled(100, '2026-11-21', 10).map(({ id }) => id)).toEqual([reminder.id])
    expect(store.read.unsettled(100, '2026-11-22', 10).length).toBe(2)
    write(store, (tx) => tx.settle(reminder))
    expect(store.read.unsettled(100, '2026-11-21', 10)).toEqual([])
    write(store, (tx) => tx.putRow(reminder, { at: 100 }))
    expect(store.read.unsettled(100, '2026-11-21', 10).length).toBe(1)
    write(store, (tx) => tx.changeRow({ ...reminder, removed: { by: other, at: 9 } }, { at: 200 }))
    expect(store.read.rows('reminders', customer)).toEqual([{ ...reminder, removed: { by: other, at: 9 } }])
    expect(store.read.unsettled(199, '2026-11-21', 10)).toEqual([])
    expect(store.read.unsettled(200, '2026-11-21', 10).length).toBe(1)
    write(store, (tx) => tx.settle(reminder))
    expect(store.read.unsettled(200, '2026-11-21', 10)).toEqual([])
  })

  test('undoes a part that fails and keeps the others of its turn', () => {
    using store = open()
    store.write((tx) => tx.append(entry(1, null)))
    expect(() =>
      store.write((tx) => {
        tx.append(entry(2, null))
        tx.setMeta('half', 'done')
        throw new Error('poisoned part')
      }),
    ).toThrow('poisoned part')
    store.write((tx) => tx.append({ ...entry(2, null), at: 77 }))
    store.commit()
    expect(store.read.logAfter(0, 9).map(({ at }) => at)).toEqual([1, 77])
    expect(store.read.meta('half')).toBe(null)
  })

  test('keeps snapshots, proposals, notices, personal keys, notes and jobs', () => {
    using store = open()
    const customer = newCustomerId(random)
    const column = [...Array(1)].map(() => 'col_aaaaaaaaaaaa')[0] as never
    const cell = { column, was: null, wanted: 1, stood: 2, fate: 'open' as const }
    const proposal = {
      id: newProposalId(random),
      customer,
      table: 'customers' as const,
      record: ledgerRecord(customer),
      author: member,
      madeAt: 1,
      filedAt: 2,
      why: 'newer-value' as const,
      cells: [cell],
    }
    const notice = {
      id: newNoticeId(random),
      member,
      kind: 'reminder' as const,
      customer,
      record: ledgerRecord(customer),
      title: '回电',
      content: '',
      dueAt: 5,
      madeAt: 6,
      done: false,
    }
    write(store, (tx) => {
      tx.putSnapshot(customer, 4, new Uint8Array([1, 2]))
      tx.putSnapshot(customer, 5, new Uint8Array([3]))
      tx.putCompanySnapshot(new Uint8Array([9]))
      tx.putProposal(proposal)
      tx.putNotice(notice)
      tx.putPersonal(member, 'layout', { wide: true })
      tx.putPersonal(member, 'layout', { wide: false })
      tx.appendNote(customer, member, new Uint8Array([1]))
      tx.appendNote(customer, null, new Uint8Array([2]))
      tx.addNoteVersion(customer, { by: member, at: 8, bytes: new Uint8Array([4]) })
      tx.addJob({ kind: 'first' })
      tx.addJob({ kind: 'second' })
    })
    expect(store.read.snapshot(customer)?.seq).toBe(5)
    expect([...(store.read.companySnapshot() ?? [])]).toEqual([9])
    expect(store.read.proposal(proposal.id)).toEqual(proposal)
    expect(store.read.openProposals()).toEqual([proposal])
    expect(store.read.proposalsBy(member)).toEqual([proposal])
    expect(store.read.proposalsOf(customer)).toEqual([proposal])
    expect(store.read.notice(notice.id)).toEqual(notice)
    expect(store.read.openNoticesAbout(customer)).toEqual([notice])
    expect(store.read.personal(member)).toEqual([{ key: 'layout', value: { wide: false } }])
    expect(store.read.note(customer).map((update) => [...update])).toEqual([[1], [2]])
    expect(store.read.noteVersions(customer).map(({ by, at }) => [by, at])).toEqual([[member, 8]])
    expect(store.read.jobs().map(({ body }) => body)).toEqual([{ kind: 'first' }, { kind: 'second' }])
    write(store, (tx) => {
      tx.putProposal({ ...proposal, cells: [{ ...cell, fate: 'declined' }] })
      tx.putNotice({ ...notice, done: true })
      tx.replaceNote(customer, new Uint8Array([7]))
      tx.removeJob(tx.jobs()[0]?.id ?? 0)
    })
    expect(store.read.openProposals()).toEqual([])
    expect(store.read.noticesOf(member)).toEqual([{ ...notice, done: true }])
    expect(store.read.openNoticesAbout(customer)).toEqual([])
    expect(store.read.note(customer).map((update) => [...update])).toEqual([[7]])
    expect(store.read.jobs().map(({ body }) => body)).toEqual([{ kind: 'second' }])
  })
})

describe('a power cut', () => {
  test('takes the open turn and nothing that was committed (memory)', () => {
    const store = openMemoryStore()
    write(store, (tx) => tx.append(entry(1, null)))
    store.write((tx) => tx.append(entry(2, null)))
    store.crash()
    expect(store.read.head()).toBe(1)
  })

  test('takes a suffix of the commits of a store that does not sync (memory)', () => {
    const store = openMemoryStore({ synced: false })
    for (const seq of [1, 2, 3]) write(store, (tx) => tx.append(entry(seq, null)))
    store.crash(2)
    expect(store.read.head()).toBe(1)
    store.sync()
    store.crash()
    expect(store.read.head()).toBe(1)
  })

  test('leaves a file that another process reads (SQLite)', () => {
    const path = newPath()
    const store = openSqliteStore(path)
    write(store, (tx) => tx.append(entry(1, null)))
    store.write((tx) => tx.append(entry(2, null)))
    using after = openSqliteStore(`${path}`)
    expect(after.read.head()).toBe(1)
    store[Symbol.dispose]()
    expect(after.read.head()).toBe(1)
  })
})

test('a backup is taken while a turn is open and reads as what was durable, under another name', async () => {
  const path = newPath()
  using store = openSqliteStore(path)
  write(store, (tx) => tx.append(entry(1, null)))
  store.write((tx) => tx.append(entry(2, null)))
  await store.backup(`${path}.copy`)
  store.commit()
  using copy = openSqliteStore(`${path}.copy`)
  expect(copy.read.head()).toBe(1)
  expect(copy.read.meta('copied')).toBe('yes')
  await expect(store.backup(`${path}.copy`)).rejects.toThrow('back up')
  expect(store.read.head()).toBe(2)
})

function write(store: Store, work: (tx: Parameters<Parameters<Store['write']>[0]>[0]) => void) {
  store.write((tx) => {
    work(tx)
  })
  store.commit()
}

function entry(seq: number, customer: CustomerId | null): LogEntry {
  return {
    seq,
    at: seq,
    actor: member,
    device: null,
    set: null,
    part: null,
    customer,
    body: { kind: 'answer' },
    answer: null,
    update: customer === null ? null : new Uint8Array([seq]),
  }
}

const plain = ({ seq, at, actor, customer, body }: LogEntry) => ({ seq, at, actor, customer, body })

function row(customer: CustomerId): StoredRow {
  const created = { by: member, at: 1 }
  return {
    id: ledgerRecord(customer),
    customer,
    table: 'customers',
    cells: {},
    created,
    removed: null,
    changed: created,
  }
}

test('a file of an older Kebu is brought to the present shape and keeps what it holds', () => {
  const path = newPath()
  {
    using store = openSqliteStore(path)
    write(store, (tx) => tx.append(entry(1, newCustomerId(random))))
  }
  const db = new DatabaseSync(path)
  db.exec(`
    alter table log drop column plain;
    drop table uploads;
    drop table attachments;
    drop table attachment_places;
    drop table shown;
    drop table log_of;
    create index log_customer on log (customer, seq) where customer is not null;
    pragma user_version = 1`)
  db.close()
  using store = openSqliteStore(path)
  expect(store.read.logAfter(0, 9).map(({ seq, isPlain }) => [seq, isPlain])).toEqual([[1, false]])
})

test('a file of a newer Kebu is refused and left alone', () => {
  const path = newPath()
  openSqliteStore(path)[Symbol.dispose]()
  const db = new DatabaseSync(path)
  db.exec('pragma user_version = 999')
  db.close()
  expect(() => openSqliteStore(path)).toThrow('the store has version 999')
})
