import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { DayStep, GroupKey } from '#shared/view/groupKey.ts'
import { groupReader } from '#shared/view/group.ts'
import type { ViewRow } from '../../client/replica/workspace.ts'
import { cellOf } from '../../client/sheet/cellOf.ts'
import { stuckLines } from '../../client/sheet/layer/stuckLines.ts'
import { createLineIndex, type LineIndex } from '../../client/sheet/lineIndex.ts'
import { createPhonetics } from '../../client/sheet/phonetics.ts'
import { createRowIndex } from '../../client/sheet/rowIndex.ts'
import type { SheetQuery } from '../../client/sheet/sheetProps.ts'
import { columnId, columns, context, ledgerRows, memberId, optionId, recordId } from './ledgerRows.ts'

function open(count: number, groups: readonly GroupKey[], query: Partial<SheetQuery> = {}) {
  const rows = ledgerRows(count)
  const index = createLineIndex(
    createRowIndex({ rows, phonetics: createPhonetics(null), later: () => () => undefined }),
  )
  index.show(columns, context)
  index.ask({ search: '', sort: [], ...query, groups })
  return { rows, index }
}

const by = (column: string, descending = false, step?: DayStep): GroupKey => ({
  column: columnId(column),
  descending,
  ...(step !== undefined && { by: step }),
})

/** Each line as text: a header with its level, group and count, or a row's id. */
const linesOf = (index: LineIndex): string[] =>
  Array.from({ length: index.size }, (_, line) => {
    const group = index.groupAt(line)
    if (group === undefined) return index.at(line)?.id ?? 'nobody'
    return `${'>'.repeat(group.level + 1)} ${group.text} ${group.count}`
  })
const headers = (index: LineIndex) => linesOf(index).filter((line) => line.startsWith('>'))

/** What should stand there, the slow way: groups within groups by the text of their values. */
function oracle(rows: readonly ViewRow[], groups: readonly GroupKey[], isFolded: (path: string) => boolean): string[] {
  const put = (some: readonly ViewRow[], level: number, before: string): string[] => {
    const key = groups[level]
    if (key === undefined) return some.map(({ id }) => id)
    const sheet = columns.find(({ column }) => column.id === key.column)
    if (sheet === undefined) throw new Error(`no column ${key.column}`)
    const read = groupReader(sheet.column, { ...context, by: key.by })
    const rowsByText = Map.groupBy(some, (row) => read(cellOf(row, sheet)))
    const order = (left: string, right: string): number => {
      if (sheet.column.kind === 'checkbox') return (left < right ? -1 : 1) * (key.descending ? -1 : 1)
      if (left === '' || right === '') return left === '' ? 1 : -1
      const { options = [] } = sheet.column
      const place = (text: string) => text.split('+').map((id) => String(options.findIndex((o) => o.id === id)))
      const [a, b] = options.length > 0 ? [place(left).join(), place(right).join()] : [left, right]
      const isNumber = sheet.column.kind === 'rating' || sheet.column.kind === 'percent'
      const before = isNumber ? Number(left) < Number(right) : a < b
      return (before ? -1 : 1) * (key.descending ? -1 : 1)
    }
    return [...rowsByText]
      .toSorted(([left], [right]) => order(left, right))
      .flatMap(([text, own]) => {
        const path = `${before}/${key.column}:${text}`
        const head = `${'>'.repeat(level + 1)} ${text} ${own.length}`
        return isFolded(path) ? [head] : [head, ...put(own, level + 1, path)]
      })
  }
  return put(rows, 0, '')
}

