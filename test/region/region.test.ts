import { describe, expect, test } from 'vitest'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { convertCell } from '#shared/ledger/convertCell.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import { exportCell } from '#shared/workbook/exportCells.ts'
import { planImport } from '#shared/workbook/plan.ts'
import { readTable } from '#shared/workbook/table.ts'
import { findRegions } from '../../client/region/findRegions.ts'
import { readRegionBook } from '../../client/region/regionBook.ts'
import { column, context } from '../values/world.ts'
import { columnNamed, columns, manager, randomFrom, sheetOf } from '../workbook/world.ts'

const book = readRegionBook()
const region = column('region')
const withBook = { ...context, regions: book }

test('the list holds every province, and no level that people never say', () => {
  expect(book.provinces).toHaveLength(34)
  const names = (province: string) =>
    book.provinces.find(({ name }) => name === province)?.children.map(({ name }) => name)
  expect(names('浙江省')).toContain('杭州市')
  expect(names('北京市')).toContain('东城区')
  expect(names('重庆市')).toContain('云阳县')
  expect(names('河南省')).toContain('济源市')
})

describe('a region is read however people write it', () => {
  test.each([
    ['浙江省/杭州市/西湖区', '浙江省/杭州市/西湖区'],
    ['浙江省杭州市西湖区', '浙江省/杭州市/西湖区'],
    ['浙江杭州西湖区', '浙江省/杭州市/西湖区'],
    ['浙江 杭州 西湖', '浙江省/杭州市/西湖区'],
    ['浙江—杭州', '浙江省/杭州市'],
    ['杭州西湖', '浙江省/杭州市/西湖区'],
    ['浙江余杭', '浙江省/杭州市/余杭区'],
    ['广东', '广东省'],
    ['吉林', '吉林省'],
    ['吉林市', '吉林省/吉林市'],
    ['海南', '海南省'],
    ['北京', '北京市'],
    ['北京市北京市东城区', '北京市/东城区'],
    ['北京朝阳', '北京市/朝阳区'],
    ['内蒙古呼和浩特', '内蒙古自治区/呼和浩特市'],
    ['广西南宁', '广西壮族自治区/南宁市'],
    ['恩施', '湖北省/恩施土家族苗族自治州'],
    ['香港', '香港特别行政区'],
    ['义乌', '浙江省/金华市/义乌市'],
  ])('%s → %s', (text, value) => {
    expect(parseCell(region, text, withBook)).toEqual({ ok: true, value })
  })

  test('one that several places bear is asked about', () => {
    expect(parseCell(region, '西湖区', withBook)).toMatchObject({
      ok: false,
      refusal: { kind: 'ambiguous-region', name: '西湖区' },
    })
  })

  test.each(['火星', '浙江省杭州市西湖区文三路8号', '杭州广东', '浙'])('%s is no place', (text) => {
    expect(parseCell(region, text, withBook)).toEqual({ ok: false, refusal: { kind: 'unknown-region', name: text } })
  })

  test('every place of the list reads back as itself, with marks and, but for few, without', () => {
    let places = 0
    let plain = 0
    const walk = (nodes: typeof book.provinces, above: readonly string[]) => {
      for (const { name, children } of nodes) {
        const path = [...above, name]
        const value = path.join('/')
        expect(checkCell(region, value, context)).toBe(null)
        const read = book.read(value)
        places += 1
        if (read.ok && read.value === value) plain += 1
        walk(children, path)
      }
    }
    walk(book.provinces, [])
    expect(places).toBeGreaterThan(3_500)
    expect(plain / places).toBeGreaterThan(0.99)
  })

  test.each([
    ['浙江省/杭州市', '浙江省/杭州市'],
    ['浙江省 杭州市 西湖区', '浙江省/杭州市/西湖区'],
    ['浙江省杭州市西湖区', '浙江省/杭州市/西湖区'],
    ['北京市东城区', '北京市/东城区'],
  ])('without the list by its marks: %s', (text, value) => {
    expect(parseCell(region, text, context)).toEqual({ ok: true, value })
  })
})

describe('a region cell', () => {
  test.each([
    ['浙江省', true],
    ['甲/乙/丙/丁', false],
    ['浙江省//西湖区', false],
    [' 浙江省', false],
    [7, false],
  ])('%j at the door: %s', (value, fits) => {
    expect(checkCell(region, value, context) === null).toBe(fits)
  })

  test('shows, leaves and comes back as its text', () => {
    const words = { yes: '是', no: '否' }
    expect(exportCell(region, '浙江省/杭州市', { ...context, words })).toBe('浙江省/杭州市')
    expect(parseCell(region, formatCell(region, '浙江省/杭州市', context), context)).toEqual({
      ok: true,
      value: '浙江省/杭州市',
    })
  })

  test('is made of a text column without a list of places, and of the same texts on both sides', () => {
    const from = column('text')
    const known = { ...context, regions: book }
    for (const [text, expected] of [
      ['浙江省杭州市', '浙江省/杭州市'],
      ['浙江杭州', null],
    ] as const) {
      const here = convertCell(from, region, text, known)
      expect(here).toEqual(convertCell(from, region, text, context))
      expect(here.ok ? here.value : null).toBe(expected)
    }
  })

  test('comes in from a workbook', () => {
    const own = { ...region, name: '所在地' }
    const table = readTable(
      sheetOf([
        ['客户名称', '所在地'],
        ['甲', '浙江杭州'],
        ['乙', '火星'],
      ]),
    )
    const all = [...columns, own]
    const planned = planImport({
      table,
      mappings: [
        { kind: 'column', column: columnNamed('客户名称').id },
        { kind: 'column', column: own.id },
      ],
      columns: all,
      context: withBook,
      rights: manager,
      random: randomFrom(2),
      existing: new Set(),
      duplicates: 'create',
    })
    if (!planned.ok) throw new Error(planned.refusal.kind)
    expect(planned.value.columns.find((each) => each.column.id === own.id)?.values).toEqual(['浙江省/杭州市', null])
    expect(planned.value.problems).toMatchObject([{ text: '火星', refusal: { kind: 'unknown-region' } }])
  })
})

test.each([
  ['zj', '浙江省'],
  ['hangzhou', '浙江省/杭州市'],
  ['yh', null],
  ['余杭', '浙江省/杭州市/余杭区'],
  ['浙江杭州西湖', '浙江省/杭州市/西湖区'],
])('%s finds %s', (typed, expected) => {
  const found = findRegions(book, typed)
  expect(found.length).toBeGreaterThan(0)
  if (expected !== null) expect(found.slice(0, 3)).toContain(expected)
})
