// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '#shared/ledger/cell.ts'
import { plainOf } from '#shared/rich/rich.ts'
import { readCopied, transposed, writeCells, type CellTable } from '../../client/sheet/layer/copied.ts'
import { optionEdits } from '../../client/sheet/layer/optionEdits.ts'
import { pasteEdits, repeatEdits, tellsRowKey } from '../../client/sheet/layer/pasteEdits.ts'
import { sheetEn } from '../../client/words/sheet.en.ts'
import { sheetTw } from '../../client/words/sheet.tw.ts'
import { sheetZh } from '../../client/words/sheet.zh.ts'
import type { SheetProps } from '../../client/sheet/sheetProps.ts'
import { deskOf, placeOf } from './deskOf.ts'
import { columnId, optionId, recordId } from './ledgerRows.ts'

/** What a copy puts on the clipboard, by type. */
function copy(desk: ReturnType<typeof deskOf>['desk'], table: CellTable): Map<string, string> {
  const kept = new Map<string, string>()
  writeCells(desk, table, { setData: (type: string, text: string) => kept.set(type, text) } as unknown as DataTransfer)
  return kept
}
const foreign = (text: string, html = '') => readCopied({ text, html, own: '' }, { plain: false })!
const boxAt = (row: number, column: string) => {
  const place = placeOf(column)
  return { top: row, bottom: row, left: place, right: place }
}

describe('a paste', () => {
  test('with three bad cells of five thousand writes the rest and keeps the three as they were typed', () => {
    const { desk } = deskOf(5_000)
    const lines = Array.from({ length: 5_000 }, (_, n) => (n % 2_000 === 7 ? `约${n}吧` : String(n + 0.5)))
    const { edits, unfit, locked } = pasteEdits(desk, boxAt(0, 'amount'), foreign(lines.join('\n')), false)
    expect({ edits: edits.length, locked }).toEqual({ edits: 4_996, locked: [{ row: 3, column: placeOf('amount') }] })
    expect(unfit.map(({ row, text, refusal }) => [row, text, refusal.kind])).toEqual([
      [7, '约7吧', 'not-a-number'],
      [2_007, '约2007吧', 'not-a-number'],
      [4_007, '约4007吧', 'not-a-number'],
    ])
  })
  test('goes into the rows that a filter leaves, and into no other', () => {
    const filter: NonNullable<SheetProps['query']['filter']> = (row) => Number(row.id.slice(4)) % 10 === 0
    const { desk } = deskOf(60, { query: { search: '', sort: [], filter } })
    const { edits } = pasteEdits(desk, boxAt(1, 'code'), foreign('甲\n乙\n丙'), false)
    expect(edits.map(({ record, now }) => [record, now])).toEqual([
      [recordId(10), '甲'],
      [recordId(20), '乙'],
      [recordId(30), '丙'],
    ])
  })
  test('past the end makes rows, and a text that does not fit them is kept apart with its row', () => {
    const { desk } = deskOf(10)
    const { newRows, unfit } = pasteEdits(desk, boxAt(9, 'amount'), foreign('1\n2\n很多'), true)
    expect(newRows).toEqual([[{ column: columnId('amount'), now: 2 }], []])
    expect(unfit.map(({ row, text }) => [row, text])).toEqual([[11, '很多']])
  })
  test('of one cell fills every cell of several ranges', () => {
    const { desk } = deskOf(10)
    const { edits } = repeatEdits(desk, [boxAt(1, 'code'), boxAt(5, 'code')], foreign('同'))
    expect(edits.map(({ record, now }) => [record, now])).toEqual([
      [recordId(1), '同'],
      [recordId(5), '同'],
    ])
  })
})

