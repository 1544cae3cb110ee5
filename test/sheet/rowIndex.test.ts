import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { placeColumn } from '#shared/ledger/place.ts'
import type { ViewRow } from '../../client/replica/workspace.ts'
import { createPhonetics } from '../../client/sheet/phonetics.ts'
import { createRowIndex, type RowIndex } from '../../client/sheet/rowIndex.ts'
import type { SheetQuery } from '../../client/sheet/sheetProps.ts'
import { columnId, columns, context, customerCells, ledgerRows, memberId, optionId, recordId } from './ledgerRows.ts'

/** The worker's readings, at once. */
const phonetics = createPhonetics({
  characters: () => {
    const all = Array.from({ length: 0x9fa5 - 0x4e00 + 1 }, (_, n) => String.fromCharCode(0x4e00 + n))
    return Promise.resolve(all.map((character) => pinyin(character, { toneType: 'num' })).join(' '))
  },
  inContext: (texts) =>
    Promise.resolve(texts.map((text) => pinyin(text, { type: 'array', toneType: 'num', surname: 'head' }).join(' '))),
})
const rough = createPhonetics(null)
const later = () => () => undefined

function open(count: number, query: SheetQuery = { search: '', sort: [] }, voice = rough) {
  const rows = ledgerRows(count)
  const index = createRowIndex({ rows, phonetics: voice, later })
  index.show(columns, context)
  index.ask(query)
  return { rows, index }
}

const shown = (index: RowIndex): string[] => Array.from({ length: index.size }, (_, n) => index.at(n)?.id ?? 'none')
const by = (column: string, descending = false) => ({ column: columnId(column), descending })

/** What the order should be, the slow way: filter, then a stable sort by values. */
function oracle(rows: Iterable<ViewRow>, query: SheetQuery): string[] {
  const value = (row: ViewRow, column: string) => row.cells[column as never] as number | undefined | null
  const kept = [...rows].filter((row) => query.filter?.(row) ?? true)
  const sorted = kept.toSorted((left, right) => {
    for (const { column, descending } of query.sort) {
      const a = value(left, column) ?? null
      const b = value(right, column) ?? null
      if (a === b) continue
      if (a === null) return 1
      if (b === null) return -1
      return a < b === descending ? 1 : -1
    }
    return 0
  })
  return sorted.map(({ id }) => id)
}

describe('which rows', () => {
  const starred = (row: ViewRow) => row.cells[columnId('star')] === 5
  const query: SheetQuery = { search: '', sort: [], filter: starred }

  test('a filter reads a changed row and no other', () => {
    const read: string[] = []
    const { rows, index } = open(500, {
      ...query,
      filter: (row) => {
        read.push(row.id)
        return starred(row)
      },
    })
    read.length = 0
    rows.put(recordId(7), { [columnId('star')]: 5 })
    expect(index.positionOf(recordId(7))).toBeGreaterThanOrEqual(0)
    expect(new Set(read)).toEqual(new Set([recordId(7)]))
  })

  test('a row that is kept stays when the filter would hide it, until another is kept', () => {
    const { rows, index } = open(60, query)
    const [first, second] = [index.at(0), index.at(1)]
    if (first === undefined || second === undefined) throw new Error('expected two rows')
    const before = index.size
    index.keep([first.id])
    rows.put(first.id, { [columnId('star')]: 1 })
    expect([index.size, index.positionOf(first.id)]).toEqual([before, 0])
    index.keep([second.id])
    expect([index.size, index.positionOf(first.id)]).toEqual([before - 1, -1])
  })

  test('a row that is kept is shown though nothing asked for it, until another query is asked', () => {
    const { rows, index } = open(60, query)
    const hidden = [...rows.all()].find((row) => !starred(row))
    if (hidden === undefined) throw new Error('expected a row without stars')
    index.keep([hidden.id])
    expect(index.positionOf(hidden.id)).toBeGreaterThanOrEqual(0)
    index.ask({ ...query, search: '公司' })
    expect(index.positionOf(hidden.id)).toBe(-1)
  })

  test('the scope counts the rows that a page is about, and nothing else is shown, kept or not', () => {
    const mine = (row: ViewRow) => row.cells[columnId('owner')] === memberId(1)
    const { rows, index } = open(60, { ...query, scope: mine })
    expect(index.total).toBe(10)
    rows.put(recordId(1), { [columnId('owner')]: memberId(2) })
    rows.put(recordId(2), { [columnId('owner')]: memberId(1), [columnId('star')]: 5 })
    rows.put(recordId(3), { [columnId('owner')]: memberId(1) })
    rows.remove(recordId(7))
    expect(index.total).toBe([...rows.all()].filter(mine).length)
    index.keep([recordId(1)])
    expect(index.positionOf(recordId(1))).toBe(-1)
    expect(shown(index)).toEqual([...rows.all()].filter((row) => mine(row) && starred(row)).map(({ id }) => id))
  })
})

