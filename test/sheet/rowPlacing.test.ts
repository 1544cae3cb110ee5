import { describe, expect, test } from 'vitest'
import type { RecordId } from '#shared/base/id.ts'
import { placeColumn, placesBetween } from '#shared/ledger/place.ts'
import { createRowPlacing } from '../../client/sheet/layer/rowPlacing.ts'
import { targetAt } from '../../client/sheet/layer/rowDrag.ts'
import { gapBeside } from '../../client/sheet/layer/rowGap.ts'
import type { RowGap, SheetNotice, SheetProps } from '../../client/sheet/sheetProps.ts'
import { randomFrom } from '../world/dice.ts'
import { deskOf } from './deskOf.ts'
import { columnId, optionId, recordId } from './ledgerRows.ts'

/** A sheet whose page writes what it is told, as the ledger's does. */
function laid(count: number, props: Partial<SheetProps> = {}) {
  const random = randomFrom(5)
  let made = 99
  const put = (ids: readonly RecordId[], gap: RowGap) => {
    const all = [...gap.loose.map(({ id }) => id), ...ids, ...gap.pushed.map(({ id }) => id)]
    const places = placesBetween(gap, all.length, random)
    told.anew.push(gap.loose.length + gap.pushed.length)
    all.forEach((id, n) => desk.rows.put(id, { [placeColumn]: places[n] ?? null }, 'me'))
  }
  const told = { notices: [] as SheetNotice[], anew: [] as number[], sorted: 0, made: [] as RecordId[] }
  const table: Partial<SheetProps> = {
    onInsertRows(fresh, gap) {
      const ids = fresh.map(() => recordId((made += 1)))
      fresh.forEach((cells, n) => {
        desk.rows.put(ids[n]!, Object.fromEntries(cells.map(({ column, now }) => [column, now])), 'me') // one each
      })
      put(ids, gap)
      return ids
    },
    onMoveRows: (ids, gap) => put(ids, gap),
    onEdit: (edits) => edits.forEach(({ record, column, now }) => desk.rows.put(record, { [column]: now }, 'me')),
    onNotice: (notice) => told.notices.push(notice),
    onMoveSorted: () => (told.sorted += 1),
    ...props,
  }
  const desk = deskOf(count, table)
  const placing = createRowPlacing(desk.desk, (id) => told.made.push(id))
  const shown = () =>
    Array.from({ length: desk.desk.index.size }, (_, line) => {
      const id = desk.desk.index.at(line)?.id
      return id === undefined ? 'group' : Number(id.slice(4))
    })
  const selectRows = (top: number, bottom = top) =>
    desk.selection.stretch({ row: top, column: 0 }, { row: bottom, column: 13 }, 'rows')
  return { ...desk, placing, shown, selectRows, told }
}

describe('rows are inserted', () => {
  test('above or below the selected ones, in order, and the cursor goes to the first', () => {
    const { placing, shown, selectRows, told } = laid(5)
    selectRows(1, 2)
    placing.insertSelected()
    expect(shown()).toEqual([0, 100, 101, 1, 2, 3, 4])
    expect(told.made).toEqual([recordId(100)])
  })

  test('below the last row and above the first', () => {
    const last = laid(3)
    last.selectRows(2)
    last.placing.insert('below', 2)
    expect(last.shown()).toEqual([0, 1, 2, 100, 101])
    const first = laid(3)
    first.selectRows(0)
    first.placing.insert('above', 1)
    expect(first.shown()).toEqual([100, 0, 1, 2])
  })

  test('into the group in which the selected ones stand', () => {
    const stage = columnId('stage')
    const query = { search: '', sort: [], groups: [{ column: stage, descending: false }] }
    const { placing, selectRows, desk, rows } = laid(10, { query })
    const line = desk.index.positionOf(recordId(7))
    selectRows(line)
    placing.insert('above', 1)
    expect(rows.get(recordId(100))?.cells[stage]).toBe(optionId('s2'))
    expect(desk.index.positionOf(recordId(100))).toBe(line)
  })

  test('beside the visible neighbour where a filter hides the ones between', () => {
    const query = {
      search: '',
      sort: [],
      filter: (row: { readonly id: RecordId }) => Number(row.id.slice(4)) % 2 === 0,
    }
    const { placing, selectRows, desk } = laid(6, { query })
    selectRows(1)
    placing.insert('below', 1)
    expect(gapBeside(desk.index, recordId(100), 'above').above?.id).toBe(recordId(2))
    expect(gapBeside(desk.index, recordId(100), 'below').below?.id).toBe(recordId(3))
  })
})

