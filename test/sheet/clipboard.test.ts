// @vitest-environment jsdom
import fc from 'fast-check'
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
      ['', 'A\nB'],
      ['x\ny', ''],
    ])
  })
  test('without a table there is nothing to read', () => {
    expect(readHtml('<p>hello</p>', parser)).toBe(null)
  })
  test('scripts and styles are not text', () => {
    expect(readHtml('<table><tr><td>a<script>b</script><style>c</style></td></tr></table>', parser)).toEqual([['a']])
  })
})
