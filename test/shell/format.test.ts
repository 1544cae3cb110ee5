import { expect, test } from 'vitest'
import { createFormat } from '../../client/words/format.ts'
import { rememberedLanguage } from '../../client/words/language.ts'

const zh = createFormat('zh', 480)
const tw = createFormat('tw', 480)
const en = createFormat('en', 480)
const at = Date.parse('2026-11-21T06:05:00Z')

test('dates, times and amounts read as people here write them', () => {
  expect(zh.longDay('2026-11-21', '2026-01-01')).toBe('11月21日 周六')
  expect(zh.longDay('2025-11-21', '2026-01-01')).toBe('2025年11月21日 周五')
  expect(zh.moment(at)).toBe('2026-11-21 14:05')
  expect(zh.relative(at - 180_000, at)).toBe('3分钟前')
  const [friday, sunday] = [Date.parse('2026-11-20T17:30+08:00'), Date.parse('2026-11-22T09:00+08:00')]
  expect(zh.relative(friday, sunday)).toBe('前天')
  expect(zh.relativeDay('2026-11-22', '2026-11-21')).toBe('明天')
  expect(zh.money(-1200)).toBe('-¥1,200.00')
  expect(zh.percent(0.25)).toBe('25%')
  expect(zh.list(['甲', '乙'])).toBe('甲、乙')
  expect(tw.longDay('2026-11-21', '2026-01-01')).toBe('11月21日 週六')
  expect(tw.relative(at - 180_000, at)).toBe('3 分鐘前')
  expect(tw.list(['甲', '乙'])).toBe('甲、乙')
  expect(en.longDay('2026-11-21', '2026-01-01')).toBe('Sat, Nov 21')
  expect(en.relative(at + 7_200_000, at)).toBe('in 2 hours')
})

test.each([
  [null, ['zh-CN', 'en'], 'zh'],
  [null, ['en-US', 'zh-CN'], 'en'],
  [null, ['fr-FR'], 'zh'],
  ['en', ['zh-CN'], 'en'],
  [null, ['zh-TW', 'zh', 'en'], 'tw'],
  [null, ['zh-Hant-HK'], 'tw'],
  [null, ['zh-HK'], 'tw'],
  [null, ['zh-Hans-HK'], 'zh'],
  [null, ['fr-FR', 'zh-MO'], 'tw'],
  ['zh', ['zh-TW'], 'zh'],
  ['tw', ['en'], 'tw'],
])('chosen %s and a browser of %s: %s', (chosen, wanted, language) => {
  expect(rememberedLanguage({ getItem: () => chosen }, wanted)).toBe(language)
})
