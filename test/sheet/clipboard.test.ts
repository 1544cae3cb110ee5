// @vitest-environment jsdom
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readHtml, readTsv, writeHtml, writeTsv } from '../../client/sheet/clipboard.ts'

const parser = new DOMParser()

describe('plain text', () => {
  test.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"一\n二"\tb', [['一\n二', 'b']]],
    ['"他说""好"""\tx', [['他说"好"', 'x']]],
    ['5" 管\tx', [['5" 管', 'x']]],
    ['"没有结尾\tx', [['"没有结尾', 'x']]],
    [
      'a\t\tb\nc',
      [
        ['a', '', 'b'],
        ['c', '', ''],
      ],
    ],
    ['007', [['007']]],
  ])('%j is read as Excel means it', (text, block) => {
    expect(readTsv(text)).toEqual(block)
  })

  test('whatever is written is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '中', '😀') })
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      )
    fc.assert(
      fc.property(block, (cells) => {
        // One empty last row cannot be told from a closing line end.
        fc.pre(!(cells.at(-1)?.length === 1 && cells.at(-1)?.[0] === ''))
        expect(readTsv(writeTsv(cells))).toEqual(cells)
      }),
    )
  })
})

describe('the same table copied from', () => {
  test.each(['excel', 'wps', 'libreoffice'])('%s comes in cell by cell', (program) => {
    const html = readFileSync(`${import.meta.dirname}/../fixtures/clipboard/${program}.html`, 'utf8')
    const [head, first, second] = readHtml(html, parser) ?? []
    expect(head).toEqual(['客户名称', '编号', '预计金额', '占比', '下次跟进', '备注'])
    expect(first).toEqual(['重庆“渝北”建材 <A&B>', '007', '1,234,567.89', '25.5%', '2026-03-05', '第一行\n第二行'])
    expect(second?.map((text) => text.replace(/ +/g, ' '))).toEqual([
      '上海 电子',
      '138000000012345678',
      '-5',
      '100.0%',
      '2026年11月30日',
      '',
    ])
  })
})

describe('HTML', () => {
  test('texts are escaped and marked, line breaks stay in their cell', () => {
    const html = writeHtml([['<b>&"', '1\n2']], (column) => column === 0)
    expect(html).toContain(`mso-number-format:"\\@"`)
    expect(html).toContain('&lt;b&gt;&amp;')
    expect(readHtml(html, parser)).toEqual([['<b>&"', '1\n2']])
  })
  test('wrapped source, entities, breaks and spans come in as cells', () => {
    const html = `<table><tr><td rowspan=2>甲</td><td>one\n   two&nbsp;three</td></tr><tr><td>A<br>B</td></tr>
      <tr><td colspan=2><p>x</p><p>y</p></td></tr></table>`
    expect(readHtml(html, parser)).toEqual([
      ['甲', 'one two three'],
      ['甲', 'A\nB'],
      ['x\ny', ''],
    ])
  })
  test('a cell merged over rows names every row of it, in Excel’s and in WPS’s HTML', () => {
    const excel = `<table><tr><td rowspan=3 height=60 style='mso-number-format:"\\@"'>远山商贸</td><td>王总</td></tr>
      <tr height=20><td>李总</td></tr><tr height=20><td>赵总</td></tr>
      <tr><td colspan=2 rowspan=2>近水科技</td><td>A</td></tr><tr><td>B</td></tr></table>`
    expect(readHtml(excel, parser)).toEqual([
      ['远山商贸', '王总', ''],
      ['远山商贸', '李总', ''],
      ['远山商贸', '赵总', ''],
      ['近水科技', '', 'A'],
      ['近水科技', '', 'B'],
    ])
  })
  test('a row whose every cell is merged over two lines is one row', () => {
    const tall =
      '<table><tr><td rowspan=2>甲</td><td rowspan=2>乙</td></tr><tr></tr><tr><td>丙</td><td>丁</td></tr></table>'
    expect(readHtml(tall, parser)).toEqual([
      ['甲', '乙'],
      ['丙', '丁'],
    ])
  })
  test('a merge that runs past the last row makes no rows', () => {
    expect(readHtml('<table><tr><td rowspan=9>甲</td><td>乙</td></tr></table>', parser)).toEqual([['甲', '乙']])
  })
  test('without a table there is nothing to read', () => {
    expect(readHtml('<p>hello</p>', parser)).toBe(null)
  })
  test('scripts and styles are not text', () => {
    expect(readHtml('<table><tr><td>a<script>b</script><style>c</style></td></tr></table>', parser)).toEqual([['a']])
  })
})
