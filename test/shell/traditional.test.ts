import { expect, test } from 'vitest'
import { tw } from '../../client/words/tw.ts'
import { zh } from '../../client/words/zh.ts'

/** Every phrase of a language with its path; a phrase with values is written as its source. */
function* phrases(words: object, path = ''): Generator<readonly [path: string, text: string]> {
  for (const [name, phrase] of Object.entries(words)) {
    const at = `${path}/${name}`
    if (typeof phrase === 'object' && phrase !== null) yield* phrases(phrase, at)
    else yield [at, String(phrase)]
  }
}

test('the Traditional Chinese has every phrase of the original', () => {
  expect([...phrases(tw)].map(([path]) => path).sort()).toEqual([...phrases(zh)].map(([path]) => path).sort())
})

test('no Simplified character and no mainland term is left in it', () => {
  // Characters that Taiwan writes otherwise, of those the product uses; then words that mean something else there.
  const simplified =
    /[这个们说时间过还进发开关门问题对应后设删编辑复页头线离网络状态显图标签记录见亲单双级数据务员户经联邮备资选项类变确认错误请点击导创优总处仅显补权调历]/
  const mainland = /登录|粘貼|單元格|字段|軟件|信息|默認|視圖|登陸|賬|“|”/
  const left = [...phrases(tw)].filter(([, text]) => simplified.test(text) || mainland.test(text))
  expect(left).toEqual([])
})
