// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { blankBox, createBlank, underHeaders } from '../../client/sheet/layer/blank.ts'
import { readCopied } from '../../client/sheet/layer/copied.ts'
import { createCopying } from '../../client/sheet/layer/copying.ts'
import { createGestures } from '../../client/sheet/layer/gestures.ts'
import type { Desk } from '../../client/sheet/layer/desk.ts'
import type { UnmadeRow } from '../../client/sheet/layer/draft.ts'
import type { SheetNewRow, SheetProps } from '../../client/sheet/sheetProps.ts'
import { deskOf } from './deskOf.ts'
import { columnId, optionId, recordId } from './ledgerRows.ts'

/** A sheet of so many rows, and what it asks its page for. */
function sheetOf(count: number, props: Partial<SheetProps> = {}) {
  const made: SheetNewRow[] = []
  const unmade: UnmadeRow[] = []
  const { desk } = deskOf(count, {
    addRowLabel: '新增一行',
    onCreateRows: (rows) => {
      made.push(...rows)
      return rows.map((_, n) => recordId(n))
    },
    ...props,
  })
  const copying = createCopying(
    desk,
    createGestures(desk, (_cells, rows) => void unmade.push(...rows)),
    () => undefined,
  )
  const paste = (text: string) =>
    copying.paste({ getData: (type: string) => (type === 'text/plain' ? text : '') } as DataTransfer)
  return { desk, made, unmade, paste }
}

const name = columnId('name')

describe('a sheet without rows', () => {
  test('takes a paste from its first column on, and each line is a row', () => {
    const { made, paste } = sheetOf(0)
    paste('宁波海曙五金厂\t\t1200\n重庆渝北建材\t\t\n')
    expect(made).toEqual([
      [
        { column: name, now: '宁波海曙五金厂' },
        { column: columnId('amount'), now: 1200 },
      ],
      [{ column: name, now: '重庆渝北建材' }],
    ])
  })
  test('takes a table with its headers, in whatever order they stand', () => {
    const { made, paste } = sheetOf(0)
    paste('阶段\t电话\t客户名称\n已成交\t13800000001\t宁波海曙五金厂\n')
    expect(made).toEqual([
      [
        { column: name, now: '宁波海曙五金厂' },
        { column: columnId('stage'), now: optionId('s2') },
        { column: columnId('phone'), now: '13800000001' },
      ],
    ])
  })
  test.each([
    ['a column that is not here', '客户名称\t去年销量\n甲\t1'],
    ['one column twice', '客户名称\t客户名称\n甲\t乙'],
    ['nothing else', '客户名称'],
  ])('reads a first line as a row when it names %s', (_, text) => {
    const { desk } = deskOf(0)
    expect(underHeaders(desk, readCopied({ text, html: '', own: '' }, { plain: false })!)).toBeNull()
  })
  test('asks under what each row is made, by whatever name that column goes', () => {
    const keyed: [string, SheetNewRow][] = []
    const newRowKey: NonNullable<SheetProps['newRowKey']> = {
      column: columnId('code'),
      also: ['单位名称'],
      read: (text) =>
        text === '甲' ? { ok: true, value: 'k1' } : { ok: false, refusal: { kind: 'unknown-customer', name: text } },
      begin: () => undefined,
      make: (rows) => {
        keyed.push(...rows.map(({ key, cells }): [string, SheetNewRow] => [key, cells]))
        return []
      },
      ask: () => undefined,
    }
    const { desk, unmade, paste } = sheetOf(0, { newRowKey })
    expect(blankBox(desk)?.left).toBe(
      desk.geometry.columns.findIndex(({ sheet }) => sheet.column.id === columnId('code')),
    )
    paste('电话\t单位名称\n13800000001\t甲\n13800000002\t乙')
    expect(keyed).toEqual([['k1', [{ column: columnId('phone'), now: '13800000001' }]]])
    expect(unmade.map(({ text, cells }) => [text, cells])).toEqual([
      ['乙', [{ column: columnId('phone'), now: '13800000002' }]],
    ])
  })
  test('in one with rows a first line is a row like any other', () => {
    const { desk, made, paste } = sheetOf(2)
    desk.selection.put({ row: 1, column: 0 })
    paste('甲\n客户名称\n乙')
    expect(made.flat().map(({ now }) => now)).toEqual(['客户名称', '乙'])
  })
})

describe('who types where no row is', () => {
  const blankOf = (desk: Desk) => {
    const told: string[] = []
    let came: ((came: boolean) => void) | null = null
    const blank = createBlank({
      desk,
      editor: { goOn: () => told.push('on'), cancel: () => told.push('over') },
      goToComing: (_id, _column, then) => (came = then),
      paste: () => undefined,
      signal: new AbortController().signal,
    })
    return { blank, told, arrive: (is: boolean) => came?.(is) }
  }

  test('gets one row, however much he types before it stands, and goes on in it', () => {
    const { desk, made } = sheetOf(0)
    const { blank, told, arrive } = blankOf(desk)
    expect([blank.begin('宁'), blank.begin('宁波'), made.length, told]).toEqual([true, true, 1, []])
    arrive(true)
    expect(told).toEqual(['on'])
  })
  test('is let go when the row does not come', () => {
    const { blank, told, arrive } = blankOf(sheetOf(0).desk)
    blank.begin('宁')
    arrive(false)
    expect(told).toEqual(['over'])
  })
  test('gets none where the page offers none', () => {
    const { desk } = deskOf(0, { onCreateRows: () => [recordId(0)] })
    expect(blankOf(desk).blank.begin('宁')).toBe(false)
  })
  test('gets none where only a search finds nothing', () => {
    const { desk, made } = sheetOf(3, { query: { search: '没有的', sort: [] } })
    expect([desk.index.size, blankOf(desk).blank.begin('宁'), made]).toEqual([0, false, []])
  })
})
