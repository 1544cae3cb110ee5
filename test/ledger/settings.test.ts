import { describe, expect, test } from 'vitest'
import { newDepartmentId, newPoolId } from '#shared/base/id.ts'
import type { Settings } from '#shared/ledger/company.ts'
import { mergeSettings, settingsBack } from '#shared/ledger/mergeSettings.ts'
import { openOffice } from './office.ts'

function officeWithSettings() {
  const office = openOffice()
  const present = () => office.ledger.companyNow().settings
  const put = (by: typeof office.boss, was: Settings | undefined, now: Settings) =>
    office.does(by, [{ kind: 'putSettings', was, now }], { kind: 'configure' })
  return { office, present, put }
}

describe('two people who set the company at once', () => {
  test('change what each of them changed, and nothing of the other’s', () => {
    const { office, present, put } = officeWithSettings()
    const [a, b] = Object.keys(present().cadenceDays) as [never, never]
    const was = present()
    put(office.boss, was, { ...was, cadenceDays: { ...was.cadenceDays, [a]: 2 }, pool: { capacity: 50, warnDays: 5 } })
    put(office.eastManager, was, {
      ...was,
      cadenceDays: { ...was.cadenceDays, [b]: 9 },
      pool: { claimsPerDay: 3 },
      exports: { watermark: true },
    })
    expect(present()).toMatchObject({
      cadenceDays: { [a]: 2, [b]: 9 },
      pool: { capacity: 50, warnDays: 5, claimsPerDay: 3 },
      exports: { watermark: true },
    })
    // one field of both: whoever comes later, as in a cell
    const seen = present()
    put(office.boss, seen, { ...seen, pool: { ...seen.pool, capacity: 60 } })
    put(office.eastManager, seen, { ...seen, pool: { ...seen.pool, capacity: 70 } })
    expect(present().pool).toEqual({ capacity: 70, warnDays: 5, claimsPerDay: 3 })
  })

  test('keep each other’s pools, and what one set of a pool that the other renamed', () => {
    const { office, present, put } = officeWithSettings()
    const [one, two, three] = [1, 2, 3].map(() => ({ id: newPoolId(office.random), name: '公海' }))
    put(office.boss, present(), { ...present(), pools: [one!] })
    const was = present()
    put(office.boss, was, { ...was, pools: [{ ...one!, name: '华东' }, two!] })
    put(office.eastManager, was, { ...was, pools: [{ ...one!, viewsPerDay: 20 }, three!] })
    expect(present().pools).toEqual([{ ...one!, name: '华东', viewsPerDay: 20 }, three!, two!])
  })

  test('a pool’s rule about a column goes when the column gets a class, and is not made for one that has it', () => {
    const { office, present, put } = officeWithSettings()
    const column = office.column('customers', 'region')
    const pool = { id: newPoolId(office.random), name: '浙江', takes: { column: column.id, values: ['浙江义乌'] } }
    put(office.boss, present(), { ...present(), pools: [pool] })
    expect(present().pools).toEqual([pool])
    office.does(office.boss, [{ kind: 'putColumn', was: column, now: { ...column, class: 'private' } }])
    expect(JSON.stringify(present())).not.toContain('浙江义乌')
    expect(present().pools).toEqual([{ ...pool, takes: {} }])
    put(office.boss, present(), { ...present(), pools: [pool] })
    expect(present().pools).toEqual([{ ...pool, takes: {} }])
  })

  test('an older app, which does not say what it saw, still writes all of it', () => {
    const { office, present, put } = officeWithSettings()
    const was = present()
    put(office.boss, was, { ...was, pool: { capacity: 5 } })
    put(office.boss, undefined, was)
    expect(present()).toEqual(was)
  })

  test('set nobody’s days anew who only set the pool', () => {
    const { office, present } = officeWithSettings()
    office.collect(office.anna)
    const head = office.ledger.head()
    const was = present()
    office.send(
      office.boss,
      office.partOf(office.boss, [{ kind: 'putSettings', was, now: { ...was, exports: { watermark: true } } }]),
    )
    office.ledger.commit()
    expect(office.store.read.jobs()).toEqual([])
    expect(office.ledger.head()).toBe(head + 1)
  })
})

test('lists are merged by what stands in them: taken away by one, added by the other, in the order of the later', () => {
  const [a, b] = [1, 2].map((seed) => newDepartmentId(() => seed / 10))
  const to = (department = a!) => ({ kind: 'department', department }) as const
  const settings = (places: readonly string[], at = a!): Settings => ({
    cadenceDays: {},
    zoneMinutes: 480,
    sharing: { territory: places.map((area) => ({ area, to: to(at) })) },
  })
  const areas = ({ sharing }: Settings) => sharing?.territory?.map(({ area }) => area)
  const was = settings(['浙江', '江苏'])
  expect(areas(mergeSettings(settings(['浙江', '江苏', '上海']), { was, now: settings(['江苏', '安徽']) }))).toEqual([
    '江苏',
    '安徽',
    '上海',
  ])
  // changed by one, taken away by the other: what was changed stays
  expect(areas(mergeSettings(settings(['浙江']), { was, now: settings(['浙江', '江苏'], b) }))).toEqual([
    '浙江',
    '江苏',
  ])
})

describe('a setting taken back', () => {
  const base = officeWithSettings().present()
  const pool = { id: newPoolId(() => 0.5), name: '苏南公海' }

  test('leaves what a colleague set since, be it the same', () => {
    const now: Settings = { ...base, pool: { capacity: 50, warnDays: 5 }, pools: [pool] }
    const present: Settings = { ...now, pool: { capacity: 60, warnDays: 5 }, exports: { watermark: true } }
    expect(settingsBack(present, { was: base, now })).toEqual({
      ...base,
      pool: { capacity: 60 },
      exports: { watermark: true },
    })
    expect(settingsBack(now, { was: base, now })).toEqual(base)
  })

  test('keeps a pool that a colleague has renamed since', () => {
    const was: Settings = { ...base, pools: [] }
    const now: Settings = { ...base, pools: [pool] }
    const renamed = { ...pool, name: '苏北公海' }
    expect(settingsBack({ ...now, pools: [renamed] }, { was, now }).pools).toEqual([renamed])
    expect(settingsBack(now, { was, now }).pools).toEqual([])
  })
})
