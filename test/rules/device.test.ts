import { describe, expect, test } from 'vitest'
import { ChangeRefused } from '../../client/replica/workspace.ts'
import type { CellCheck } from '../../client/replica/checkedCell.ts'
import { sameEdits } from '../../client/sheet/layer/rangeEdits.ts'
import { deskOf, placeOf } from '../sheet/deskOf.ts'
import { columnId } from '../sheet/ledgerRows.ts'
import { addCustomer, boss, columnOf, isSettled, startTeam, until } from '../replica/team.ts'

describe('on a device', () => {
  test('a unique column is checked offline, the cells of one gesture against each other too', async () => {
    await using team = await startTeam()
    await using mine = await team.open(team.laptop(boss))
    await until(() => isSettled(mine), 'in step')
    const name = columnOf(mine, 'name')
    const was = mine.company.get().columns.get(name)
    if (was === undefined) throw new Error('the template has a name')
    await mine.submit({
      kind: 'configure',
      changes: [{ kind: 'putColumn', was, now: { ...was, rules: { unique: true } } }],
    })
    const first = await addCustomer(mine, '青山')
    await expect(addCustomer(mine, '青山')).rejects.toThrow(ChangeRefused)
    const row = mine.rows('customers').get(first as never)
    const column = mine.company.get().columns.get(name)
    if (row === undefined || column === undefined) throw new Error('both are there')
    const check = mine.startCellCheck()
    expect(check({ column, record: null, was: null, now: '青山' })).toEqual({
      kind: 'taken',
      holder: { customer: first, name: '青山' },
    })
    expect(check({ column, record: row.id, was: '青山', now: '绿水' })).toBe(null)
    // the gesture has freed the one and taken the other
    expect(check({ column, record: null, was: null, now: '青山' })).toBe(null)
    expect(check({ column, record: null, was: null, now: '绿水' })).toEqual({
      kind: 'taken',
      holder: { customer: first, name: '青山' },
    })
    expect(check({ column, record: row.id, was: '青山', now: null })).toEqual({ kind: 'required' })
  })

  test('a gesture leaves out what a rule does not take, with the reason, and does the rest', () => {
    const startCheck = (): CellCheck => {
      let taken = 0
      return ({ now }) => (now === 5 && (taken += 1) > 2 ? { kind: 'taken' } : null)
    }
    const { desk } = deskOf(10, { startCheck })
    const place = placeOf('amount')
    const { edits, unfit } = sameEdits(desk, [{ top: 4, bottom: 7, left: place, right: place }], 5)
    expect(edits.length + unfit.length).toBeGreaterThan(2)
    expect(edits.length).toBe(2)
    expect(unfit.every(({ column, refusal }) => column === columnId('amount') && refusal.kind === 'taken')).toBe(true)
  })
})
