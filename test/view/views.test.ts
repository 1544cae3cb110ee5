import { describe, expect, test } from 'vitest'
import { newViewId } from '#shared/base/id.ts'
import { readCompany } from '#shared/ledger/company.ts'
import { noLayout } from '#shared/view/layout.ts'
import { viewsOf, type View } from '#shared/view/view.ts'
import { createInverse } from '../../client/replica/inverse.ts'
import { openOffice, type Office } from '../ledger/office.ts'

const accepted = { kind: 'accepted' }
const refused = (kind: string, facts: object = {}) => ({ kind: 'refused', refusal: { kind, ...facts } })

function aView(office: Office, madeBy: View['madeBy'], rest: Partial<View> = {}): View {
  return {
    id: newViewId(office.random),
    table: 'customers',
    name: '重点客户',
    order: 1,
    madeBy,
    layout: noLayout,
    ...rest,
  }
}

const present = (office: Office, view: View) => office.ledger.companyNow().views.get(view.id)

describe('shared views', () => {
  test('are made by those who configure, never by reps, and everybody’s document shows them', () => {
    const office = openOffice()
    const now = aView(office, office.boss)
    const byRep = aView(office, office.anna)
    expect(office.does(office.anna, [{ kind: 'putView', was: null, now: byRep }])).toEqual([refused('not-allowed')])
    expect(office.does(office.boss, [{ kind: 'putView', was: null, now }])).toEqual([accepted])
    office.settle()
    const company = readCompany(office.ledger.companyDoc)
    expect(viewsOf(company?.views.values() ?? [], 'customers')).toEqual([now])
    expect(viewsOf(company?.views.values() ?? [], 'followups')).toEqual([])
  })

  test('are made in one’s own name, once, and keep maker and table for life', () => {
    const office = openOffice()
    const member = office.boss
    const now = aView(office, member)
    const inAnothersName = aView(office, office.anna)
    expect(office.does(office.boss, [{ kind: 'putView', was: null, now: inAnothersName }])).toEqual([
      refused('not-allowed'),
    ])
    office.does(office.boss, [{ kind: 'putView', was: null, now }])
    expect(office.does(office.boss, [{ kind: 'putView', was: null, now }])).toEqual([refused('exists-already')])
    const stolen = { ...now, madeBy: office.anna }
    expect(office.does(office.boss, [{ kind: 'putView', was: now, now: stolen }])).toEqual([refused('not-allowed')])
    const elsewhere: View = { ...now, table: 'followups' }
    expect(office.does(office.boss, [{ kind: 'putView', was: now, now: elsewhere }])).toEqual([refused('not-allowed')])
  })

  test('that a colleague changed meanwhile are not overwritten', () => {
    const office = openOffice()
    const was = aView(office, office.boss)
    office.does(office.boss, [{ kind: 'putView', was: null, now: was }])
    office.does(office.boss, [{ kind: 'putView', was, now: { ...was, name: 'A 级客户' } }])
    expect(office.does(office.boss, [{ kind: 'putView', was, now: { ...was, name: '大客户' } }])).toEqual([
      refused('view-changed'),
    ])
    expect(present(office, was)?.name).toBe('A 级客户')
  })

  test('that are locked are changed by their maker and by those who run the company alone', () => {
    const office = openOffice()
    const was = aView(office, office.eastManager, { locked: true })
    office.does(office.eastManager, [{ kind: 'putView', was: null, now: was }])
    const byOther = { ...was, name: '西区的样子' }
    expect(office.does(office.westManager, [{ kind: 'putView', was, now: byOther }])).toEqual([
      refused('view-locked', { by: office.eastManager }),
    ])
    const byMaker = { ...was, name: '东区重点' }
    const byBoss = { ...byMaker, locked: false }
    expect(office.does(office.eastManager, [{ kind: 'putView', was, now: byMaker }])).toEqual([accepted])
    expect(office.does(office.boss, [{ kind: 'putView', was: byMaker, now: byBoss }])).toEqual([accepted])
    expect(office.does(office.westManager, [{ kind: 'putView', was: byBoss, now: byOther }])).toEqual([accepted])
  })

  test('that are thrown away come back with an undo, unless somebody changed them since', () => {
    const office = openOffice()
    const was = aView(office, office.boss)
    const gone = { ...was, deleted: true }
    office.does(office.boss, [{ kind: 'putView', was: null, now: was }])
    office.does(office.boss, [{ kind: 'putView', was, now: gone }])
    expect(viewsOf(office.ledger.companyNow().views.values(), 'customers')).toEqual([])
    const back = undoOf(office, { kind: 'putView', was, now: gone })
    expect(office.does(office.boss, back)).toEqual([accepted])
    expect(present(office, was)).toEqual(was)
    expect(undoOf(office, { kind: 'putView', was, now: gone })).toEqual([])
    expect(undoOf(office, { kind: 'putView', was: null, now: was })).toEqual([{ kind: 'putView', was, now: gone }])
  })
})

function undoOf(office: Office, change: Parameters<ReturnType<typeof createInverse>['take']>[0][number]) {
  const draft = createInverse({
    cells: () => undefined,
    envelope: () => undefined,
    column: () => undefined,
    view: (id) => office.ledger.companyNow().views.get(id),
    settings: () => office.ledger.companyNow().settings,
  })
  draft.take([change])
  return draft.end(false).changes
}