describe('a row under somebody’s hand in a sorted sheet', () => {
  const query = { search: '', sort: [by('amount')] }

  test('stays where it is while its cells are written one after the other, and sorts when he has left it', () => {
    const { rows, index } = open(60, query)
    const row = index.at(5)
    if (row === undefined) throw new Error('expected rows')
    index.keep([row.id])
    rows.put(row.id, { [columnId('amount')]: 999_999 })
    rows.put(row.id, { [columnId('name')]: '新名字' })
    expect(index.positionOf(row.id)).toBe(5)
    expect(index.at(5)?.cells[columnId('name')]).toBe('新名字')
    index.keep([])
    expect(shown(index)).toEqual(oracle(rows.all(), query))
  })

  test('that is new stays at the end, where it was made, until he has left it', () => {
    const { rows, index } = open(60, query)
    const made = recordId(999)
    rows.put(made, {})
    index.keep([made])
    expect(index.positionOf(made)).toBe(60)
    rows.put(made, { [columnId('amount')]: 0.01 })
    expect(index.positionOf(made)).toBe(60)
    index.keep([recordId(3)])
    expect(shown(index)).toEqual(oracle(rows.all(), query))
  })

  test('of several made at once keeps its place when the others are left and it alone is written on', () => {
    const { rows, index } = open(3)
    const made = [11, 12, 13, 14].map(recordId)
    made.forEach((id, place) => {
      rows.put(id, { [placeColumn]: place }, 'me')
      rows.mark(id, { waiting: 'row' })
    })
    const [, second] = made
    if (second === undefined) throw new Error('expected rows')
    index.keep(made)
    for (const id of made) rows.mark(id, { waiting: new Set() })
    rows.put(second, { [columnId('name')]: '新名字' }, 'me')
    index.keep([second])
    expect(shown(index).slice(3)).toEqual(made)
  })

  test('misleads nobody else: others are placed right around it', () => {
    const { rows, index } = open(60, query)
    const row = index.at(5)
    if (row === undefined) throw new Error('expected rows')
    index.keep([row.id])
    rows.put(row.id, { [columnId('amount')]: 999_999 })
    rows.put(recordId(11), { [columnId('amount')]: 0.5 })
    rows.put(recordId(12), { [columnId('amount')]: 500_000 })
    const others = { ...query, filter: (each: ViewRow) => each.id !== row.id }
    expect(shown(index).filter((id) => id !== row.id)).toEqual(oracle(rows.all(), others))
    index.ask({ ...query, search: '' })
    expect(shown(index)).toEqual(oracle(rows.all(), query))
  })

  test('stays where it is when the readings of names come, and when so much arrives that all is sorted anew', async () => {
    const rows = ledgerRows(600)
    const idle: (() => void)[] = []
    const soon = (work: () => void) => {
      idle.push(work)
      return () => undefined
    }
    const index = createRowIndex({ rows, phonetics, later: soon })
    index.show(columns, context)
    index.ask(query)
    const row = index.at(5)
    if (row === undefined) throw new Error('expected rows')
    index.keep([row.id])
    rows.put(row.id, { [columnId('amount')]: 999_999 })
    for (let turn = 0; turn < 50; turn += 1) {
      idle.splice(0).forEach((work) => work())
      await new Promise((done) => setTimeout(done))
    }
    expect(index.positionOf(row.id)).toBe(5)
    rows.putAll(Array.from({ length: 2_500 }, (_, n) => [recordId(1_000 + n), { [columnId('amount')]: 1e6 + n }]))
    expect(index.positionOf(row.id)).toBe(5)
    rows.replace()
    expect(index.positionOf(row.id)).toBe(5)
    index.keep([])
    expect(shown(index)).toEqual(oracle(rows.all(), query))
  })

  test('sorts when another order is asked for', () => {
    const { rows, index } = open(60, query)
    index.keep([recordId(4)])
    rows.put(recordId(4), { [columnId('amount')]: 999_999, [columnId('star')]: 5 })
    const next = { search: '', sort: [by('star', true)] }
    index.ask(next)
    expect(shown(index)).toEqual(oracle(rows.all(), next))
  })
})

