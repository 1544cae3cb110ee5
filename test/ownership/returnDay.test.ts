import { describe, expect, test } from 'vitest'
import { ledgerRecord, newCompanyId, newCustomerId, newDepartmentId, newMemberId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Column, ColumnRole } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import type { RecordRow } from '#shared/ledger/document.ts'
import { companyTemplate } from '#shared/ledger/template.ts'
import { takesPlace } from '#shared/ownership/capacity.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { PoolRules } from '#shared/ownership/poolRules.ts'
import { daysToReturn, returnDay } from '#shared/ownership/returnDay.ts'
import { randomFrom } from '../ledger/office.ts'

const random = randomFrom(5)
const template = companyTemplate(random)
const column = (wanted: (each: Column) => boolean): Column => {
  const found = template.columns.find((each) => each.table === 'customers' && wanted(each))
  if (found === undefined) throw new Error('the template has that column')
  return found
}
const byRole = (role: ColumnRole) => column((each) => each.role === role)
const [stage, grade, metOn] = [byRole('stage'), byRole('grade'), column(({ name }) => name === '认识时间')]
const option = (of: Column, name: string) => of.options?.find((each) => each.name === name)?.id ?? ''
/** 准 is a deal under way, 成交 one that was made. */
const [under, bought, stranger] = ['准', '成交', '潜在'].map((name) => option(stage, name))

const owner = newMemberId(random)
const customer = newCustomerId(random)
/** Taken over on the 1st of November, nine in the morning in China. */
const envelope: Envelope = {
  customer,
  owner: { kind: 'rep', member: owner, since: Date.parse('2026-11-01T01:00:00Z') },
  department: newDepartmentId(random),
  epoch: 1,
}
function company(pool: PoolRules, columns: readonly Column[] = template.columns): Company {
  return {
    id: newCompanyId(random),
    name: '公司',
    columns: new Map(columns.map((each) => [each.id, each])),
    departments: new Map(),
    roles: new Map(),
    views: new Map(),
    removals: new Map(),
    members: new Map(),
    settings: { ...template.settings, pool },
  }
}
const row = (cells: Record<string, CellValue> = {}): RecordRow => ({
  id: ledgerRecord(customer),
  customer,
  table: 'customers',
  cells,
  created: { by: owner, at: 0 },
  removed: null,
})
const spoken = { [byRole('lastFollowUpAt').id]: Date.parse('2026-11-02T01:00:00Z') }
const due = (pool: PoolRules, cells: Record<string, CellValue> = {}) => {
  const found = returnDay(company(pool), row({ ...spoken, ...cells }), envelope, '2026-11-02')
  return found === null ? null : [found.on, found.why]
}

describe('no deal for so many days', () => {
  test('is counted from the hands, then from the last deal, never from a deal before these hands', () => {
    const pool = { dealDays: 30, deals: { lastOn: metOn.id } }
    expect(due(pool)).toEqual(['2026-12-01', 'no-deal'])
    expect(due(pool, { [metOn.id]: '2026-11-20' })).toEqual(['2026-12-20', 'no-deal'])
    expect(due(pool, { [metOn.id]: '2026-01-05' })).toEqual(['2026-12-01', 'no-deal'])
  })

  test('is not said of who has bought on a day that nobody wrote down', () => {
    expect(due({ dealDays: 30 }, { [stage.id]: bought ?? '' })).toBe(null)
    expect(due({ dealDays: 30 }, { [stage.id]: stranger ?? '' })).toEqual(['2026-12-01', 'no-deal'])
    const pool = { dealDays: 30, deals: { lastOn: metOn.id, state: stage.id, won: [bought] as never } }
    expect(due(pool, { [stage.id]: bought ?? '', [metOn.id]: '2026-11-20' })).toEqual(['2026-12-20', 'no-deal'])
  })

  test('goes beside the other rules: whichever comes first', () => {
    expect(due({ dealDays: 30, otherIdleDays: 10 })).toEqual(['2026-11-12', 'idle'])
    expect(due({ dealDays: 5, otherIdleDays: 10 })).toEqual(['2026-11-06', 'no-deal'])
  })

  test('is put off by granted time and counted down to the day', () => {
    const granted = { ...envelope, extension: { until: '2026-12-10' } }
    const found = returnDay(company({ dealDays: 30 }), row(spoken), granted, '2026-11-20')
    expect(found).toEqual({ on: '2026-12-10', why: 'no-deal', days: 30, from: '2026-11-01', later: 'extended' })
    const left = (today: string) => daysToReturn(company({ dealDays: 30, warnDays: 0 }), row(spoken), granted, today)
    expect([left('2026-12-08'), left('2026-12-10'), left('2026-12-11')]).toEqual([2, 0, 0])
  })
})

