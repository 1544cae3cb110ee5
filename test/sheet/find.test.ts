import { describe, expect, test } from 'vitest'
import { goToTarget } from '../../client/sheet/goToTarget.ts'
import { createFinder } from '../../client/sheet/layer/finder.ts'
import { createGestures } from '../../client/sheet/layer/gestures.ts'
import { matcherOf, type FindQuery } from '../../client/sheet/matcher.ts'
import type { GroupKey } from '#shared/view/groupKey.ts'
import type { SheetEdit } from '../../client/sheet/sheetProps.ts'
import type { Found, LeftOutCell } from '../../client/sheet/sheetStage.ts'
import { deskOf, placeOf } from './deskOf.ts'
import { columnId, columns, recordId } from './ledgerRows.ts'

const plain = { matchCase: false, wholeCell: false, isPattern: false }
const asked = (part: Partial<FindQuery>): FindQuery => ({ ...plain, text: '', ...part })

describe('what matches', () => {
  test.each([
    ['a part, whatever the case', { text: 'ab' }, 'xABy', true],
    ['the case, when asked', { text: 'ab', matchCase: true }, 'xABy', false],
    ['the whole cell, when asked', { text: 'ab', wholeCell: true }, 'abc', false],
    ['signs as they are', { text: '1.5 (a+b)' }, '1.5 (a+b)', true],
    ['no pattern where none was asked', { text: 'a.c' }, 'abc', false],
    ['a pattern', { text: '^K\\d+$', isPattern: true }, 'K0013', true],
  ])('%s', (_title, part, text, wanted) => {
    const matcher = matcherOf(asked(part))
    expect(matcher.ok && [matcher.value.matches(text), matcher.value.matches(text)]).toEqual([wanted, wanted])
  })
  test('replacing takes every place; only a pattern knows groups', () => {
    const by = (part: Partial<FindQuery>, text: string, to: string) => {
      const matcher = matcherOf(asked(part))
      return matcher.ok ? matcher.value.replace(text, to) : null
    }
    expect(by({ text: '有限' }, '有限有限', '$1')).toBe('$1$1')
    expect(by({ text: '(\\d+)号', isPattern: true }, '3号楼5号', '第$1')).toBe('第3楼第5')
    expect(matcherOf(asked({ text: '(', isPattern: true })).ok).toBe(false)
  })
})

function open(rows: number, groups: readonly GroupKey[] = []) {
  const edits: SheetEdit[] = []
  const left: LeftOutCell[] = []
  const told: Found[] = []
  const query = { search: '', sort: [], groups }
  const world = deskOf(rows, { onEdit: (made) => edits.push(...made), query })
  const gestures = createGestures(world.desk, (cells) => left.push(...cells))
  const went: string[] = []
  const finder = createFinder({
    desk: world.desk,
    gestures,
    goTo: (record, column) => {
      world.desk.index.reveal(record)
      went.push(`${Number(record.slice(4))} ${column.slice(4).replace(/0+$/, '')}`)
      world.selection.put({
        row: world.desk.index.positionOf(record),
        column: columns.findIndex((each) => each.column.id === column),
      })
    },
    tell: (found) => told.push(found),
  })
  return { ...world, finder, edits, left, told, went }
}

describe('finding in the cells', () => {
  test('begins at the cursor, walks on, round and back', () => {
    const { finder, selection, told, went } = open(60)
    selection.put({ row: 20, column: 0 })
    finder.open()
    finder.look(asked({ text: '重庆' }), 'column')
    expect(told.at(-1)).toEqual({ kind: 'hits', count: 6, at: 3, isDone: true })
    for (const by of [1, 1, 1, 1, -1] as const) finder.step(by)
    expect(went).toEqual(['20 name', '30 name', '40 name', '50 name', '0 name', '50 name'])
  })
  test('looks where it was told: the selection, its column, everything; at numbers as typed and as shown', () => {
    const { finder, selection, told } = open(60)
    const count = () => told.findLast((found) => found.kind === 'hits')?.count
    selection.stretch({ row: 10, column: 0 }, { row: 20, column: 0 })
    finder.open()
    finder.look(asked({ text: '重庆' }), 'selection')
    expect(count()).toBe(2)
    finder.look(asked({ text: '¥158.38', wholeCell: true }), 'all')
    expect(count()).toBe(1)
    finder.look(asked({ text: '158.38', wholeCell: true }), 'all')
    expect(count()).toBe(1)
    finder.look(asked({ text: '' }), 'all')
    expect(count()).toBe(0)
  })
  test('a pattern that is none is told', () => {
    const { finder, told } = open(10)
    finder.look(asked({ text: '(', isPattern: true }), 'all')
    expect(told.at(-1)).toEqual({ kind: 'bad-pattern' })
  })
  test('looks into folded groups too, and unfolds the one it goes to', () => {
    const { finder, desk, told, went } = open(60, [{ column: columnId('stage'), descending: false }])
    desk.index.foldAll(true)
    const folded = desk.index.size
    finder.open()
    finder.look(asked({ text: '重庆' }), 'column')
    expect(told.at(-1)).toEqual({ kind: 'hits', count: 6, at: 1, isDone: true })
    expect(desk.index.size).toBeGreaterThan(folded)
    finder.look(asked({ text: '重庆' }), 'all')
    expect(told.at(-1)).toMatchObject({ count: 6, at: 1 })
    for (const by of [1, 1, 1, 1, 1, -1] as const) finder.step(by)
    expect(new Set(went.slice(0, -1)).size).toBe(6)
    expect(went.at(-1)).toBe(went.at(-3))
  })
  test('goes on from the cursor after a colleague has written', () => {
    const { finder, rows, selection, went } = open(60)
    selection.put({ row: 20, column: 0 })
    finder.open()
    finder.look(asked({ text: '重庆' }), 'column')
    for (const by of [1, 1, -1, 1] as const) {
      rows.put(recordId(3), { [columnId('note')]: `第 ${went.length} 次` })
      finder.step(by)
    }
    expect(went).toEqual(['20 name', '30 name', '40 name', '30 name', '40 name'])
  })
  test('marks are given for the rows that are seen', () => {
    const { finder } = open(60)
    finder.look(asked({ text: '重庆', wholeCell: false }), 'all')
    expect(
      finder
        .hitsIn(15, 35)
        .filter(({ column }) => column === 0)
        .map(({ row }) => row),
    ).toEqual([20, 30])
  })
})