describe('order', () => {
  test('without a sort rows stand as they came', () => {
    const { index } = open(5)
    expect(shown(index)).toEqual([0, 1, 2, 3, 4].map(recordId))
    expect(index.positionOf(recordId(3))).toBe(3)
  })

  test('several keys, empty cells last in either direction', () => {
    const query = { search: '', sort: [by('star', true), by('amount')] }
    const { rows, index } = open(500, query)
    expect(shown(index)).toEqual(oracle(rows.all(), query))
  })

  test('Chinese sorts by sound or, when asked, by strokes; both at once', () => {
    const { rows, index } = open(0)
    const people = ['杭州', '上海', '重庆', '长沙', '宁波']
    people.forEach((name, n) => rows.put(recordId(n), { [columnId('name')]: name, [columnId('code')]: name }))
    const shownNames = () => shown(index).map((id) => rows.get(id as never)?.cells[columnId('name')])
    index.ask({ search: '', sort: [{ column: columnId('name'), descending: false, by: 'stroke' }] })
    expect(shownNames()).toEqual(['上海', '宁波', '长沙', '杭州', '重庆'])
    rows.put(recordId(5), { [columnId('name')]: '北京' })
    expect(shownNames()).toEqual(['上海', '北京', '宁波', '长沙', '杭州', '重庆'])
    index.ask({ search: '', sort: [by('name')] })
    expect(shownNames()[0]).toBe('北京')
    index.ask({ search: '', sort: [{ column: columnId('name'), descending: true, by: 'stroke' }] })
    expect(shownNames()[0]).toBe('重庆')
  })

  test('any run of changes gives the order that a fresh sort gives', () => {
    const change = fc.record({
      row: fc.nat(60),
      amount: fc.option(fc.integer({ min: -5, max: 5 }), { nil: null }),
      star: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
      gone: fc.boolean(),
    })
    const query: SheetQuery = {
      search: '',
      sort: [by('star'), by('amount', true)],
      filter: (row) => row.cells[columnId('amount')] !== 3,
    }
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), { maxLength: 12 }), (batches) => {
        const { rows, index } = open(40, query)
        for (const batch of batches) {
          for (const { row, gone } of batch) if (gone && row % 5 === 0) rows.remove(recordId(row))
          rows.putAll(
            batch.map(({ row, amount, star }) => [
              recordId(row),
              { [columnId('amount')]: amount, [columnId('star')]: star },
            ]),
          )
          expect(new Set(shown(index))).toEqual(new Set(oracle(rows.all(), query)))
          const cells = (id: string) => rows.get(id as never)?.cells
          const values = shown(index).map((id) => [cells(id)?.[columnId('star')], cells(id)?.[columnId('amount')]])
          const wanted = oracle(rows.all(), query).map((id) => [
            cells(id)?.[columnId('star')],
            cells(id)?.[columnId('amount')],
          ])
          expect(values).toEqual(wanted)
          shown(index).forEach((id, position) => expect(index.positionOf(id as never)).toBe(position))
        }
      }),
      { numRuns: 150 },
    )
  })

  test('a held row keeps its place and takes its new one when let go', () => {
    const { rows, index } = open(20, { search: '', sort: [by('amount', true)] })
    const id = index.at(4)?.id ?? recordId(0)
    index.hold(id)
    rows.put(id, { [columnId('amount')]: 0.01 })
    rows.put(recordId(7), { [columnId('amount')]: 999_999 })
    expect(index.positionOf(id)).toBe(5)
    expect(index.at(5)?.cells[columnId('amount')]).toBe(0.01)
    index.hold(null)
    const last = shown(index).findLastIndex((each) => rows.get(each as never)?.cells[columnId('amount')] !== null)
    expect(index.positionOf(id)).toBe(last)
  })

  test('a thousand rows at once are as good as one', () => {
    const { rows, index } = open(100, { search: '', sort: [by('amount')] })
    rows.putAll(Array.from({ length: 3_000 }, (_, n) => [recordId(n), customerCells(n)]))
    expect(shown(index)).toEqual(oracle(rows.all(), { search: '', sort: [by('amount')] }))
  })

  test('texts sort by reading: numbers by worth, heteronyms by context, new names between old ones', async () => {
    const names = ['重庆火锅', '客户10', '客户9', '单晓明', '长沙米粉', 'Abc', '上海', '北京', '12号', '9号']
    await phonetics.learn(names)
    const rows = ledgerRows(0)
    const index = createRowIndex({ rows, phonetics, later })
    index.show(columns, context)
    index.ask({ search: '', sort: [by('name')] })
    names.forEach((name, n) => rows.put(recordId(n), { [columnId('name')]: name }))
    const order = shown(index).map((id) => rows.get(id as never)?.cells[columnId('name')])
    expect(order).toEqual(['9号', '12号', 'Abc', '北京', '长沙米粉', '重庆火锅', '客户9', '客户10', '单晓明', '上海'])
  })
})