describe('a paste past the end of a sheet whose rows stand under something', () => {
  const newRowKey: NonNullable<SheetProps['newRowKey']> = {
    column: columnId('code'),
    read: (name) =>
      name === '甲' ? { ok: true, value: 'k1' } : { ok: false, refusal: { kind: 'unknown-customer', name } },
    also: [],
    begin: () => undefined,
    make: () => [],
    ask: () => undefined,
  }
  const { desk } = deskOf(3, { newRowKey })

  test('makes each row under what it names, and keeps the others whole with their reason', () => {
    const cells = foreign('甲\t25%\n乙\t50%\n\t\n甲\t很多\n丙\t不少')
    const { newRows, keys, unmade, unfit } = pasteEdits(desk, boxAt(3, 'code'), cells, true)
    expect(newRows).toEqual([[{ column: columnId('share'), now: 0.25 }], []])
    expect(keys).toEqual(['k1', 'k1'])
    expect(unfit.map(({ row, text }) => [row, text])).toEqual([[4, '很多']])
    expect(unmade?.map(({ place, text, row, cells: its }) => [place, text, row, its])).toEqual([
      [1, '乙', '乙 · 50%', [{ column: columnId('share'), now: 0.5 }]],
      [4, '丙', '丙 · 不少', []],
    ])
    expect(unmade?.[1]?.unfit.map(({ text, refusal }) => [text, refusal.kind])).toEqual([['不少', 'not-a-number']])
  })
  test('needs the column that names it', () => {
    expect(tellsRowKey(desk, boxAt(3, 'code'), foreign('甲'))).toBe(true)
    expect(tellsRowKey(desk, boxAt(3, 'share'), foreign('1\t2'))).toBe(false)
  })
})

describe('text copied from Word', () => {
  const word = (name: string) => readFileSync(`${import.meta.dirname}/../fixtures/clipboard/${name}.html`, 'utf8')
  const one = '"阶梯价"已谈妥，三月五日前 签合同；\n付款三七开。'
  const several = ['走访记录', '见了采购部王经理， 对交期满意。', '', '1. 补一份报价']
  test('of one paragraph goes into one cell, its tab, its quotes and its broken line with it', () => {
    const { desk } = deskOf(5)
    const plain = '"阶梯价"已谈妥，三月五日前\t签合同；\u000b付款三七开。\r\n'
    const { edits } = pasteEdits(desk, boxAt(1, 'note'), foreign(plain, word('word-one')), true)
    expect(edits.map(({ record, column, now }) => [record, column, now])).toEqual([
      [recordId(1), columnId('note'), one],
    ])
  })
  test('of several goes into a row each, as in Excel; empty ones stay between, not at the end', () => {
    const { desk } = deskOf(2)
    const cells = foreign('走访记录\r\n…', word('word-several'))
    const { edits, newRows } = pasteEdits(desk, boxAt(0, 'note'), cells, true)
    expect([...edits.map(({ now }) => now), ...newRows.map(([cell]) => cell?.now ?? '')]).toEqual(several)
  })
  test('is known where the browser cleaned the head away', () => {
    const clean = `<p class="MsoNormal">一</p><p class="MsoNormal">二\t三</p>`
    const read = foreign('一\n二\t三', clean)
    expect([read.height, read.width, read.textAt(1, 0)]).toEqual([2, 1, '二 三'])
  })
  test('keeps its look for a cell of formatted text', () => {
    expect(plainOf(foreign('', word('word-one')).richAt(0, 0) ?? '')).toBe(one)
    expect(foreign('', word('word-one')).richAt(0, 0)).toContain('三月五日前')
  })
  test('of a page of the web is read as its plain text says', () => {
    const { height, width } = foreign('a\tb\nc\td', '<p>a b</p><p>c d</p>')
    expect([height, width]).toEqual([2, 2])
  })
})

describe('a ticked box', () => {
  test.each([
    ['zh', sheetZh, '是\r\n否'],
    ['tw', sheetTw, '是\r\n否'],
    ['en', sheetEn, 'yes\r\nno'],
  ])('is copied in the words of the language (%s), and whoever pastes reads it', (_, words, text) => {
    const { desk, rows } = deskOf(9)
    const done = columnId('vip')
    rows.putAll([
      [recordId(0), { [done]: true }],
      [recordId(1), { [done]: false }],
    ])
    const kept = copy({ ...desk, words: () => words }, { rows: [0, 1], columns: [placeOf('vip')] })
    expect(kept.get('text/plain')).toBe(text)
    expect(kept.get('application/x-kebu-cells')).toContain('[[true],[false]]')
    rows.putAll([5, 6].map((n) => [recordId(n), { [done]: n === 6 }]))
    const { edits } = pasteEdits(desk, boxAt(5, 'vip'), foreign(`${text} `), false)
    expect(edits.map(({ now }) => now)).toEqual([true, false])
  })
})

