// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { readRich } from '#shared/rich/rich.ts'
import { richHtml } from '#shared/rich/richHtml.ts'
import { spellOut } from '#shared/rich/spelledOut.ts'
import { readHtml } from '../../client/sheet/clipboard.ts'
import { richOfElement } from '../../client/rich/richOfElement.ts'

const read = (html: string) => richOfElement(new DOMParser().parseFromString(html, 'text/html').body)

test.each([
  ['<b>粗</b>的', '<b>粗</b>的'],
  ['<span style="font-weight:700;font-style:italic">粗斜</span>', '<i><b>粗斜</b></i>'],
  // Google wraps everything in a bold that is not bold
  ['<b style="font-weight:normal"><p>普通</p></b>', '普通'],
  ['<font color=red><s>删</s></font>', '<s>删</s>'],
  ['<a href="https://kebu.cn">官网</a>', '<a href="https://kebu.cn">官网</a>'],
  ['<a href="javascript:alert(1)">点我</a>', '点我'],
  ['甲<br>乙', '甲<br style="mso-data-placement:same-cell">乙'],
  ['<script>alert(1)</script><style>p{}</style>好', '好'],
])('%s', (html, shown) => {
  expect(richHtml(read(html))).toBe(shown)
})

test('lists keep their points and depth', () => {
  const html = '<ol><li><p>先打样</p><ul><li>红<li>蓝</ul></li><li>再报价</li></ol><p>完</p>'
  expect(spellOut(read(html))).toBe('1. 先打样\n  • 红\n  • 蓝\n2. 再报价\n完')
})

test('indents of the markup are no words', () => {
  expect(read('\n  <div>\n   一 \n  </div>\n  <div>二</div>\n')).toBe('一\n二')
})

test('a cell of a table of Excel gives its own look', () => {
  const table = '<table><tr><td>a</td><td><font class="x">很</font><b>满意</b></td></tr></table>'
  const cell = readHtml(table, new DOMParser(), richOfElement)?.[0]?.[1] ?? ''
  expect(readRich(cell)[0]?.runs).toEqual([
    { text: '很', marks: '' },
    { text: '满意', marks: 'b' },
  ])
})
