import { describe, expect, test } from 'vitest'
import { copyAlongEdits, sameEdits } from '../../client/sheet/layer/rangeEdits.ts'
import { fillEdits } from '../../client/sheet/layer/fillEdits.ts'
import { groupCells } from '../../client/sheet/layer/groupCells.ts'
import { moveEdits } from '../../client/sheet/layer/moveEdits.ts'
import { pasteEdits } from '../../client/sheet/layer/pasteEdits.ts'
import type { CopiedCells } from '../../client/sheet/layer/copied.ts'
import { deskOf, placeOf } from './deskOf.ts'
import { columnId, memberId, optionId, recordId } from './ledgerRows.ts'

/** Nine customers in groups by stage. */
const groups = [{ column: columnId('stage'), descending: false }]
const open = () => deskOf(9, { query: { search: '', sort: [], groups } })
const name = placeOf('name')
const box = (top: number, bottom: number, left = name, right = left) => ({ top, bottom, left, right })
const texts = (...rows: string[]): CopiedCells => ({
  height: rows.length,
  width: 1,
  isOwn: false,
  textAt: (row) => rows[row] ?? '',
  richAt: () => null,
  ownAt: () => null,
})
const written = ({ edits }: { edits: readonly { readonly record: string; readonly now: unknown }[] }) =>
  edits.map(({ record, now }) => [Number(record.slice(4)), now])

describe('what hands do over headers of groups', () => {
  test('the lines are as the tests below mean them', () => {
    const { desk } = open()
    const lines = Array.from({ length: desk.index.size }, (_, line) => desk.index.at(line)?.id ?? 'header')
    expect(lines.map((id) => (id === 'header' ? '>' : Number(id.slice(4))))).toEqual([
      '>',
      5,
      '>',
      1,
      6,
      '>',
      2,
      7,
      '>',
      3,
      8,
      '>',
      4,
      '>',
      0,
    ])
  })

  test('a paste goes on in the next group, and past the end makes rows', () => {
    const { desk } = open()
    expect(written(pasteEdits(desk, box(3, 3), texts('甲', '乙', '丙'), true))).toEqual([
      [1, '甲'],
      [6, '乙'],
      [2, '丙'],
    ])
    const past = pasteEdits(desk, box(12, 12), texts('甲', '乙', '丙'), true)
    expect([written(past), past.newRows.length]).toEqual([
      [
        [4, '甲'],
        [0, '乙'],
      ],
      1,
    ])
  })

  test('a paste that starts on a header starts at its first row', () => {
    const { desk } = open()
    expect(written(pasteEdits(desk, box(2, 2), texts('甲'), true))).toEqual([[1, '甲']])
  })

  test('a fill counts rows, not headers', () => {
    const { desk, rows } = open()
    rows.put(recordId(1), { [columnId('name')]: '客户1' })
    expect(written(fillEdits(desk, box(3, 3), box(3, 6), { other: false }))).toEqual([
      [6, '客户2'],
      [2, '客户3'],
    ])
  })

  test('Ctrl+D takes the first row of the range; the first row of a group has none above it', () => {
    const { desk } = open()
    expect(written(copyAlongEdits(desk, [box(2, 4)], 'down')).map(([row]) => row)).toEqual([6])
    expect(copyAlongEdits(desk, [box(3, 3)], 'down').edits).toEqual([])
  })

  test('emptying a range leaves headers alone and tells of nothing', () => {
    const { desk } = open()
    const { edits, locked } = sameEdits(desk, [box(0, 3)], null)
    expect([written({ edits }), locked]).toEqual([
      [
        [5, null],
        [1, null],
      ],
      [],
    ])
  })

  test('a range is moved row for row', () => {
    const { desk } = open()
    const moved = moveEdits(desk, box(3, 4), { row: 5, column: name }, { copy: true })
    expect(moved.edits.map(({ record }) => Number(record.slice(4)))).toEqual([2, 7])
  })

  test('a row made in a group holds what the groups around it stand for', () => {
    const { desk } = deskOf(9, {
      query: { search: '', sort: [], groups: [...groups, { column: columnId('owner'), descending: false }] },
    })
    const line = desk.index.headerOver(desk.index.positionOf(recordId(1)))
    expect(groupCells(desk.index, line)).toEqual([
      { column: columnId('owner'), now: memberId(1) },
      { column: columnId('stage'), now: optionId('s1') },
    ])
  })
})
