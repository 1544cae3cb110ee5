import { expect, test } from 'vitest'
import { createSearchBlocks } from '../../client/sheet/searchBlocks.ts'

const count = 5_000
const long = `${'长'.repeat(400)}尾`
const textOf = (n: number) => (n % 977 === 0 ? long : n % 5 === 0 ? '' : `客户${n % 1_000}号 c${n}`)
const words = ['客户', '号', 'c49', '客户999号', '尾', 'c4999', '长', '无']

test('joined texts are found as each by itself is, while they change and new ones come', () => {
  const texts: (string | undefined)[] = Array.from({ length: count }, (_, n) => textOf(n))
  const blocks = createSearchBlocks()
  const textAt = (slot: number) => texts[slot]
  const expectAll = () => {
    for (const word of words) {
      const found = new Uint8Array(texts.length)
      blocks.find(word, texts.length, textAt, found)
      const oracle = texts.map((text) => Number(text?.includes(word) === true))
      expect([...found].findIndex((is, slot) => is !== oracle[slot])).toBe(-1)
    }
  }
  const change = (slot: number, text: string | undefined) => {
    texts[slot] = text
    blocks.forget(slot)
  }
  blocks.prepare(1_500, 2_500, texts.length, textAt)
  expectAll()
  // few changes, then so many that the blocks are read anew
  for (const every of [701, 7]) {
    for (let slot = 0; slot < texts.length; slot += every) change(slot, slot % 3 === 0 ? undefined : textOf(slot * 31))
    expectAll()
  }
  for (let n = 0; n < 1_200; n += 1) {
    change(texts.length, textOf(n))
    if (n % 400 === 0) expectAll()
  }
  expectAll()
  blocks.clear()
  expectAll()
})
