import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convertCell } from '#shared/ledger/convertCell.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import { checkRules } from '#shared/ledger/checkRules.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import { isSafeLink, LineKind, type RichLine } from '#shared/rich/line.ts'
import { replaceRich } from '#shared/rich/replaceRich.ts'
import { isRich, plainOf, readRich, tailSign, writeRich } from '#shared/rich/rich.ts'
import { richHtml } from '#shared/rich/richHtml.ts'
import { readSpelledOut, spellOut } from '#shared/rich/spelledOut.ts'
import { compileFilter } from '#shared/view/compile.ts'
import { docOf, linesOf } from '../../client/rich/richDoc.ts'
import { column, columnId, context } from '../values/world.ts'

const line = (kind: LineKind, ...runs: readonly (string | readonly [string, string, string?])[]): RichLine => ({
  kind,
  depth: 0,
  runs: runs.map((run) =>
    typeof run === 'string'
      ? { text: run, marks: '' }
      : { text: run[0], marks: run[1], ...(run[2] !== undefined && { link: run[2] }) },
  ),
})
const inside = (depth: number, of: RichLine): RichLine => ({ ...of, depth })

const minutes = writeRich([
  line('h3', '会谈要点'),
  line('p', '客户', ['很满意', 'b'], '，官网 ', ['kebu.cn', '', 'https://kebu.cn']),
  line('number', '先打样'),
  inside(1, line('bullet', '三种颜色')),
  line('number', '再报价'),
  line('todo', '寄合同'),
  line('done', '约时间'),
])

const run = fc.record({
  text: fc.stringMatching(/^[a-z客户☐•1. 😀-]{1,8}$/u).map((text) => text.toWellFormed()),
  marks: fc.constantFrom('', 'b', 'iu', 's', 'bius'),
  link: fc.constantFrom(undefined, 'https://kebu.cn/?q=客户', 'mailto:a@b.cn', 'javascript:alert(1)'),
})
const anyLines: fc.Arbitrary<readonly RichLine[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...LineKind.options),
      depth: fc.integer({ min: 0, max: 7 }),
      runs: fc.array(run, { maxLength: 4 }),
    })
    .map(({ runs, ...rest }) => ({
      ...rest,
      runs: runs.map(({ link, ...said }) => ({ ...said, ...(link !== undefined && { link }) })),
    })),
  { maxLength: 12 },
)

test('a text without formatting is its own text, and nothing more', () => {
  expect(writeRich([line('p', '第一行'), line('p', '第二行')])).toBe('第一行\n第二行')
  expect(writeRich([line('p', ' '), line('bullet')])).toBe('')
})

test('whatever is written is read back, stands in a cell and says its text', () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const written = writeRich(lines)
      expect(isRich(written)).toBe(true)
      expect(writeRich(readRich(written))).toBe(written)
      expect(plainOf(written)).not.toContain(tailSign)
      expect(written).not.toContain('javascript')
    }),
  )
})

test('the editor gives back what it was given', () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const written = writeRich(lines)
      expect(writeRich(linesOf(docOf(readRich(written))))).toBe(written)
    }),
  )
})

test.each([
  ['a look that is none', `文字${tailSign}{"l":1}`],
  ['a kind that nobody knows', `文字${tailSign}{"l":[[0,"table"]]}`],
  ['marks beyond the text', `文字${tailSign}{"m":[[1,9,"b"]]}`],
  ['a link that runs code', `文字${tailSign}{"m":[[0,2,"","javascript:alert(1)"]]}`],
  ['more than is needed', `文字${tailSign}{"m":[[0,1,"b"],[1,1,"b"]]}`],
  ['another field', `文字${tailSign}{"m":[[0,2,"b"]],"x":1}`],
  ['a control sign', 'a\u0007b'],
  ['a number', 7],
])('the door refuses %s', (_, value) => {
  expect(checkCell(column('richText'), value, context)).toEqual({ kind: 'bad-text' })
})

test('the door refuses what is too long with its look', () => {
  const long = writeRich([line('p', ['长'.repeat(20_000), 'b'])])
  expect(checkCell(column('richText'), long, context)).toEqual({ kind: 'too-long', limit: 20_000 })
})

