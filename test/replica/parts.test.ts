import { expect, test } from 'vitest'
import {
  ledgerRecord,
  newChangeSetId,
  newColumnId,
  newCustomerId,
  newDeviceId,
  newLinkId,
  newMemberId,
} from '#shared/base/id.ts'
import type { Change, ChangeSet } from '#shared/ledger/change.ts'
import { partBytes, partsOf, takeText } from '../../client/replica/parts.ts'
import { seededRandom } from '../socket/people.ts'

const random = seededRandom(53)
const column = newColumnId(random)
const texts = ['plain', '上海远山', 'é ü', '😀 家', '"quoted"\n', '\ud800 alone', '说明'.repeat(4_000)]
const set: ChangeSet = {
  id: newChangeSetId(random),
  kind: 'import',
  label: '客户 “A”',
  author: newMemberId(random),
  device: newDeviceId(random),
  madeAt: 1,
}
const changes = Array.from({ length: 700 }, (_, n): Change => {
  const customer = newCustomerId(random)
  const now = texts[n % texts.length] ?? ''
  return {
    kind: 'create',
    customer,
    table: 'customers',
    record: ledgerRecord(customer),
    cells: [{ column, now }],
  }
})

test('a large gesture is cut into parts that hold all of it, in order', () => {
  const parts = [...partsOf(set, changes, newLinkId(random))]
  expect(parts.flatMap((part) => part.changes)).toEqual(changes)
  expect(parts.map(({ part }) => part)).toEqual(parts.map((_, n) => n))
  expect(parts.length).toBeGreaterThan(5)
})

test('what cutting knows of a part is what writing it tells', () => {
  for (const link of [null, newLinkId(random)]) {
    for (const part of partsOf(set, changes, link)) {
      const bytes = new TextEncoder().encode(JSON.stringify(part)).byteLength
      expect([partBytes(part), partBytes({ ...part })]).toEqual([bytes, bytes])
      const text = JSON.stringify(part.changes)
      expect([takeText(part), takeText(part)]).toEqual([text, text])
    }
  }
})
