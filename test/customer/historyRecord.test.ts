import { expect, test } from 'vitest'
import { newColumnId, newCustomerId, newMemberId, newRecordId, type RecordId } from '#shared/base/id.ts'
import type { Column, ColumnRole, TableId } from '#shared/ledger/column.ts'
import { pastLines } from '../../client/customer/pastLines.ts'
import { createRecordNamer } from '../../client/customer/historyRecord.ts'
import type { HistoryEntry } from '../../client/customer/historyApi.ts'
import type { ViewRow } from '../../client/replica/workspace.ts'
import { seededRandom } from '../socket/people.ts'

const random = seededRandom(7)
const customer = newCustomerId(random)
const by = newMemberId(random)
const columnOf = (table: TableId, role: ColumnRole): Column => ({
  id: newColumnId(random),
  table,
  kind: 'text',
  name: role,
  role,
  order: 1,
})
const name = columnOf('contacts', 'name')
const subject = columnOf('followups', 'followUpSubject')
const content = columnOf('followups', 'followUpContent')
const columns = [name, subject, content]

const entry = (
  table: TableId,
  record: RecordId,
  change: Partial<Pick<HistoryEntry, 'key' | 'old' | 'now'>>,
): HistoryEntry => ({ seq: 1, at: 1, by, why: 'edit', table, record, key: '@', old: null, now: null, ...change })

const row = (table: TableId, cells: ViewRow['cells']): ViewRow => ({
  id: newRecordId(random),
  customer,
  table,
  cells,
  created: { by, at: 1 },
  changed: { by, at: 1 },
  removed: null,
})
const none = { customers: [], contacts: [], followups: [], reminders: [], comments: [] }

test('the customer’s own cells need no name', () => {
  expect(createRecordNamer(columns, none, [])(entry('customers', newRecordId(random), {}))).toBeNull()
})

test('a contact is called by his name of today, a follow-up by its subject or its first line', () => {
  const chen = row('contacts', { [name.id]: '陈敏' })
  const visit = row('followups', { [content.id]: '到厂里看过\n要报价' })
  const nameOf = createRecordNamer(columns, { ...none, contacts: [chen], followups: [visit] }, [])
  expect(nameOf(entry('contacts', chen.id, { key: name.id, now: '陈小敏' }))).toBe('陈敏')
  expect(nameOf(entry('followups', visit.id, {}))).toBe('到厂里看过')
})

test('one that was removed is called by what the history last says of it', () => {
  const gone = newRecordId(random)
  const entries = [
    entry('contacts', gone, { key: '-', now: null }),
    entry('contacts', gone, { key: name.id, old: '陈', now: '陈敏' }),
    entry('contacts', gone, { key: name.id, now: '陈' }),
  ]
  expect(entries.map(createRecordNamer(columns, none, entries))).toEqual(['陈敏', '陈敏', '陈敏'])
  expect(createRecordNamer(columns, none, [])(entry('contacts', gone, {}))).toBe('')
})

test('that a customer was made is told once, with whose he became', () => {
  const made = { ...entry('customers', newRecordId(random), {}), seq: 3 }
  const contact = { ...entry('contacts', newRecordId(random), {}), seq: 3 }
  const hand = { seq: 3, at: 1, by, fact: { kind: 'made', to: by } } as const
  expect(pastLines({ entries: [contact, made], hands: [hand] })).toEqual([contact, hand])
  // a log healed from elsewhere may lack the hands
  expect(pastLines({ entries: [contact, made], hands: [] })).toEqual([contact, made])
})
