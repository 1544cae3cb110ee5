import { expect, test } from 'vitest'
import { newCustomerId } from '#shared/base/id.ts'
import { readRowCustomer } from '../../client/customer/readRowCustomer.ts'
import { seededRandom } from '../socket/people.ts'

const random = seededRandom(5)
const [hills, water, river, locked] = [1, 2, 3, 4].map(() => newCustomerId(random))
if (hills === undefined || water === undefined || river === undefined || locked === undefined) throw new Error('four')
const byName = new Map([
  ['青山商贸', [hills]],
  ['绿水', [water, river]],
  ['别人的', [locked]],
  ['360', [hills]],
])
const known = {
  named: (name: string) => byName.get(name) ?? [],
  numbered: (number: number) => (number === 12 ? [water] : number === 360 ? [river] : []),
  mayWrite: (customer: string) => customer !== locked,
}

test.each([
  ['his exact name', ' 青山商贸 ', { ok: true, value: hills }],
  ['his number', '12', { ok: true, value: water }],
  ['a name of digits before a number', '360', { ok: true, value: hills }],
  ['nothing', ' ', { ok: false, refusal: { kind: 'row-key-missing' } }],
  ['a name nobody bears', '青山', { ok: false, refusal: { kind: 'unknown-customer', name: '青山' } }],
  ['a name that two bear', '绿水', { ok: false, refusal: { kind: 'ambiguous-customer', name: '绿水' } }],
  ['somebody whom one may not write', '别人的', { ok: false, refusal: { kind: 'row-key-locked', name: '别人的' } }],
])('a pasted row that says %s', (_, text, expected) => {
  expect(readRowCustomer(text, known)).toEqual(expected)
})