describe('values copied from a sheet of ours', () => {
  const amount = columnId('amount')
  const copied = (values: readonly CellValue[], how: (kept: Map<string, string>) => { text: string; html: string }) => {
    const { desk, rows } = deskOf(10)
    rows.putAll(values.map((value, n) => [recordId(n), { [amount]: value }]))
    const kept = copy(desk, { rows: values.map((_, n) => n), columns: [placeOf('amount')] })
    return { desk, cells: readCopied({ ...how(kept), own: '' }, { plain: false })! }
  }
  const exact = [0.123456, 1_234.5678]
  test.each([
    ['the HTML alone', (kept: Map<string, string>) => ({ text: '', html: kept.get('text/html') ?? '' })],
    [
      'the text alone, copied last on this page',
      (kept: Map<string, string>) => ({ text: kept.get('text/plain') ?? '', html: '' }),
    ],
  ])('stay exact through %s, into another number column too', (_title, how) => {
    const { desk, cells } = copied(exact, how)
    expect(pasteEdits(desk, boxAt(5, 'amount'), cells, false).edits.map(({ now }) => now)).toEqual(exact)
    expect(pasteEdits(desk, boxAt(5, 'share'), cells, false).edits.map(({ now }) => now)).toEqual(exact)
  })
  test('are read as texts by a column that means something else', () => {
    const { desk, cells } = copied(exact, (kept) => ({ text: kept.get('text/plain') ?? '', html: '' }))
    expect(pasteEdits(desk, boxAt(5, 'code'), cells, false).edits.map(({ now }) => now)).toEqual(['¥0.12', '¥1,234.57'])
  })
  test('of another page’s clipboard are not taken for ours when the text differs', () => {
    const { desk } = copied(exact, () => ({ text: 'x', html: '' }))
    const cells = foreign('¥0.12')
    expect(pasteEdits(desk, boxAt(5, 'amount'), cells, false).edits.map(({ now }) => now)).toEqual([0.12])
  })
  test('forged in HTML are refused and the texts stand in', () => {
    const html = `<table data-kebu-cells='{"columns":[{"id":"x"}],"values":7}'><tr><td>5</td></tr></table>`
    const { desk } = deskOf(10)
    expect(pasteEdits(desk, boxAt(5, 'amount'), foreign('', html), false).edits.map(({ now }) => now)).toEqual([5])
  })
})

test('transposed, rows become columns', () => {
  const { desk } = deskOf(10)
  const box = { ...boxAt(1, 'code'), right: placeOf('code') + 1 }
  const { edits } = pasteEdits(desk, box, transposed(foreign('Q1\n25%')), false)
  expect(edits.map(({ column, now }) => [column, now])).toEqual([
    [columnId('code'), 'Q1'],
    [columnId('share'), 0.25],
  ])
})

test('options that are missing are made once each, and every cell that waited takes its own', () => {
  const asked: (readonly string[])[] = []
  const { desk, rows } = deskOf(10, {
    onAddOptions: (_column, names) => {
      asked.push(names)
      return names.map((_, place) => optionId(`n${place}`))
    },
  })
  const { unfit } = pasteEdits(desk, boxAt(1, 'tags'), foreign('重点、新展会\n新 展会\n老客户；直播'), false)
  const cells = unfit.map((cell) => ({ ...cell, record: recordId(cell.row) }))
  expect(optionEdits(desk, cells).map(({ record, now }) => [record, now])).toEqual([
    [recordId(1), [optionId('t0'), optionId('n0')]],
    [recordId(2), [optionId('n0')]],
    [recordId(3), [optionId('t2'), optionId('n1')]],
  ])
  expect(asked).toEqual([['新展会', '直播']])
  expect(rows.size).toBe(10)
})
