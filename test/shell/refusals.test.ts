import { expect, test } from 'vitest'
import { newChangeSetId, newCustomerId, newDeviceId, newMemberId } from '#shared/base/id.ts'
import type { ChangeSetKind, Refusal } from '#shared/ledger/change.ts'
import type { OutboxEntry } from '../../client/replica/workspace.ts'
import { freshRefusals, repeatedRefusals } from '../../client/shell/refusals.ts'
import { seededRandom } from '../socket/people.ts'

const random = seededRandom(7)
const [author, device] = [newMemberId(random), newDeviceId(random)]
const mill = newCustomerId(random)
const cooling: Refusal = { kind: 'cooling', until: '2026-12-22' }

function claim(
  madeAt: number,
  refusal: Refusal | null,
  of: { customer?: typeof mill; kind?: ChangeSetKind } = {},
): OutboxEntry {
  const { customer = mill, kind = 'claim' } = of
  const set = { id: newChangeSetId(random), kind, label: '苏州纺织机械厂', author, device, madeAt }
  const refused = refusal === null ? [] : [{ change: { kind: 'claim', customer } as const, refusal, proposal: null }]
  return { set, state: refusal === null ? 'waiting' : 'refused', changes: 1, refused }
}

test('what this visit asked for and the server refused is told once', () => {
  const [earlier, waiting, told, now] = [
    claim(1, cooling),
    claim(5, null),
    claim(6, cooling),
    claim(7, cooling),
  ] as const
  const entries = [earlier, waiting, told, now, claim(8, cooling, { kind: 'edit' })]
  expect(freshRefusals(entries, { known: new Set([told.set.id]), since: 5 })).toEqual([now])
})

test('of equal refusals the last stands, others stay', () => {
  const [first, other, second, why] = [
    claim(1, cooling),
    claim(2, cooling, { customer: newCustomerId(random) }),
    claim(3, cooling),
    claim(4, { kind: 'not-there' }),
  ] as const
  expect(repeatedRefusals([first, other, second, why, claim(5, null)])).toEqual([first.set.id])
  expect(repeatedRefusals([first, other, why])).toEqual([])
})
