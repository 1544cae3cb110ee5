import { describe, expect, test } from 'vitest'
import { dayMs } from '#shared/base/instant.ts'
import { ledgerRecord, newCustomerId, type MemberId } from '#shared/base/id.ts'
import type { ViewRow } from '../../client/replica/workspace.ts'
import { tallyCustomers, tallyFollowUps } from '../../client/team/tally.ts'
import { isOf, teamLines } from '../../client/team/teamLines.ts'
import { monday, openOffice, randomFrom } from '../ledger/office.ts'

const today = '2026-11-23'
const zoneMinutes = 480
const random = randomFrom(3)
const nextOn = 'col_nextfollowup1' as never
const at = 'col_followupat001' as never

function rowOf(
  by: MemberId,
  { created = monday - 5 * dayMs, cells = {} }: Partial<{ created: number; cells: object }>,
) {
  const customer = newCustomerId(random)
  const stamp = { by, at: created }
  // the cells of these tests are written by hand
  return {
    id: ledgerRecord(customer),
    customer,
    table: 'customers',
    cells: cells as ViewRow['cells'],
    created: stamp,
    changed: stamp,
    removed: null,
  } satisfies ViewRow
}
const byMaker = (row: ViewRow) => row.created.by

describe('a leader’s team', () => {
  test('customers are counted by owner: all, those of today, those whose day has passed', () => {
    const office = openOffice()
    const { anna, bert } = office
    const rows = [
      rowOf(anna, { cells: { [nextOn]: '2026-11-22' } }),
      rowOf(anna, { created: monday, cells: { [nextOn]: today } }),
      rowOf(anna, { created: Date.UTC(2026, 10, 22, 15, 59) }),
      rowOf(bert, { created: Date.UTC(2026, 10, 22, 16, 0) }),
    ]
    const tallies = tallyCustomers(rows, { today, zoneMinutes, personOf: byMaker, nextOn })
    expect([...tallies]).toEqual([
      [anna, [3, 1, 1]],
      [bert, [1, 1, 0]],
    ])
  })

  test('follow-ups are counted by who made them, on the day on which they took place', () => {
    const { anna } = openOffice()
    const rows = [
      rowOf(anna, { cells: { [at]: monday } }),
      rowOf(anna, { cells: { [at]: monday - 6 * dayMs } }),
      rowOf(anna, { cells: { [at]: monday - 7 * dayMs } }),
      rowOf(anna, { created: monday }),
      rowOf(anna, { cells: { [at]: monday + 2 * dayMs } }),
    ]
    const tallies = tallyFollowUps(rows, { today, zoneMinutes, personOf: byMaker, at })
    expect([...tallies]).toEqual([[anna, [5, 2, 3]]])
  })

  test('a manager sees his people under their department, also who has nothing, and who left while he has something', () => {
    const office = openOffice()
    const { anna, bert, eastManager, east, boss } = office
    const gone = office.hire('离职', 'rep', office.east)
    const leaving = office.ledger.companyNow().members.get(gone)!
    office.does(boss, [{ kind: 'putMember', now: { ...leaving, left: true } }], { kind: 'people' })
    const company = office.ledger.companyNow()
    const tallies = new Map([[anna, [3, 1, 2] as const]])
    const told = (viewer: MemberId, of: Parameters<typeof teamLines>[2]) =>
      teamLines(company, office.speaker(viewer).viewer, of).map(({ name, depth, tally }) => [name, depth, tally[0]])
    expect(told(eastManager, tallies)).toEqual([
      ['东区', 0, 3],
      ['安娜', 1, 3],
      ['伯特', 1, 0],
      ['东区经理', 1, 0],
    ])
    expect(told(eastManager, new Map([[gone, [1, 0, 0] as const]]))).toContainEqual(['离职', 1, 1])
    expect(told(boss, new Map([[null, [7, 0, 0] as const]])).at(-1)).toEqual(['', 0, 7])
    expect([anna, bert, office.chen, null].map(isOf(company, east))).toEqual([true, true, false, false])
    expect([anna, null].map(isOf(company, 'pool'))).toEqual([false, true])
  })
})
