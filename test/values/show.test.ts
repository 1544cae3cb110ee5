import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { CellRefusal } from '#shared/ledger/cellContext.ts'
import { checkCell } from '#shared/ledger/checkCell.ts'
import type { Column } from '#shared/ledger/column.ts'
import { convertCell } from '#shared/ledger/convertCell.ts'
import { formatCell } from '#shared/ledger/formatCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import { column, context, memberId, optionId, regions, tags } from './world.ts'

const at = Date.parse('2026-11-21T06:30:00Z')

const shown: readonly (readonly [Column, CellValue, string])[] = [
  [column('number'), 1234567.5, '1234567.5'],
  [column('number', { decimals: 2 }), 1.005, '1.01'],
  [column('number', { decimals: 0 }), -0.4, '0'],
  [column('number'), 1e-7, '0.0000001'],
  [column('number'), 1e21, '1000000000000000000000'],
  [column('number', { symbol: '台' }), 12, '12台'],
  [column('currency'), 1234567.5, '¥1,234,567.50'],
  [column('currency', { symbol: '$', decimals: 0 }), -1200, '-$1,200'],
  [column('percent'), 0.07, '7%'],
  [column('percent', { decimals: 1 }), 0.12345, '12.3%'],
  [column('date'), '2026-11-21', '2026-11-21'],
  [column('dateTime'), at, '2026-11-21 14:30'],
  [column('createdAt'), at, '2026-11-21 14:30'],
  [regions, optionId('east'), '华东'],
  [regions, optionId('old'), '老区'],
  [tags, [optionId('east'), optionId('south')], '华东、华南 (A)'],
  [column('checkbox'), true, '☑'],
  [column('checkbox'), false, '☐'],
  [column('rating'), 3, '★★★'],
  [column('person'), memberId('li'), '李明'],
  [column('person'), memberId('nobody'), ''],
  [column('text'), null, ''],
]

test.each(shown)('%#: a %o shows %j as %s', (of, value, text) => {
  expect(formatCell(of, value, context)).toBe(text)
})

test.each<[Column, CellValue, string | null]>([
  [column('text'), 'a\r\nb', 'bad-text'],
  [column('text'), '\uD83D', 'bad-text'],
  [column('text'), 5, 'bad-text'],
  [column('text'), 'x'.repeat(2001), 'too-long'],
  [column('number'), Number.NaN, 'not-a-number'],
  [column('number'), '5', 'not-a-number'],
  [column('date'), '2026-02-30', 'not-a-date'],
  [column('date'), '21/11/2026', 'not-a-date'],
  [column('dateTime'), 1.5, 'not-a-date'],
  [column('rating', { most: 3 }), 4, 'not-a-rating'],
  [column('checkbox'), 'true', 'not-a-checkbox'],
  [column('url'), 'javascript:alert(1)', 'not-a-url'],
  [column('phone'), '138 0013 8000', 'not-a-phone'],
  [column('person'), memberId('nobody'), 'unknown-person'],
  [regions, optionId('west'), 'unknown-option'],
  [regions, optionId('old'), null],
  [tags, [optionId('east'), 'x'], 'unknown-option'],
  [column('autoNumber'), 1, 'filled-by-server'],
  [column('rating'), null, null],
])('%#: the door of %o looks at %j', (of, value, refusal) => {
  expect(checkCell(of, value, context)?.kind ?? null).toBe(refusal)
})

test.each<[Column, Column, CellValue, CellValue | CellRefusal]>([
  [column('text'), column('number'), '1.2万', 12_000],
  [column('number'), column('percent'), 0.15, 0.15],
  [column('percent'), column('text'), 0.15, '15%'],
  [column('number'), column('text'), 7, '7'],
  [column('currency'), column('number'), 1200, 1200],
  [column('date'), column('dateTime'), '2026-11-21', Date.parse('2026-11-20T16:00:00Z')],
  [column('dateTime'), column('date'), Date.parse('2026-11-20T16:00:00Z'), '2026-11-21'],
  [regions, tags, optionId('east'), [optionId('east')]],
  [tags, regions, [optionId('east')], optionId('east')],
  [tags, regions, [optionId('east'), optionId('south')], { kind: 'unknown-option', name: '华东、华南 (A)' }],
  [regions, column('text'), optionId('east'), '华东'],
  [column('text'), regions, '华东', optionId('east')],
  [column('rating'), column('number'), 3, 3],
  [column('number'), column('rating'), 9, { kind: 'not-a-rating', most: 5 }],
  [column('checkbox'), column('text'), true, '☑'],
  [column('text'), column('checkbox'), '☑', true],
  [column('person'), column('text'), memberId('li'), '李明'],
  [column('createdBy'), column('person'), memberId('li'), memberId('li')],
  [column('text'), column('createdAt'), 'x', { kind: 'filled-by-server' }],
  [column('text'), column('date'), null, null],
])('%#: %o to %o turns %j into %j', (from, to, value, now) => {
  const result = convertCell(from, to, value, context)
  expect(result.ok ? result.value : result.refusal).toEqual(now)
})

const numbers = fc.oneof(
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((fen) => fen / 100),
)

const kinds: readonly (readonly [Column, fc.Arbitrary<CellValue>])[] = [
  [column('number'), numbers],
  [column('currency'), numbers],
  [column('percent'), fc.integer({ min: -9999, max: 99_999 }).map((value) => value / 10_000)],
  [column('date'), fc.integer({ min: 0, max: 60_000 }).map((day) => new Date(day * 864e5).toISOString().slice(0, 10))],
  [column('dateTime'), fc.integer({ min: 0, max: 60_000_000 }).map((minute) => minute * 60_000)],
  [column('rating'), fc.integer({ min: 1, max: 5 })],
  [column('checkbox'), fc.boolean()],
  [regions, fc.constantFrom(optionId('east'), optionId('south'))],
  [tags, fc.constantFrom([optionId('south')], [optionId('east'), optionId('south')])],
]

test.each(kinds)('%#: what a %o shows can be typed back', (of, values) => {
  fc.assert(
    fc.property(values, (value) => {
      expect(parseCell(of, formatCell(of, value, context), context)).toEqual({ ok: true, value })
    }),
  )
})