describe('rows in groups', () => {
  test('stand under a header for each value, in the order of the options, the empty ones last', () => {
    const { index } = open(45, [by('stage')])
    expect(headers(index)).toEqual([...[0, 1, 2, 3, 4].map((n) => `> ${optionId(`s${n}`)} 8`), '>  5'])
    expect([index.size, index.rowCount]).toEqual([51, 45])
  })

  test('of dates are stretches: a day, a month, a quarter or a year, in the company’s zone', () => {
    const { index } = open(60, [by('made', false, 'month')])
    expect(headers(index)).toEqual(['> 2026-11 60'])
    index.ask({ search: '', sort: [], groups: [by('next', true, 'quarter')] })
    expect(headers(index)).toEqual(['> 2026-Q4 45', '>  15'])
    index.ask({ search: '', sort: [], groups: [by('next', true, 'year')] })
    expect(headers(index)).toEqual(['> 2026 45', '>  15'])
  })

  test('of several options stand under the combination, however it was picked', () => {
    const { rows, index } = open(1, [by('tags')])
    rows.put(recordId(0), { [columnId('tags')]: [optionId('t3'), optionId('t1')] })
    rows.put(recordId(1), { [columnId('tags')]: [optionId('t1'), optionId('t3')] })
    expect(headers(index)).toEqual([`> ${optionId('t1')}+${optionId('t3')} 2`])
  })

  test('two people of one name are two groups', () => {
    const members = new Map([...context.members].map(([id, member]) => [id, { ...member, name: '王伟' }]))
    const { index } = open(12, [by('owner')])
    index.show(columns, { ...context, members })
    expect(headers(index).length).toBe(6)
  })

  test('fold together and open again; what is folded away is found again when it is gone to', () => {
    const { index } = open(45, [by('stage'), by('vip')])
    index.fold(0, true)
    expect(linesOf(index).slice(0, 2)).toEqual([`> ${optionId('s0')} 8`, `> ${optionId('s1')} 8`])
    expect(index.positionOf(recordId(5))).toBe(-1)
    index.reveal(recordId(5))
    expect(index.at(index.positionOf(recordId(5)))?.id).toBe(recordId(5))
    index.foldAll(true)
    expect(index.size).toBe(6)
    expect([...index.allRows()].length).toBe(45)
  })

  test('a group that comes while all are folded is folded too', () => {
    const { rows, index } = open(10, [by('code')])
    index.foldAll(true)
    rows.put(recordId(99), { [columnId('code')]: 'Z1' })
    expect(linesOf(index).at(-1)).toBe('> Z1 1')
  })

  test('a row whose group changes under the hand stays where it is until it is left', () => {
    const { rows, index } = open(45, [by('stage')])
    const row = index.at(1)
    if (row === undefined) throw new Error('expected a row under the first header')
    index.keep([row.id])
    rows.put(row.id, { [columnId('stage')]: optionId('s4') })
    expect([index.positionOf(row.id), headers(index)[0]]).toEqual([1, `> ${optionId('s0')} 8`])
    index.keep([])
    expect(headers(index)).toEqual(expect.arrayContaining([`> ${optionId('s0')} 7`, `> ${optionId('s4')} 9`]))
    expect(index.groupAt(index.headerOver(index.positionOf(row.id)))?.text).toBe(optionId('s4'))
  })

  test('a row that goes to the next group without moving is under its new header at once', () => {
    const { rows, index } = open(2, [by('code')])
    rows.put(recordId(0), { [columnId('code')]: 'A' })
    rows.put(recordId(1), { [columnId('code')]: 'B' })
    rows.put(recordId(0), { [columnId('code')]: 'B' })
    expect(linesOf(index)).toEqual(['> B 2', recordId(0), recordId(1)])
  })

  test('a header is known again when rows above it came', () => {
    const { rows, index } = open(45, [by('stage')])
    const key = index.keyAt(9) ?? ''
    expect(index.groupAt(9)?.text).toBe(optionId('s1'))
    rows.put(recordId(100), { [columnId('stage')]: optionId('s0') })
    expect(index.lineOfKey(key)).toBe(10)
  })
})

