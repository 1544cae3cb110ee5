import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { ledgerRecord, newColumnId, newCustomerId, newMemberId } from '#shared/base/id.ts'
import { storeBatch, storeBoot } from '../../client/replica/batchDisk.ts'
import { readCopy } from '../../client/replica/copy.ts'
import { openDisk } from '../../client/replica/disk.ts'
import { readAhead, takeAhead } from '../../client/replica/readAhead.ts'
import { seededRandom } from '../socket/people.ts'

const random = seededRandom(43)
const member = newMemberId(random)
const column = newColumnId(random)
const stamp = { by: member, at: 1 }
const customers = Array.from({ length: 300 }, () => newCustomerId(random))
const [first = newCustomerId(random)] = customers

test('what is read ahead is the same copy, side news and all', async () => {
  const databases = { indexedDB: new IDBFactory(), IDBKeyRange }
  const disk = await openDisk('ahead', { databases, onOutdated: () => undefined })
  const meta = { log: 'log', cursor: 10, rights: 'all', boot: null, boots: 1 }
  await storeBoot(disk, {
    page: {
      head: 10,
      page: 0,
      table: 'customers',
      after: null,
      envelopes: customers.map((customer) => ({
        customer,
        owner: { kind: 'rep' as const, member, since: 1 },
        department: 'dep_aaaaaaaaaaaa' as never,
        epoch: 1,
      })),
      rows: customers.map((customer) => ({
        id: ledgerRecord(customer),
        customer,
        table: 'customers',
        cells: { [column]: '原名' },
        created: stamp,
        changed: stamp,
        removed: null,
      })),
      proposals: [],
      notices: [],
      personal: [{ key: 'view', value: 1 }],
      last: true,
      total: customers.length,
    },
    meta,
    ends: true,
  })
  await storeBatch(disk, {
    batch: {
      from: 10,
      to: 11,
      items: [
        {
          kind: 'write',
          seq: 11,
          customer: first,
          by: member,
          at: 2,
          set: 'set_aaaaaaaaaaaa' as never,
          why: 'edit',
          bytes: 0,
          writes: [{ table: 'customers', record: ledgerRecord(first), key: column, value: '新名' }],
        },
      ],
    },
    blobs: [],
    meta: { ...meta, cursor: 11 },
    me: member,
  })

  readAhead(databases, 'ahead')
  const ahead = await takeAhead('ahead')
  expect(ahead).not.toBeNull()
  const copy = await readCopy(disk, ['customers', 'reminders'], ahead)
  expect(copy.rows.get('customers')?.get(ledgerRecord(first))?.cells[column]).toBe('新名')
  expect(copy).toEqual(await readCopy(disk, ['customers', 'reminders']))
  expect(await takeAhead('ahead')).toBeNull()
})

test('a copy that is not on this device is not made by looking for it', async () => {
  const databases = { indexedDB: new IDBFactory(), IDBKeyRange }
  readAhead(databases, 'absent')
  expect(await takeAhead('absent')).toBeNull()
  expect(await databases.indexedDB.databases()).toEqual([])
})

test('another name takes nothing', async () => {
  readAhead({ indexedDB: new IDBFactory(), IDBKeyRange }, 'one')
  expect(await takeAhead('other')).toBeNull()
})