describe('search', () => {
  const found = async (search: string) => {
    const rows = ledgerRows(0)
    const index = createRowIndex({ rows, phonetics, later })
    await phonetics.learn(['重庆钢铁', '单晓明', '商务谈判'])
    rows.put(recordId(1), {
      [columnId('name')]: '重庆钢铁',
      [columnId('phone')]: '138 0013-8000',
      [columnId('stage')]: optionId('s1'),
      [columnId('owner')]: memberId(2),
      [columnId('amount')]: 5_000,
    })
    rows.put(recordId(2), { [columnId('name')]: '上海电子' })
    index.show(columns, context)
    index.ask({ search, sort: [] })
    return shown(index)
  }
  test.each([
    ['重庆'],
    ['cqgt'],
    ['chongqing'],
    ['13800138'],
    ['swtp'],
    ['shanxiaoming'],
    ['sxm'],
    ['5000'],
    ['CQ 商务 138'],
    ['  重庆   钢铁 '],
  ])('%s finds the one', async (words) => {
    expect(await found(words)).toEqual([recordId(1)])
  })
  test('every word must be found', async () => {
    expect(await found('重庆 上海')).toEqual([])
    expect(await found('')).toHaveLength(2)
  })
  test('hidden columns are not searched', () => {
    const { rows, index } = open(3)
    index.show(
      columns.map((column) => ({ ...column, hidden: column.column.id === columnId('phone') })),
      context,
    )
    index.ask({ search: String(rows.get(recordId(1))?.cells[columnId('phone')]), sort: [] })
    expect(index.size).toBe(0)
  })
})

describe('columns that say the same', () => {
  const moved = columns.toReversed().map((sheet) => ({ ...sheet, width: 77, pinned: true }))

  test('may be moved, widened and frozen, and no row is read anew', () => {
    let read = 0
    const [first, ...rest] = columns
    const counting = {
      ...first!, // there are columns
      read: (row: ViewRow) => {
        read += 1
        return row.cells[columnId('name')] ?? null
      },
    }
    const { index } = open(300)
    index.show([counting, ...rest], context)
    index.ask({ search: '', sort: [by('name')] })
    const before = shown(index)
    const news: string[] = []
    index.subscribe(({ kind }) => news.push(kind))
    read = 0
    index.show([...rest.toReversed(), { ...counting, width: 300, pinned: true }], context)
    expect([read, news, shown(index)]).toEqual([0, [], before])
  })

  test('may be moved while their texts are being sorted elsewhere: the order comes all the same', async () => {
    const rows = ledgerRows(21_000)
    const later = (work: () => void) => {
      const timer = setTimeout(work)
      return () => clearTimeout(timer)
    }
    let asked = 0
    const voice = {
      ...rough,
      inOrder: (texts: readonly string[]) => {
        asked += 1
        return Promise.resolve(texts.toSorted())
      },
    }
    const index = createRowIndex({ rows, phonetics: voice, later })
    index.show(columns, context)
    index.ask({ search: '', sort: [by('code')] })
    index.show(moved, context)
    await expect.poll(() => index.at(20_999)?.cells[columnId('code')]).toBe('K0999')
    await expect.poll(() => asked).toBeGreaterThan(1)
    expect(asked).toBe(moved.filter(({ column }) => column.kind === 'text').length)
    index[Symbol.dispose]()
  })
})

test('a large text column is read a lot at a time and sorts when its order comes from the worker', async () => {
  let turns = 0
  const rows = ledgerRows(21_000)
  const index = createRowIndex({
    rows,
    phonetics: rough,
    later: (work) => {
      const timer = setTimeout(() => {
        turns += 1
        work()
      })
      return () => clearTimeout(timer)
    },
  })
  index.show(columns, context)
  index.ask({ search: '', sort: [by('code')] })
  expect(index.at(1)?.id).toBe(recordId(1))
  await expect.poll(() => index.at(20_999)?.cells[columnId('code')]).toBe('K0999')
  expect(index.at(0)?.cells[columnId('code')]).toBe('K0000')
  expect(turns).toBeGreaterThan(10)
  index[Symbol.dispose]()
}, 20_000)
