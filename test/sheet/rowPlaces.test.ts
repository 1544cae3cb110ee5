import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecordId } from '#shared/base/id.ts'
import { comparePlaces, placeColumn, placesBetween } from '#shared/ledger/place.ts'
import type { ViewRow } from '../../client/replica/workspace.ts'
import { createPhonetics } from '../../client/sheet/phonetics.ts'
import { createRowIndex, type RowIndex } from '../../client/sheet/rowIndex.ts'
import type { SheetQuery } from '../../client/sheet/sheetProps.ts'
import { randomFrom } from '../world/dice.ts'
import { columnId, columns, context, ledgerRows, recordId, type LedgerRows } from './ledgerRows.ts'

function open(count: number, query: Partial<SheetQuery> = {}) {
  const rows = ledgerRows(count)
  const index = createRowIndex({ rows, phonetics: createPhonetics(null), later: () => () => undefined })
  index.show(columns, context)
  index.ask({ search: '', sort: [], ...query })
  return { rows, index }
}

const shown = (index: RowIndex) => Array.from({ length: index.size }, (_, n) => index.at(n)?.id)
const byStar = [{ column: columnId('star'), descending: false }]
const star = (row: ViewRow) => (row.cells[columnId('star')] as number | null | undefined) ?? Infinity

const random = randomFrom(7)
/** A place right below this row; nothing else of the sheet is asked. */
function placeBelow(rows: LedgerRows, id: RecordId): string {
  const inOrder = [...rows.all()].toSorted(comparePlaces)
  const at = inOrder.findIndex((row) => row.id === id)
  return placesBetween({ above: inOrder[at] ?? null, below: inOrder[at + 1] ?? null }, 1, random)[0] ?? ''
}

describe('places', () => {
  test('rows stand by their places where nobody sorts, and rows that tie in a sort do, whatever comes and goes', () => {
    const act = fc.record({
      id: fc.nat(30),
      below: fc.nat(30),
      kind: fc.constantFrom('move', 'star', 'remove', 'make', 'back', 'many'),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), fc.boolean(), (acts, isSorted) => {
        const { rows, index } = open(25, { sort: isSorted ? byStar : [] })
        for (const { id, below, kind } of acts) {
          const [row, other] = [recordId(id), recordId(below)]
          if (kind === 'remove') rows.remove(row)
          else if (kind === 'star') rows.put(row, { [columnId('star')]: below % 5 })
          else if (kind === 'back') rows.put(row, { [placeColumn]: null })
          else if (kind === 'make') rows.put(recordId(100 + id), { [placeColumn]: id })
          else if (kind === 'many')
            rows.putAll(Array.from({ length: 300 }, (_, n) => [recordId(200 + n), { [placeColumn]: n }]))
          else if (row !== other && rows.get(other) !== undefined)
            rows.put(row, { [placeColumn]: placeBelow(rows, other) })
        }
        const naive = [...rows.all()].toSorted(
          (left, right) =>
            (isSorted && star(left) !== star(right) ? star(left) - star(right) : 0) || comparePlaces(left, right),
        )
        expect(shown(index)).toEqual(naive.map(({ id }) => id))
      }),
      { numRuns: 60 },
    )
  })

  test('a row that one puts elsewhere goes there under one’s hand; one that a colleague moves waits until it is left', () => {
    const { rows, index } = open(10)
    index.keep([recordId(2)])
    rows.put(recordId(2), { [placeColumn]: placeBelow(rows, recordId(7)) }, 'me')
    expect(index.positionOf(recordId(2))).toBe(7)
    rows.put(recordId(2), { [placeColumn]: placeBelow(rows, recordId(0)) }, 'others')
    expect(index.positionOf(recordId(2))).toBe(7)
    index.keep([])
    expect(index.positionOf(recordId(2))).toBe(1)
  })

  test('a row made beside another in a sorted sheet stands there until it is left', () => {
    const { rows, index } = open(40, { sort: byStar })
    const host = index.at(12)!
    const [fresh, second] = [recordId(900), recordId(901)]
    const made = placesBetween({ above: host, below: index.placedFrom(host.id, 1) ?? null }, 2, random)
    index.keepBeside([fresh, second], host.id)
    rows.putAll(
      [fresh, second].map((id, n) => [id, { [placeColumn]: made[n] ?? null }]),
      'me',
    )
    expect(shown(index).slice(12, 15)).toEqual([host.id, fresh, second])
    rows.put(fresh, { [columnId('star')]: 1 }, 'me')
    expect(index.positionOf(fresh)).toBe(13)
    index.keep([])
    const left = [...rows.all()].toSorted(
      (a, b) => (star(a) === star(b) ? 0 : star(a) - star(b)) || comparePlaces(a, b),
    )
    expect(shown(index)).toEqual(left.map(({ id }) => id))
  })
})
