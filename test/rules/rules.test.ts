import { describe, expect, test } from 'vitest'
import type { CellValue } from '#shared/ledger/cell.ts'
import { areRulesSound, checkRules } from '#shared/ledger/checkRules.ts'
import type { Column, ColumnKind } from '#shared/ledger/column.ts'
import type { ColumnRules } from '#shared/ledger/columnRules.ts'
import { convertCell } from '#shared/ledger/convertCell.ts'
import { defaultCell } from '#shared/ledger/defaultCell.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import { companyTemplate } from '#shared/ledger/template.ts'
import { readCell } from '#shared/workbook/readCell.ts'
import { column, context, memberId, optionId, regions } from '../values/world.ts'

const ruled = (kind: ColumnKind, rules: ColumnRules, more: Partial<Column> = {}) => column(kind, { rules, ...more })

describe('the rules of a column', () => {
  test.each<[ColumnKind, ColumnRules, CellValue, string | null]>([
    ['number', { least: 1, most: 9 }, 1, null],
    ['number', { least: 1, most: 9 }, 0.5, 'below'],
    ['currency', { most: 9 }, 9.01, 'above'],
    ['percent', { most: 1 }, 1.2, 'above'],
    ['date', { from: '2026-01-01' }, '2025-12-31', 'before'],
    ['date', { until: '2026-12-31' }, '2026-12-31', null],
    ['dateTime', { until: '2026-12-31' }, Date.parse('2026-12-31T15:59:00Z'), null],
    ['dateTime', { until: '2026-12-31' }, Date.parse('2026-12-31T16:00:00Z'), 'after'],
    ['text', { shortest: 2 }, '王', 'too-short'],
    ['text', { longest: 2 }, '😀😀', null],
    ['text', { longest: 2 }, '王建国', 'longer-than'],
    ['longText', { pattern: '\\d+' }, '12a', 'off-pattern'],
    // what the kind cannot be asked is passed over
    ['date', { pattern: '\\d+', least: 3 }, '2026-01-01', null],
    ['text', { pattern: '((' }, '旧公司的坏表达式', null],
    ['text', { shortest: 2 }, null, null],
  ])('%s %j: %s → %s', (kind, rules, value, expected) => {
    expect(checkRules(ruled(kind, rules), value, 480)?.kind ?? null).toBe(expected)
  })

  test('are kept by what is typed, with what people are told', () => {
    const code = ruled('text', { pattern: '[A-Z]\\d{3}', hint: '一个字母加三位数字' })
    expect(parseCell(code, 'A1', context)).toEqual({
      ok: false,
      refusal: { kind: 'off-pattern', hint: '一个字母加三位数字' },
    })
    expect(parseCell(code, ' A123 ', context)).toEqual({ ok: true, value: 'A123' })
  })

  test('are kept by the numbers of a workbook', () => {
    expect(readCell(ruled('number', { most: 10 }), 12, context)).toEqual({
      ok: false,
      refusal: { kind: 'above', most: 10 },
    })
  })

  test('throw nothing away when a column gets another kind', () => {
    expect(convertCell(column('text'), ruled('number', { most: 10 }), '12', context)).toEqual({ ok: true, value: 12 })
  })

  test.each<[ColumnRules, boolean]>([
    [{ least: 2, most: 1 }, false],
    [{ from: '2026-02-01', until: '2026-01-01' }, false],
    [{ shortest: 3, longest: 2 }, false],
    [{ pattern: '(' }, false],
    [{ least: 1, most: 1, pattern: 'a' }, true],
  ])('%j make sense: %s', (rules, expected) => {
    expect(areRulesSound(ruled('text', rules))).toBe(expected)
  })
})

describe('a default', () => {
  const company = { members: context.members, settings: companyTemplate(() => 0.5).settings }
  const stamp = { by: memberId('li'), at: Date.parse('2026-11-20T16:30:00Z') }

  test.each<[Column, CellValue]>([
    [column('text', { byDefault: { kind: 'value', value: '标准' } }), '标准'],
    [column('date', { byDefault: { kind: 'today' } }), '2026-11-21'],
    [column('dateTime', { byDefault: { kind: 'today' } }), stamp.at],
    [column('person', { byDefault: { kind: 'me' } }), memberId('li')],
    [{ ...regions, byDefault: { kind: 'value', value: optionId('east') } }, optionId('east')],
    // one that no longer fits is none
    [{ ...regions, byDefault: { kind: 'value', value: optionId('old') } }, null],
    [column('number', { byDefault: { kind: 'value', value: '标准' } }), null],
    [column('number', { byDefault: { kind: 'value', value: 5 }, rules: { most: 3 } }), null],
    [column('text', { byDefault: { kind: 'value', value: '同一个' }, rules: { unique: true } }), null],
    [column('text'), null],
  ])('%j is %s', (of, expected) => {
    expect(defaultCell(of, company, stamp)).toEqual(expected)
  })
})
