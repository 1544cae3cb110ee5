import { expect, test } from 'vitest'
import { mostWidth } from '../../client/sheet/fits.ts'

// Measured at 13 px in the widest of the fonts that the sheet may be drawn in (DejaVu Sans, Noto Sans CJK).
test.each([
  ['', 0],
  ['深圳王氏机械有限公司', 130],
  ['13800000000', 91],
  ['¥1,999,593', 84],
  ['WWWW', 52],
  ['mmmm', 51],
  ['@@@@', 52],
  ['2026-11-22', 80],
])('%s takes no more room than is reckoned', (text, pixels) => {
  expect(mostWidth(text)).toBeGreaterThanOrEqual(pixels)
})

test('a very long text is not read to its end', () => {
  expect(mostWidth('客'.repeat(20_000))).toBeLessThan(1_300)
})
