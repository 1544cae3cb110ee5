import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MemberId, RecordId } from '#shared/base/id.ts'
import { comparePlaces, isPlace, placeColumn, placesBetween, type Standing } from '#shared/ledger/place.ts'
import { randomFrom } from '../world/dice.ts'

const by = 'mem_000000000000' as MemberId // of the pattern
const row = (n: number, at: number, place?: string | number): Standing => ({
  id: `cus_${n.toString(36).padStart(12, '0')}` as RecordId, // as above
  created: { by, at },
  cells: place === undefined ? {} : { [placeColumn]: place },
})
const inOrder = (rows: readonly Standing[]) => rows.toSorted(comparePlaces).map(({ id }) => id)
const put = (moved: Standing, place: string | undefined): Standing => ({
  ...moved,
  cells: { [placeColumn]: place ?? null },
})

describe('rows without a place', () => {
  test('stand by the moment they were made, those of one gesture by their number in it', () => {
    const rows = [row(1, 500), row(2, 100), row(9, 300, 0), row(8, 300, 1), row(7, 300, 12)]
    expect(inOrder(rows)).toEqual([rows[1], rows[2], rows[3], rows[4], rows[0]].map((each) => each?.id))
  })

  test('that wait for their answer stand last, in the order they were made', () => {
    const early = { ...row(3, 100), waiting: 'row' } as const
    const late = { ...row(2, 200), waiting: 'row' } as const
    expect(inOrder([late, early, row(1, 900)])).toEqual([row(1, 900).id, early.id, late.id])
  })
})

test('a place is a text of the index, a number of a gesture, or nothing', () => {
  const [place = ''] = placesBetween({ above: row(1, 1_795_000_000_000), below: null }, 1, randomFrom(1))
  expect([place, 0, 99_999, null].map(isPlace)).toEqual([true, true, true, true])
  const wrong = ['', 'a0', 'b1', `${place}0`, `${place}!`, `a0${'V'.repeat(2_000)}`, -1, 1.5, 62 ** 4, true]
  expect(wrong.map(isPlace)).toEqual(wrong.map(() => false))
})

test('rows put at either end again and again need no longer places', () => {
  const random = randomFrom(3)
  let rows = [row(0, 1_795_000_000_000), row(1, 1_795_000_000_500)]
  for (let n = 2; n < 400; n += 1) {
    const gap = n % 2 === 0 ? { above: null, below: rows[0]! } : { above: rows.at(-1)!, below: null } // never empty
    const [place = ''] = placesBetween(gap, 1, random)
    expect(place.length).toBeLessThan(16)
    rows = [...rows, put(row(n, 1_795_000_000_000), place)].toSorted(comparePlaces)
    expect(rows.at(n % 2 === 0 ? 0 : -1)?.id).toBe(row(n, 0).id)
  }
})

test('a thousand rows put one below the other into one gap still find room', () => {
  const random = randomFrom(4)
  const below = row(1, 1_795_000_000_001)
  let above = row(0, 1_795_000_000_000)
  for (let n = 2; n < 1_002; n += 1) {
    const [place = ''] = placesBetween({ above, below }, 1, random)
    expect(isPlace(place)).toBe(true)
    const made = put(row(n, 1), place)
    expect([comparePlaces(above, made) < 0, comparePlaces(made, below) < 0]).toEqual([true, true])
    above = made
  }
})

test('whatever several people insert and move at the same time, all see one order and every row', () => {
  const gesture = fc.record({
    who: fc.nat(2),
    from: fc.nat(1_000),
    to: fc.nat(1_000),
    rows: fc.integer({ min: 0, max: 3 }),
    syncs: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(gesture, { maxLength: 40 }), fc.nat(), (story, seed) => {
      const random = randomFrom(seed)
      const first = Array.from({ length: 6 }, (_, n) => row(n, 1_795_000_000_000 + Math.floor(n / 2)))
      /** What the server has: the last word on each row's place. */
      const truth = new Map(first.map((each) => [each.id, each]))
      const replicas = [0, 1, 2].map(() => new Map(truth))
      let made = first.length
      for (const { who, from, to, rows, syncs } of story) {
        const mine = replicas[who]! // one of three
        if (syncs) for (const [id, each] of truth) mine.set(id, each)
        const seen = [...mine.values()].toSorted(comparePlaces)
        // no rows: one that is there is moved
        const fresh = Array.from({ length: rows }, () => row((made += 1), 1_795_000_000_000 + made))
        const moved = rows === 0 ? [seen[from % seen.length]!] : fresh // never empty
        const others = seen.filter((each) => !moved.includes(each))
        const at = to % (others.length + 1)
        const gap = { above: others[at - 1] ?? null, below: others[at] ?? null }
        const places = placesBetween(gap, moved.length, random)
        moved.forEach((each, place) => {
          const now = put(each, places[place])
          mine.set(now.id, now)
          truth.set(now.id, now)
        })
        const wanted = [...others.slice(0, at), ...moved, ...others.slice(at)].map(({ id }) => id)
        expect(inOrder([...mine.values()])).toEqual(wanted)
      }
      for (const mine of replicas) for (const [id, each] of truth) mine.set(id, each)
      const orders = replicas.map((mine) => inOrder([...mine.values()]))
      expect(new Set(orders[0]).size).toBe(made === 6 ? 6 : truth.size)
      expect(orders[1]).toEqual(orders[0])
      expect(orders[2]).toEqual(orders[0])
    }),
    { numRuns: 150 },
  )
})