describe('whatever is grouped, sorted, changed and folded', () => {
  const column = fc.constantFrom('stage', 'tags', 'next', 'star', 'vip', 'code', 'share')
  const step = fc.constantFrom<DayStep>('day', 'month', 'quarter', 'year')
  const values: Readonly<Record<string, readonly CellValue[]>> = {
    stage: [null, optionId('s0'), optionId('s3')],
    tags: [null, [], [optionId('t2')], [optionId('t2'), optionId('t0')]],
    next: [null, '2026-11-21', '2027-02-03', '2026-12-31'],
    star: [null, 1, 5],
    vip: [true, false, null],
    code: [null, '', 'A', ' A ', 'B'],
    share: [0.5, -0.25, null],
    owner: [memberId(1), null],
  }
  const group = fc
    .record({ column, descending: fc.boolean(), by: step })
    .map((key) => by(key.column, key.descending, key.by))
  const change = fc
    .tuple(fc.nat(40), column)
    .chain(([n, name]) => fc.tuple(fc.constant(n), fc.constant(name), fc.constantFrom(...(values[name] ?? []))))

  test('the lines are those of a naive grouping', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(group, { maxLength: 3, selector: (key) => key.column }),
        fc.array(change, { maxLength: 30 }),
        fc.array(fc.nat(60), { maxLength: 5 }),
        (groups, changes, folded) => {
          const isStarred = (row: ViewRow) => row.cells[columnId('star')] !== 2
          const { rows, index } = open(40, groups, { filter: isStarred })
          for (const line of folded) index.fold(line % Math.max(index.size, 1), true)
          for (const [n, name, value] of changes) rows.put(recordId(n), { [columnId(name)]: value })
          const paths = new Set(
            Array.from({ length: index.size }, (_, line) => index.groupAt(line)).flatMap((each) =>
              each?.isFolded === true ? [each.path] : [],
            ),
          )
          const left = [...rows.all()].filter(isStarred)
          expect(linesOf(index)).toEqual(oracle(left, groups, (path) => paths.has(path)))
          for (let line = 0; line < index.size; line += 1) {
            const key = index.keyAt(line)
            expect(key === undefined ? -1 : index.lineOfKey(key)).toBe(line)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('headers that stay while their rows scroll', () => {
  const row = 34
  const at = (index: LineIndex, top: number) =>
    stuckLines(index, top, row).map((line) => `${linesOf(index)[line.line]} @${line.top}`)
  /** Five stages of eight customers and five without, each in two halves. */
  const two = () => open(45, [by('stage'), by('vip')]).index

  test('are none before a header has scrolled away, then that of each level, and go when their group has', () => {
    const index = two()
    const [first, second] = headers(index)
    expect(at(index, 0)).toEqual([])
    expect(at(index, 1)).toEqual([`${first} @0`, `${second} @34`])
    const next = linesOf(index).indexOf(headers(index).find((line, place) => place > 0 && line.startsWith('> ')) ?? '')
    expect(at(index, next * row)).toEqual([])
  })

  test('are pushed out by the next group', () => {
    const index = two()
    const next = linesOf(index).findIndex((line, place) => place > 0 && line.startsWith('> '))
    expect(at(index, next * row - 10)[0]).toBe(`${headers(index)[0]} @-24`)
  })

  test('are those that stand over the first line beside them, wherever one has scrolled to', () => {
    const index = two()
    for (let top = 0; top < index.size * row; top += 11) {
      for (const [level, { line, end, top: place }] of stuckLines(index, top, row).entries()) {
        expect(index.groupAt(line)?.level).toBe(level)
        expect(line * row).toBeLessThan(top + level * row)
        expect(top + place + row).toBeLessThanOrEqual(end * row)
        for (let under = line + 1; under < end; under += 1) {
          expect(index.groupAt(under)?.level ?? 9).toBeGreaterThan(level)
        }
      }
    }
  })

  test('a folded group has nothing to stay for', () => {
    const index = two()
    index.foldAll(true)
    expect(at(index, 10)).toEqual([])
    expect(index.endOf(0)).toBe(1)
  })
})