describe('rows are moved', () => {
  test('as a block, by their numbers or a line at a time', () => {
    const { placing, shown, selectRows, desk } = laid(6)
    const rowsAt = (...lines: number[]) => lines.flatMap((line) => desk.index.at(line) ?? [])
    placing.move(rowsAt(0, 1), 4, 'below')
    expect(shown()).toEqual([2, 3, 4, 0, 1, 5])
    placing.move(rowsAt(3, 5), 0, 'above')
    expect(shown()).toEqual([0, 5, 2, 3, 4, 1])
    selectRows(2, 3)
    placing.step(1)
    expect(shown()).toEqual([0, 5, 4, 2, 3, 1])
    placing.step(-1)
    expect(shown()).toEqual([0, 5, 2, 3, 4, 1])
  })

  test('only those that one may move; the others are told of', () => {
    const { placing, shown, desk, told } = laid(4, { mayMove: (row) => row.id !== recordId(1) })
    placing.move([desk.index.at(0)!, desk.index.at(1)!], 3, 'below')
    expect(shown()).toEqual([1, 2, 3, 0])
    expect(told.notices).toEqual([{ kind: 'rows-not-moved', rows: 1 }])
  })

  test('not while a sort says where they stand: the page is told', () => {
    const query = { search: '', sort: [{ column: columnId('code'), descending: false }] }
    const { placing, desk, told, shown } = laid(4, { query })
    const before = shown()
    placing.move([desk.index.at(0)!], 2, 'below')
    expect([told.sorted, shown()]).toEqual([1, before])
  })

  test('into another group by taking over what it stands for, where they may be written', () => {
    const stage = columnId('stage')
    const query = { search: '', sort: [], groups: [{ column: stage, descending: false }] }
    const { placing, desk, rows } = laid(10, { query })
    const [moved, host] = [recordId(1), recordId(7)]
    placing.move([rows.get(moved)!], desk.index.positionOf(host), 'below')
    expect(rows.get(moved)?.cells[stage]).toBe(optionId('s2'))
    expect(desk.index.positionOf(moved)).toBe(desk.index.positionOf(host) + 1)
    const locked = laid(10, { query, mayEdit: () => false })
    expect(locked.placing.fits([locked.rows.get(moved)!], locked.desk.index.positionOf(host))).toBe(false)
  })

  test('nowhere when they are dropped where they are', () => {
    const { desk } = laid(6)
    expect([2, 3, 4].map((line) => targetAt(desk, line, [2, 3]))).toEqual([null, null, null])
    expect(targetAt(desk, 5, [2, 3])).toEqual({ line: 5, host: 4, side: 'below' })
    expect(targetAt(desk, 0, [2, 3])).toEqual({ line: 0, host: 0, side: 'above' })
    expect(targetAt(desk, 4, [2, 4])).toEqual({ line: 4, host: 3, side: 'below' })
  })
})

test('rows made offline get a lasting place when one is put below them', () => {
  const { desk, rows } = laid(3)
  for (const n of [50, 51]) {
    rows.put(recordId(n), {})
    rows.mark(recordId(n), { waiting: 'row' })
  }
  const gap = gapBeside(desk.index, recordId(51), 'above', { without: new Set([recordId(0)]) })
  expect([gap.above?.id, gap.loose.map(({ id }) => id), gap.below]).toEqual([recordId(2), [recordId(50)], null])
})

describe('where row after row is put into the same gap', () => {
  const longest = (rows: ReturnType<typeof laid>['rows']) =>
    Math.max(...[...rows.all()].map(({ cells }) => String(cells[placeColumn] ?? '').length))
  /** 500 rows, each below the one made before, in a gap of two rows. */
  const fill = (props: Partial<SheetProps> = {}) => {
    const sheet = laid(4, props)
    const wanted = [0, 1, 2, 3]
    for (let n = 0; n < 500; n += 1) {
      const line = wanted.indexOf(n === 0 ? 1 : 99 + n)
      sheet.selectRows(line)
      sheet.placing.insert('below', 1)
      wanted.splice(line + 1, 0, 100 + n)
    }
    expect(sheet.shown()).toEqual(wanted)
    return { long: longest(sheet.rows), anew: sheet.told.anew.filter((count) => count > 0) }
  }

  test('some that stand around it are put anew when texts grow long, and few at a time', () => {
    const { long, anew } = fill()
    expect(long).toBeLessThan(240)
    expect(anew.length).toBeGreaterThan(0)
    expect(Math.max(...anew)).toBeLessThan(10)
  })

  test('rows of others stay, and texts are as long as they must be', () => {
    const { long, anew } = fill({ mayMove: () => false })
    expect(long).toBeGreaterThan(230)
    expect(anew).toEqual([])
  })
})