describe('a warning', () => {
  const rules = { otherIdleDays: 10, warnDays: 3 }
  const told = { at: '2026-11-20', on: '2026-11-23', why: 'idle', from: '2026-11-02' } as const
  const on = (today: string, change: object = {}, pool: PoolRules = rules, cells: Record<string, CellValue> = spoken) =>
    returnDay(company(pool), row(cells), { ...envelope, ...change }, today)
  test('not given keeps him so many days more, however long he is past the line', () => {
    expect(on('2026-11-08')).toMatchObject({ on: '2026-11-12' })
    expect(on('2026-11-20')).toMatchObject({ on: '2026-11-23', later: 'announced' })
    expect(on('2026-12-20')).toMatchObject({ on: '2026-12-23' })
    expect(on('2026-11-20', {}, { ...rules, warnDays: 0 })).toMatchObject({ on: '2026-11-20' })
  })

  test('stands when he is counted down and the rule is tightened, and is void once the clock or the rule gives more', () => {
    const announced = { announced: told }
    expect(on('2026-11-22', announced)).toMatchObject({ on: '2026-11-23' })
    expect(on('2026-11-22', announced, { ...rules, otherIdleDays: 5 })).toMatchObject({ on: '2026-11-23' })
    expect(on('2026-11-22', announced, { ...rules, otherIdleDays: 30 })).toMatchObject({ on: '2026-12-02' })
    expect(on('2026-11-22', announced, { ...rules, warnDays: 5 })).toMatchObject({ on: '2026-11-27' })
    const spokenNow = { [byRole('lastFollowUpAt').id]: Date.parse('2026-11-03T01:00:00Z') }
    expect(on('2026-11-23', announced, rules, spokenNow)).toMatchObject({ on: '2026-11-26' })
  })
})

describe('a deal under way', () => {
  const idle = { otherIdleDays: 10, dealDays: 30, sparesOpenDeals: true }
  test('spares from every rule where the company says so', () => {
    expect(due(idle, { [stage.id]: under ?? '' })).toBe(null)
    expect(due({ ...idle, sparesOpenDeals: false }, { [stage.id]: under ?? '' })).toEqual(['2026-11-12', 'idle'])
    expect(due(idle, { [stage.id]: stranger ?? '' })).toEqual(['2026-11-12', 'idle'])
  })

  test('that can no longer be read sends nobody back whom it might have spared', () => {
    const pool = { ...idle, deals: { state: stage.id, open: [under] as never } }
    const found = (change: Partial<Column>) => {
      const columns = template.columns.map((each) => (each.id === stage.id ? { ...each, ...change } : each))
      const at = (rules: PoolRules) =>
        returnDay(company(rules, columns), row(spoken), envelope, '2026-11-02')?.why ?? null
      return [at(pool), at({ ...pool, sparesOpenDeals: false })]
    }
    expect(found({})).toEqual(['idle', 'idle'])
    for (const change of [{ deleted: true }, { class: 'finance' }, { kind: 'text' }] as const)
      expect(found(change)).toEqual([null, 'idle'])
  })
})

describe('a place among those that one may own', () => {
  test('is taken by all, or by those of some choices, with a deal under way or without', () => {
    const takes = (pool: PoolRules, cells: Record<string, CellValue> = {}) => takesPlace(company(pool), row(cells))
    const [a, b] = [option(grade, 'A'), option(grade, 'B')]
    expect(takes({})).toBe(true)
    const counted = { column: grade.id, values: [a] as never }
    expect([takes({ counted }, { [grade.id]: a }), takes({ counted }, { [grade.id]: b })]).toEqual([true, false])
    const open = { [stage.id]: under ?? '' }
    expect([takes({ counted: { deals: 'with' } }, open), takes({ counted: { deals: 'with' } })]).toEqual([true, false])
    expect(takes({ counted: { ...counted, deals: 'without' } }, { ...open, [grade.id]: a })).toBe(false)
  })
})
