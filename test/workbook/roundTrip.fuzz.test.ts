import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { findHeader } from '#shared/workbook/header.ts'
import { readCell } from '#shared/workbook/readCell.ts'
import { readTable } from '#shared/workbook/table.ts'
import { readWorkbook } from '../../client/workbook/readWorkbook.ts'
import { writeWorkbook } from '../../client/workbook/writeWorkbook.ts'
import { column, memberId, optionId, regions, tags } from '../values/world.ts'
import { context } from './world.ts'

const exportContext = { ...context, words: { yes: '是', no: '否' } }
const tricky = fc.constantFrom(
  '007',
  '=1+1',
  '+1',
  '-2+3',
  '@SUM(A1)',
  '_x000D_',
  'a_x0041_b',
  '😀👨‍👩‍👧',
  '1E5',
  '6222021234567890123',
  '2024-03-05',
  'TRUE',
  '<b>&amp;',
  "'quoted",
  'NULL',
  '一行\n二行',
  '＝1',
  '#N/A',
  '3/5',
)
const text = fc
  .oneof(tricky, fc.string({ unit: 'grapheme', maxLength: 30 }))
  // what a cell may hold: nothing that the door refuses or that trimming would change
  .map((each) =>
    each
      .toWellFormed()
      .replace(/[\p{Cc}\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu, (sign) => (sign === '\n' ? sign : ''))
      .trim(),
  )
  .filter((each) => each !== '')

const number = fc.oneof(
  fc.integer({ min: -1e12, max: 1e12 }),
  fc
    .double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true })
    .map((each) => (each === 0 ? 0 : Number(each.toPrecision(15)))),
)
const kinds: readonly (readonly [Column, fc.Arbitrary<CellValue>])[] = [
  [column('longText'), text],
  [column('number'), number],
  [column('currency'), number],
  [column('percent'), number],
  [
    column('date'),
    fc.integer({ min: -25_000, max: 100_000 }).map((day) => new Date(day * 864e5).toISOString().slice(0, 10)),
  ],
  [column('dateTime'), fc.integer({ min: 0, max: 4_000_000_000 }).map((second) => second * 1000)],
  [regions, fc.constantFrom(optionId('east'), optionId('south'))],
  [tags, fc.constantFrom([optionId('east')], [optionId('south'), optionId('east')])],
  [column('checkbox'), fc.boolean()],
  [column('phone'), fc.constantFrom('13800138000', '0755-12345678', '+14155550100', '13800138000 / 95588')],
  [column('email'), fc.constantFrom('a.b@c.com', '张三@公司.中国')],
  [column('url'), fc.constantFrom('https://kebu.cn/a?b=1', 'http://192.168.1.5:8080')],
  [column('rating'), fc.integer({ min: 1, max: 5 })],
  [column('person'), fc.constant(memberId('li'))],
]
const columns: readonly Column[] = [column('text'), ...kinds.map(([of]) => of)]
const row = fc.tuple(text, ...kinds.map(([, value]) => fc.oneof({ weight: 4, arbitrary: value }, fc.constant(null))))

async function written(rows: readonly (readonly CellValue[])[]): Promise<Uint8Array> {
  const blob = await writeWorkbook({ sheetName: '台账/2026', columns, rows, context: exportContext })
  return new Uint8Array(await blob.arrayBuffer())
}

function readBack(bytes: Uint8Array): unknown[][] {
  const read = readWorkbook(bytes, 'x.xlsx')
  if (!read.ok || read.value[0] === undefined) throw new Error(JSON.stringify(read))
  const table = readTable(read.value[0], { first: 0, last: 0 })
  return table.rows.map((cells) =>
    columns.map((of, place) => {
      const result = readCell(of, cells[place], context)
      return result.ok ? result.value : result.refusal
    }),
  )
}

test('a thousand exported tables come back unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
      expect(readBack(await written(rows))).toEqual(rows)
    }),
    { numRuns: 1000 },
  )
}, 60_000)

test('nothing exported is ever a formula, and the header stands still', async () => {
  const bytes = await written([['=cmd|calc', ...kinds.map(() => null)]])
  const { unzipSync, strFromU8 } = await import('fflate')
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect(sheet).not.toContain('<f')
  expect(sheet).toContain('=cmd|calc')
  expect(sheet).toMatch(/<pane [^>]*state="frozen"/)
})

test('a workbook whose first row says who took it out is read from the header below', async () => {
  const rows: CellValue[][] = [['甲', ...kinds.map(() => null)]]
  const heading = '远山商贸 内部资料 · 由王建国于 2026-11-22 10:00 导出 · 编号 7'
  const blob = await writeWorkbook({ sheetName: '台账', columns, rows, context: exportContext, heading })
  const read = readWorkbook(new Uint8Array(await blob.arrayBuffer()), 'x.xlsx')
  const sheet = read.ok ? read.value[0] : undefined
  expect(sheet?.rows[0]?.[0]).toBe(heading)
  expect(sheet && findHeader(sheet)).toEqual({ first: 1, last: 1 })
})

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))

test.skipIf(soffice === undefined)(
  'LibreOffice opens an export and finds the values',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kebu-export-'))
    try {
      const values: CellValue[] = [
        '远山商贸',
        '007\n第二行',
        1234.5,
        1200,
        0.15,
        '2024-03-05',
        Date.parse('2024-03-05T06:30:00Z'),
        optionId('east'),
        [optionId('east'), optionId('south')],
        true,
        '13800138000',
        'a@b.cn',
        'https://kebu.cn',
        3,
        memberId('li'),
      ]
      writeFileSync(join(folder, 'a.xlsx'), await written([values]))
      execFileSync(
        soffice ?? '',
        [
          '--headless',
          `-env:UserInstallation=file://${folder}/profile`,
          '--convert-to',
          'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false',
          '--outdir',
          folder,
          join(folder, 'a.xlsx'),
        ],
        { stdio: 'ignore', timeout: 90_000 },
      )
      const [, ...lines] = readFileSync(join(folder, 'a.csv'), 'utf8').split('\n')
      expect(lines.join('\n').trim()).toBe(
        '远山商贸,"007\n第二行",1234.5,1200,15%,2024-03-05,2024-03-05 14:30:00,华东,华东、华南 (A),是,13800138000,a@b.cn,https://kebu.cn,3,李明',
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
  120_000,
)