test.each(['javascript:alert(1)', ' https://kebu.cn', 'java\nscript:x', '/etc', 'data:text/html,x', 'https://a b'])(
  'nothing links to %j',
  (url) => {
    expect(isSafeLink(url)).toBe(false)
  },
)

test('programs that know only text get points, numbers and boxes, and give them back', () => {
  const text = '会谈要点\n客户很满意，官网 kebu.cn\n1. 先打样\n  • 三种颜色\n2. 再报价\n☐ 寄合同\n☑ 约时间'
  expect(spellOut(minutes)).toBe(text)
  expect(formatCell(column('richText'), minutes, context)).toBe(text)
  expect(spellOut(readSpelledOut(text))).toBe(text)
  expect(readRich(readSpelledOut(text)).map(({ kind }) => kind)).toEqual([
    'p',
    'p',
    'number',
    'bullet',
    'number',
    'todo',
    'done',
  ])
})

test('a text that only looks like a list stays as it was typed', () => {
  expect(parseCell(column('richText'), '3. 这是第三条', context)).toEqual({ ok: true, value: '3. 这是第三条' })
})

test('any text comes through reading and spelling out', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a客•☐1-3. \n]{0,30}$/), (text) => {
      const meant = text.trimEnd()
      expect(spellOut(readSpelledOut(meant))).toBe(meant)
    }),
  )
})

test('a cell of a table for Excel shows what can be shown', () => {
  expect(
    richHtml(writeRich([line('p', 'a<', ['粗', 'b'], ['kebu', 'u', 'https://k.cn/?a=1&b="']), line('bullet', '点')])),
  ).toBe(
    'a&lt;<b>粗</b><a href="https://k.cn/?a=1&amp;b=&quot;"><u>kebu</u></a><br style="mso-data-placement:same-cell">• 点',
  )
})

describe('a column of formatted texts', () => {
  const rich = column('richText')
  test('is searched by what it says', () => {
    const holds = (filter: Parameters<typeof compileFilter<string>>[0]) =>
      compileFilter<string>(filter, () => ({ column: rich, read: (row) => row }), {
        today: '2026-11-22',
        zoneMinutes: 480,
        me: [...context.members.keys()][0] ?? ('' as never),
        team: new Set(),
      })?.(minutes)
    const where = (op: 'contains' | 'endsWith' | 'startsWith', text: string) =>
      holds({ join: 'and', of: [{ column: columnId('richText'), op, text }] })
    expect(where('contains', '很满意，官网')).toBe(true)
    expect(where('contains', 'https')).toBe(false)
    expect(where('endsWith', '约时间')).toBe(true)
    expect(where('startsWith', '会谈')).toBe(true)
  })

  test('counts the letters that are read', () => {
    const short = { ...rich, rules: { longest: 3 } }
    expect(checkRules(short, writeRich([line('p', ['很满意', 'b'])]), 480)).toBe(null)
    expect(checkRules(short, writeRich([line('p', ['很满意。', 'b'])]), 480)).toEqual({ kind: 'longer-than', most: 3 })
  })

  test('becomes text and comes from text', () => {
    const bold = writeRich([line('bullet', ['很满意', 'b'])])
    expect(convertCell(rich, column('longText'), bold, context)).toEqual({ ok: true, value: '• 很满意' })
    expect(convertCell(column('longText'), rich, '一\n二', context)).toEqual({ ok: true, value: '一\n二' })
    expect(convertCell(rich, column('number'), writeRich([line('p', ['12', 'b'])]), context)).toEqual({
      ok: true,
      value: 12,
    })
  })
})

test('replacing leaves the look where it is', () => {
  const before = writeRich([line('p', '报价', ['一百万', 'b'], '元'), line('bullet', '一百万')])
  expect(readRich(replaceRich(before, (text) => text.replaceAll('一百万', '二百')))).toEqual([
    line('p', '报价', ['二百', 'b'], '元'),
    line('bullet', '二百'),
  ])
  expect(readRich(replaceRich(before, (text) => text.replace('价一百', '价二百')))).toEqual([
    line('p', '报价', ['二百万', 'b'], '元'),
    line('bullet', '一百万'),
  ])
})