describe('replacing', () => {
  test('all of them is one gesture; what would not fit is kept apart, what is locked skipped', () => {
    const { finder, selection, edits, left, told } = open(5)
    selection.put({ row: 0, column: placeOf('amount') })
    finder.open()
    finder.look(asked({ text: '.' }), 'column')
    const hits = told.findLast((found) => found.kind === 'hits')?.count
    finder.replaceAll('点')
    expect({ hits, edits: edits.length, left: left.map(({ text }) => text) }).toEqual({
      hits: 4,
      edits: 0,
      left: ['79点19', '158点38', '237点57', '316点76'],
    })
  })
  test('all of them counts those in folded groups, and says of which row a text did not fit', () => {
    const { finder, desk, selection, edits, left } = open(5, [{ column: columnId('stage'), descending: false }])
    selection.put({ row: 1, column: 0 })
    finder.open()
    desk.index.foldAll(true)
    finder.look(asked({ text: '有限' }), 'column')
    finder.replaceAll('责任')
    expect(edits.map(({ record }) => record).toSorted()).toEqual([0, 1, 2, 3, 4].map(recordId))
    selection.put({ row: 0, column: placeOf('amount') })
    finder.open()
    finder.look(asked({ text: '79.' }), 'column')
    finder.replaceAll('七')
    expect(left.map(({ record, row }) => [record, desk.index.rowOfPlace(row)?.id])).toEqual([
      [recordId(1), recordId(1)],
    ])
  })
  test('the present one goes on to the next', () => {
    const { finder, selection, edits, went } = open(60)
    selection.put({ row: 0, column: 0 })
    finder.open()
    finder.look(asked({ text: '重庆' }), 'column')
    finder.replace('渝')
    expect(edits.map(({ record, now }) => [record, now])).toEqual([[recordId(0), '渝精密机械有限公司00']])
    expect(went[0]).toBe('0 name')
  })
})

describe('going to a place', () => {
  const shown = columns.map(({ column }) => column)
  test.each([
    ['12', { row: 11, column: null }],
    ['99999', { row: 59, column: null }],
    ['预计金额', { row: null, column: 2 }],
    ['3 电话', { row: 2, column: 4 }],
    ['yjje，7', { row: 6, column: 2 }],
    ['B12', { row: 11, column: 1 }],
    ['$c$999', { row: 59, column: 2 }],
    ['b2:d9', { row: 1, column: 1, to: { row: 8, column: 3 } }],
    ['D9：B2', { row: 8, column: 3, to: { row: 1, column: 1 } }],
    ['VIP', { row: null, column: 8 }],
    ['Z3', null],
    ['B2:AA9', null],
    ['没有这个', null],
    ['', null],
  ])('%j', (text, wanted) => {
    expect(goToTarget(text, shown, 60)).toEqual(wanted)
  })
  test('a column whose name begins like a cell of Excel comes before that cell', () => {
    const named = shown.map((column, place) => (place === 5 ? { ...column, name: 'B1 级' } : column))
    expect(goToTarget('b1', named, 60)).toEqual({ row: null, column: 5 })
    expect(goToTarget('b1', shown, 0)).toBe(null)
  })
  test('the column is found by id of what is shown', () => {
    expect(shown[goToTarget('编号', shown, 60)?.column ?? -1]?.id).toBe(columnId('code'))
  })
})
