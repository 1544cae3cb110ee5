import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { createWanted } from '../../client/customers/wanted.ts'
import { placeOfSpoken } from '../../client/sheet/spokenMatch.ts'

const readingsOf = (character: string) =>
  /[\u4e00-\u9fa5]/.test(character)
    ? pinyin(character, { multiple: true, toneType: 'none', v: true, type: 'array' })
    : undefined
const rank = (names: readonly string[], text: string) => {
  const wanted = createWanted(text, readingsOf)
  const best = wanted.best<string>(3)
  for (const name of names) best.offer(name, wanted.fit(name))
  return best.found().map(({ what }) => what)
}

test.each([
  ['重庆渝北建材', 'cq', 0],
  ['重庆渝北建材', 'zq', 0],
  ['重庆渝北建材', 'chongqing', 0],
  ['重庆渝北建材', 'chongq', 0],
  ['重庆渝北建材', 'chqyb', 0],
  ['重庆渝北建材', '重qyub', 0],
  ['重庆渝北建材', 'ybjc', 2],
  ['重庆渝北建材', 'ongqing', -1],
  ['上海abc贸易', 'shabcmy', 0],
  ['绿城', 'lvcheng', 0],
  ['西安', 'xian', 0],
  ['杭州', '', -1],
])('%s is found by %s at %i', (name, typed, place) => {
  expect(placeOfSpoken(name, typed, readingsOf)).toBe(place)
})

test('the very name comes first, then what begins so, then what holds it, then what sounds so', () => {
  const names = ['中山市', '杭州中山商行', '中山', '钟珊服饰', '种善堂', '宁波']
  expect(rank(names, '中山')).toEqual(['中山', '中山市', '杭州中山商行'])
  expect(rank(names.slice(3), 'zs')).toEqual(['钟珊服饰', '种善堂'])
  expect(rank(['Kebu Trading', 'Trading Kebu'], 'kebu tr')).toEqual(['Kebu Trading', 'Trading Kebu'])
})

test('all words must fit, a number may be written with gaps', () => {
  const wanted = createWanted('hz 茶', readingsOf)
  expect([wanted.fit('杭州西湖茶业'), wanted.fit('杭州西湖电子')]).toEqual([3, null])
  const phone = createWanted('138-0000 0001', readingsOf)
  expect([phone.fit('某人', '+86 138 0000 0001'), phone.fit('某人', '13900000001')]).toEqual([3, null])
  expect(createWanted('  ', readingsOf).fit('杭州')).toBe(null)
})
