import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '#shared/ledger/cell.ts'
import { compileScales, pointOn, spreadOf, type Mark, type Scale } from '#shared/view/scale.ts'
import { scaleStrength } from '../../client/sheet/cellPaint.ts'
import { newScale } from '../../client/view/newScale.ts'
import { columnId, columns } from '../sheet/ledgerRows.ts'

const amount = columnId('amount')
const marksOf = (scale: Scale, values: readonly CellValue[]): (Mark | undefined)[] => {
  const column = columns.find((sheet) => sheet.column.id === scale.column)?.column
  if (column === undefined) throw new Error(`no column ${scale.column}`)
  const read = compileScales<CellValue>(
    [scale],
    () => ({ column, read: (value) => value }),
    () => spreadOf(values, 480),
    480,
  )
  return values.map((value) => read?.(value, scale.column)[0])
}
const shares = (marks: readonly (Mark | undefined)[]) =>
  marks.map((mark) => (mark === undefined || mark.kind === 'icon' ? null : mark.share))

describe('a scale', () => {
  test('of two colours goes evenly from the least to the most; empty cells have none', () => {
    const scale: Scale = { ...(newScale('colors', amount) as Extract<Scale, { kind: 'colors' }>), middle: null }
    expect(shares(marksOf(scale, [0, 25, null, 100]))).toEqual([0, 0.25, null, 1])
  })

  test('of three colours turns at its middle', () => {
    const marks = marksOf(newScale('colors', amount), [0, 10, 100])
    expect(marks).toEqual([
      { kind: 'mix', low: 1, high: 3, share: 0 },
      { kind: 'mix', low: 3, high: 5, share: 0 },
      { kind: 'mix', low: 3, high: 5, share: 1 },
    ])
  })

  test('of bars begins at nothing, or at the least of what is below nothing', () => {
    expect(shares(marksOf(newScale('bar', amount), [50, 100]))).toEqual([0.5, 1])
    expect(shares(marksOf(newScale('bar', amount), [-100, 0, 100]))).toEqual([0, 0.5, 1])
  })

  test('of signs cuts into thirds, or turned round', () => {
    const scale = newScale('icons', amount) as Extract<Scale, { kind: 'icons' }>
    const places = (marks: readonly (Mark | undefined)[]) => marks.map((mark) => (mark as { place: number }).place)
    expect(places(marksOf(scale, [1, 2, 3, 4, 5, 6]))).toEqual([0, 0, 1, 1, 2, 2])
    expect(places(marksOf({ ...scale, turned: true }, [1, 2, 3]))).toEqual([2, 1, 0])
  })

  test('of dates lies on the line of days', () => {
    const next = columnId('next')
    expect(shares(marksOf(newScale('bar', next), ['1970-01-01', '1980-01-01'])).at(-1)).toBe(1)
  })

  test('of bars of dates begins a little before the first of them', () => {
    const bars = shares(marksOf(newScale('bar', columnId('next')), ['2026-11-01', '2026-11-06', '2026-11-11']))
    expect(bars.map((share) => Number(share?.toFixed(2)))).toEqual([0.09, 0.55, 1])
  })

  test('says nothing of a column of words', () => {
    expect(marksOf(newScale('bar', columnId('name')), ['甲', '乙'])).toEqual([undefined, undefined])
  })

  test.each([
    [0, 10],
    [50, 25],
    [100, 40],
    [25, 17.5],
  ])('its %i. percentile lies between values as in Excel', (at, value) => {
    expect(pointOn({ by: 'percentile', at }, Float64Array.from([10, 20, 30, 40]))).toBe(value)
  })
})

describe('what is written on a scale’s colour', () => {
  const tokens = readFileSync(fileURLToPath(new URL('../../client/kit/tokens.css', import.meta.url)), 'utf8')
  const [light = '', dark = ''] = tokens.split(":root[data-theme='dark']")
  const color = (theme: string, name: string): number[] => {
    const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(theme)?.[1] ?? ''
    return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  }
  const brightness = (rgb: readonly number[]): number => {
    const [r = 0, g = 0, b = 0] = rgb.map((part) => {
      const share = part / 255
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

  test.each([
    ['light', light],
    ['dark', dark],
  ])('is read by all in the %s look', (_name, theme) => {
    for (let n = 0; n < 12; n += 1) {
      const strong = color(theme, `mate-${n}`)
      const sheet = color(theme, 'sheet')
      const mixed = strong.map((part, at) => (part * scaleStrength + (sheet[at] ?? 0) * (100 - scaleStrength)) / 100)
      for (const ink of ['ink', 'ink-2']) {
        expect([n, contrast(brightness(mixed), brightness(color(theme, ink))) >= 4.5]).toEqual([n, true])
      }
    }
  })
})
