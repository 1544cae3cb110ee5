import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPattern } from '#shared/ledger/pattern.ts'

const fits = (pattern: string, text: string): boolean => {
  const read = readPattern(pattern)
  if (!read.ok) throw new Error(`${pattern} is no pattern: ${read.refusal.kind}`)
  return read.value.fits(text)
}

describe('a pattern', () => {
  test.each([
    ['[A-Z]{2}-\\d{4}', 'HT-2026', true],
    ['[A-Z]{2}-\\d{4}', 'HT-20261', false],
    ['^KH\\d+$', 'KH7', true],
    ['(甲|乙|丙)方', '乙方', true],
    ['(甲|乙|丙)方', '丁方', false],
    ['[^0-9]*', '没有数字', true],
    ['[^0-9]*', '有1个', false],
    ['[一-龥]{2,4}', '王建国', true],
    ['a?b+c*', 'bbb', true],
    ['.{3}', '😀啊a', true],
    ['[\\w.-]+', 'a-b_c.9', true],
    ['(ab){2,}', 'ababab', true],
    ['(ab){2,}', 'ab', false],
    ['', '', true],
  ])('%s of %s: %s', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected)
  })

  test.each(['(', '[a', 'a{3,2}', '*a', '(?=a)', '(?<n>a)', '\\1', '\\b', 'a**', 'x]'])('%s is none', (pattern) => {
    expect(readPattern(pattern).ok).toBe(false)
  })

  test('that repeats a thousand times is refused, not run', () => {
    expect(readPattern('(a{100}){100}')).toEqual({ ok: false, refusal: { kind: 'pattern-too-large' } })
  })

  test('that would keep a backtracking machine busy for years answers at once', () => {
    expect(fits('(a|a)*(a|aa)+(.*)*b', 'a'.repeat(2_000))).toBe(false)
  })

  const part = fc.constantFrom('a', 'b', '.', '\\d', '[ab]', '[^a]', '[0-5]')
  const often = fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}', '{2,}')
  const row = fc
    .array(
      fc.tuple(part, often).map(([one, many]) => `${one}${many}`),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join(''))
  const source = fc
    .tuple(row, row, row, often)
    .map(([first, second, third, many]) => `${first}(${second}|${third})${many}`)

  test('says what the browser’s own would say of the whole text', () => {
    fc.assert(
      fc.property(source, fc.stringMatching(/^[ab05]{0,10}$/), (pattern, text) => {
        expect(fits(pattern, text)).toBe(new RegExp(`^(?:${pattern})$`, 'u').test(text))
      }),
      { numRuns: 3_000 },
    )
  })
})
