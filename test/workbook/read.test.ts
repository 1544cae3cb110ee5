import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { strToU8 } from 'fflate'
import { utils, write } from 'xlsx'
import { readWorkbook } from '../../client/workbook/readWorkbook.ts'
import { cellText } from '#shared/workbook/cellText.ts'
import { guessKind } from '#shared/workbook/guess.ts'
import { findHeader } from '#shared/workbook/header.ts'
import { markOf, type SourceCell, type SourceSheet } from '#shared/workbook/sheet.ts'
import { readTable } from '#shared/workbook/table.ts'
import { sheetOf } from './world.ts'

function read(bytes: Uint8Array, name = 'list.csv'): SourceSheet {
  const result = readWorkbook(bytes, name)
  if (!result.ok || result.value[0] === undefined) throw new Error(JSON.stringify(result))
  return result.value[0]
}

const fixture = (name: string) => readTable(read(new Uint8Array(readFileSync(`test/fixtures/workbooks/${name}`)), name))

describe('a list in any encoding keeps its signs', () => {
  const text = '客户名称,编号,账号\n远山商贸,007,6222021234567890123\n"引""号,公司",0,1\n'
  const expected = [
    ['客户名称', '编号', '账号'],
    ['远山商贸', '007', '6222021234567890123'],
    ['引"号,公司', '0', '1'],
  ]
  const utf16 = (little: boolean) => {
    const bytes = new Uint8Array(text.length * 2)
    const view = new DataView(bytes.buffer)
    for (let place = 0; place < text.length; place += 1) view.setUint16(place * 2, text.charCodeAt(place), little)
    return bytes
  }
  // 客户名称,编号 in GB18030
  const gb = Uint8Array.from([
    0xbf, 0xcd, 0xbb, 0xa7, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0xb0, 0xa2, 0x2c, 0x30, 0x37,
  ])

  test.each([
    ['UTF-8', strToU8(text)],
    ['UTF-8 with a mark', strToU8(`\uFEFF${text}`)],
    ['UTF-16 little endian with a mark', Uint8Array.from([0xff, 0xfe, ...utf16(true)])],
    ['UTF-16 big endian with a mark', Uint8Array.from([0xfe, 0xff, ...utf16(false)])],
    ['UTF-16 without a mark', utf16(true)],
    ['Windows line ends', strToU8(text.replaceAll('\n', '\r\n'))],
    ['semicolons', strToU8('客户名称;编号;账号\n远山商贸;007;6222021234567890123\n"引""号,公司";0;1')],
    ['tabs', strToU8('客户名称\t编号\t账号\n远山商贸\t007\t6222021234567890123\n"引""号,公司"\t0\t1')],
  ])('%s', (_, bytes) => {
    expect(read(bytes).rows).toEqual(expected)
  })

  test('GB18030', () => {
    expect(read(gb).rows).toEqual([
      ['客户名称', '编号'],
      ['阿', '07'],
    ])
  })

  test('line ends inside quotes stay inside the cell', () => {
    expect(read(strToU8('a,b\n"一\n二",2\n')).rows).toEqual([
      ['a', 'b'],
      ['一\n二', '2'],
    ])
  })
})

test.each([
  ['General', null],
  ['yyyy-mm-dd', 'date'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['[$-804]yyyy"年"m"月";@', 'date'],
  ['m/d/yy h:mm', 'dateTime'],
  ['h:mm:ss', 'time'],
  ['[h]:mm', 'time'],
  ['0.00%', 'percent'],
  ['"¥"#,##0.00', 'currency'],
  ['[$¥-804]#,##0.00', 'currency'],
  ['_ "￥"* #,##0.00_ ;', 'currency'],
  ['#,##0.00', null],
  ['0"元"', null],
  ['0.00E+00', null],
  ['@', null],
])('the format %s marks %s', (format, as) => {
  expect(markOf(format)?.as ?? null).toBe(as)
})

describe('the header is found', () => {
  const header = ['客户名称', '电话', '等级', '金额']
  const record = ['远山', '13800138000', 'A', 1200]
  test.each<[string, SourceSheet, { first: number; last: number } | null]>([
    ['in the first row', sheetOf([header, record, record]), { first: 0, last: 0 }],
    [
      'below a merged title',
      sheetOf([['2026 客户台账', null, null, null], header, record], [{ top: 0, left: 0, bottom: 0, right: 3 }]),
      { first: 1, last: 1 },
    ],
    [
      'below a title and instructions',
      sheetOf([['2026 客户台账'], ['填表说明：请勿修改表头'], [], header, record, record]),
      { first: 3, last: 3 },
    ],
    [
      'in two rows',
      sheetOf(
        [
          ['客户名称', '联系方式', null, '金额'],
          [null, '电话', '手机', null],
          ['远山', '62345678', '13800138000', 5],
        ],
        [{ top: 0, left: 1, bottom: 0, right: 2 }],
      ),
      { first: 0, last: 1 },
    ],
    [
      'in two rows with nothing below',
      sheetOf(
        [
          ['客户名称', '联系方式', null, '金额'],
          [null, '电话', '手机', null],
        ],
        [
          { top: 0, left: 0, bottom: 1, right: 0 },
          { top: 0, left: 1, bottom: 0, right: 2 },
        ],
      ),
      { first: 0, last: 1 },
    ],
    ['not where there is none', sheetOf([record, record]), null],
  ])('%s', (_, sheet, place) => {
    expect(findHeader(sheet)).toEqual(place)
  })

  test('two-row names are joined, merged cells of records filled down, empty rows ignored', () => {
    const table = readTable(
      sheetOf(
        [
          ['区域', '联系方式', null],
          [null, '电话', '手机'],
          ['华东', '62345678', '13800138000'],
          [null, '62345679', '13800138001'],
          [],
          ['', null],
        ],
        [
          { top: 0, left: 1, bottom: 0, right: 2 },
          { top: 0, left: 0, bottom: 1, right: 0 },
          { top: 2, left: 0, bottom: 3, right: 0 },
        ],
      ),
    )
    expect(table.columns.map(({ name }) => name)).toEqual(['区域', '联系方式/电话', '联系方式/手机'])
    expect(table.rows.map((row) => row[0])).toEqual(['华东', '华东'])
    expect(table.rowNumbers).toEqual([3, 4])
  })
})

test.each<[string, readonly SourceCell[], string]>([
  ['电话', ['13800138000', '0755-82345678'], 'phone'],
  ['手机', [13800138000, 13900139000], 'phone'],
  ['邮箱', ['a@b.cn', 'c@d.com'], 'email'],
  ['网址', ['www.kebu.cn', 'http://x.com'], 'url'],
  ['签约', ['2024-03-05', '2024年3月6日'], 'date'],
  [
    '签约',
    [
      { number: 45000, as: 'date' },
      '2024.3.5',
      { number: 45001, as: 'date' },
      { number: 45001, as: 'date' },
      { number: 45001, as: 'date' },
    ],
    'date',
  ],
  ['时间', ['2024-03-05 14:30', '2024-03-06 09:00'], 'dateTime'],
  ['人数', [5, 12, 7.5], 'number'],
  ['人数', ['1,200', '3万'], 'number'],
  ['数量', ['12台', '3台', '1,200台'], 'number'],
  ['数量', ['12台', '3箱'], 'text'],
  ['数量', ['12台', '3'], 'text'],
  ['金额', [1200, 1300], 'currency'],
  ['X', ['￥1,200', '￥1,300'], 'currency'],
  ['折扣', ['15%', '20%'], 'percent'],
  ['折扣', [{ number: 0.1, as: 'percent' }], 'percent'],
  ['编号', ['007', '008'], 'text'],
  ['X', ['007', '012'], 'text'],
  ['账号', ['6222021234567890123', '6222021234567890124'], 'text'],
  ['客户编号', [1001, 1002], 'text'],
  ['合作', ['是', '否', '是'], 'checkbox'],
  ['合作', [true, false], 'checkbox'],
  ['等级', ['A', 'B', 'A', 'A', 'B', 'C', 'A'], 'select'],
  ['标签', ['重点、老客户', '老客户', '重点、战略', '战略', '重点', '老客户、战略'], 'multiSelect'],
  ['备注', ['第一行\n第二行', 'x'], 'longText'],
  ['客户名称', ['远山商贸', '近水科技', '远山商贸', '远山商贸'], 'text'],
  ['规格', ['3.5', '4.2'], 'number'],
  ['数量', ['5', 'NULL', '-', '7'], 'number'],
  ['空', [], 'text'],
])('%s of %j is a %s', (name, cells, kind) => {
  expect(guessKind(name, cells).kind).toBe(kind)
})

describe('real workbooks', () => {
  test('titles in merged cells are passed over', () => {
    expect(fixture('cn-soda-orderinfo.xlsx').header).toEqual({ first: 1, last: 1 })
  })

  test('950 phantom rows are none', () => {
    expect(fixture('grist-none-headers.xlsx').rows).toHaveLength(2)
  })

  test('the 1904 calendar gives the same day', () => {
    const table = fixture('date1904.xlsx')
    expect(table.rows.map((row) => row.filter((cell) => cell !== null).map(cellText))).toEqual([['1904-01-01']])
  })

  test('the 1904 calendar counts bare numbers of a date column too', () => {
    const sheet = utils.aoa_to_sheet([['成立日期'], [43_538], ['2024/3/5']])
    const book = { SheetNames: ['S'], Sheets: { S: sheet }, Workbook: { WBProps: { date1904: true } } }
    const { rows } = readTable(read(new Uint8Array(write(book, { type: 'array' }) as ArrayBuffer), 'a.xlsx'))
    expect(rows.map(([cell]) => cellText(cell))).toEqual(['2023-03-15', '2024/3/5'])
  })

  test('Chinese sales, kinds and all', () => {
    const { columns } = fixture('cn-sales-jones.xlsx')
    expect(columns.map(({ name, guess }) => [name, guess.kind])).toEqual([
      ['商品名称', 'text'],
      ['销售数量', 'number'],
      ['单价', 'currency'],
      ['销售日期', 'date'],
      ['销售区域', 'select'],
      ['客户名称', 'text'],
    ])
  })

  test('a formula that failed is told as what it shows', () => {
    const cells = fixture('wps-fn.xlsx').rows.flatMap((row) => row.map(cellText))
    expect(cells).toContain('#VALUE!')
  })
})

test('an old .xls reads like the new one', () => {
  const sheet = utils.aoa_to_sheet([
    ['客户名称', '金额'],
    ['远山', 12.5],
  ])
  const bytes = new Uint8Array(
    write({ SheetNames: ['台账'], Sheets: { 台账: sheet } }, { type: 'array', bookType: 'biff8' }) as ArrayBuffer,
  )
  expect(read(bytes, 'a.xls')).toMatchObject({
    name: '台账',
    rows: [
      ['客户名称', '金额'],
      ['远山', 12.5],
    ],
  })
})

test('codes padded by their format keep their zeros', () => {
  const sheet = utils.aoa_to_sheet([['编号'], [7]])
  sheet['A2'].z = '0000'
  const bytes = new Uint8Array(write({ SheetNames: ['S'], Sheets: { S: sheet } }, { type: 'array' }) as ArrayBuffer)
  expect(read(bytes, 'a.xlsx').rows[1]).toEqual(['0007'])
})
