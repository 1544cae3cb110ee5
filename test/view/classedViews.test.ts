import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { MemberId } from '#shared/base/id.ts'
import { newViewId } from '#shared/base/id.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { ColumnClass } from '#shared/ledger/columnClass.ts'
import { companyRoots, readCompany, withClassedViews } from '#shared/ledger/company.ts'
import { noGrants } from '#shared/ownership/role.ts'
import { noLayout } from '#shared/view/layout.ts'
import type { View } from '#shared/view/view.ts'
import { toldOf } from '../../server/ledger/audience.ts'
import { newCompanyDoc } from '../../server/ledger/openCompany.ts'
import { openMemoryStore } from '../../server/store/memoryStore.ts'
import { openOffice } from '../ledger/office.ts'

/** An office with a column 成交金额 and a shared view that keeps the rows with more than 528491 in it. */
function officeWithView(columnClass?: ColumnClass) {
  const store = openMemoryStore()
  const office = openOffice({ store })
  const plain: Column = { id: office.newColumn(), table: 'customers', kind: 'number', name: '成交金额', order: 99 }
  const column = columnClass === undefined ? plain : { ...plain, class: columnClass }
  const configure = (by: MemberId, change: Parameters<typeof office.does>[1][number], undoes?: never) =>
    office.does(by, [change], { kind: 'configure', undoes })
  configure(office.boss, { kind: 'putColumn', was: null, now: column })
  // may configure, was not given money
  const id = 'rol_000000000001' as never
  const role = { id, name: '配置', grants: { ...noGrants, configure: 'all' } } as const
  office.does(office.boss, [{ kind: 'putRole', now: role }], { kind: 'people' })
  const keeper = office.hire('配置员', id, office.east)
  const name = office.column('customers', 'name')
  const view: View = {
    id: newViewId(office.random),
    table: 'customers',
    name: '大单',
    order: 1,
    madeBy: office.boss,
    layout: {
      ...noLayout,
      order: [name.id, column.id],
      sort: [
        { column: column.id, descending: true },
        { column: name.id, descending: false },
      ],
      filter: { join: 'and', of: [{ column: column.id, op: 'above', number: 528491 }] },
    },
  }
  const sent = new Map<MemberId, string[]>()
  const updates: string[] = []
  office.ledger.companyDoc.on('update', (update: Uint8Array) => updates.push(Buffer.from(update).toString('latin1')))
  const hear = () => {
    for (const member of [office.anna, keeper, office.boss]) {
      const { viewer, device } = office.speaker(member)
      const heard = office.news.flatMap((news) => toldOf(news, viewer, device)?.item ?? [])
      sent.set(member, [...(sent.get(member) ?? []), JSON.stringify(heard)])
    }
    office.news.length = 0
  }
  /** All that a fresh device and one that was away are sent, beside what a link heard. */
  const bytesTo = (member: MemberId): string => {
    hear()
    const { ledger } = office
    const away = ledger.catchUp(office.speaker(member), 1, 1e9).items
    const fresh = ledger.bootPage(office.speaker(member), ledger.head(), 0, null)
    const doc = Buffer.from(Y.encodeStateAsUpdate(ledger.companyDoc)).toString('latin1')
    return [...(sent.get(member) ?? []), ...updates, JSON.stringify(away), JSON.stringify(fresh), doc].join('')
  }
  /** The view as a fresh device of this person shows it. */
  const shownTo = (member: MemberId): View | undefined => {
    const page = office.ledger.bootPage(office.speaker(member), office.ledger.head(), 0, null)
    return withClassedViews(readCompany(office.ledger.companyDoc)!, page.views ?? []).views.get(view.id)
  }
  const whole = () => office.ledger.companyNow().views.get(view.id)
  const move = (to: ColumnClass) => {
    const was = office.ledger.companyNow().columns.get(column.id)!
    return configure(office.boss, { kind: 'putColumn', was, now: { ...was, class: to } })
  }
  return { office, store, view, column, name, keeper, configure, bytesTo, shownTo, whole, move, hear, updates, sent }
}

/** Which of the words stand in these bytes, in JSON or in a Yjs update. */
const found = (text: string, ...words: readonly string[]) =>
  words.filter((word) => text.includes(word) || text.includes(Buffer.from(word).toString('latin1')))
const isTold = (text: string, column: Column) => found(text, column.id, '528491', '成交金额')

describe('a shared view that speaks of a column of a class', () => {
  test('is sent whole to who was given the class, and to nobody else a byte of what it says of it', () => {
    const { office, view, column, keeper, configure, bytesTo, shownTo } = officeWithView('finance')
    expect(configure(office.boss, { kind: 'putView', was: null, now: view })).toEqual([{ kind: 'accepted' }])
    for (const member of [office.anna, keeper]) expect(isTold(bytesTo(member), column)).toEqual([])
    expect(isTold(bytesTo(office.boss), column)).toHaveLength(3)
    expect(shownTo(office.boss)).toEqual(view)
    expect(shownTo(office.anna)).toMatchObject({ name: '大单', partial: true, layout: { filter: { of: [] } } })
  })

  test('keeps what it says of it when somebody changes it who does not see that', () => {
    const { office, view, column, name, keeper, configure, shownTo, whole, bytesTo } = officeWithView('finance')
    configure(office.boss, { kind: 'putView', was: null, now: view })
    const was = shownTo(keeper)!
    const filter = { join: 'and', of: [{ column: name.id, op: 'contains', text: '甲' }] } as const
    const now = { ...was, name: '大客户', layout: { ...was.layout, filter, sort: [] } }
    expect(configure(keeper, { kind: 'putView', was, now })).toEqual([{ kind: 'accepted' }])
    expect(shownTo(keeper)).toEqual(now)
    expect(whole()).toEqual({
      ...view,
      name: '大客户',
      layout: {
        ...view.layout,
        sort: [{ column: column.id, descending: true }],
        filter: { join: 'and', of: [view.layout.filter.of[0], filter.of[0]] },
      },
    })
    // taken back, all is as it was
    expect(configure(keeper, { kind: 'putView', was: shownTo(keeper)!, now: was })).toEqual([{ kind: 'accepted' }])
    expect(whole()).toEqual(view)
    expect(isTold(bytesTo(keeper), column)).toEqual([])
  })

  test('tells the next person who may see the money that it changed, the other only what he saw change', () => {
    const { office, view, configure, shownTo, whole, keeper } = officeWithView('finance')
    configure(office.boss, { kind: 'putView', was: null, now: view })
    const seen = shownTo(keeper)!
    const more = { ...view, layout: { ...view.layout, totals: { [view.layout.order[1]!]: 'sum' as const } } }
    configure(office.boss, { kind: 'putView', was: view, now: more })
    // nothing that he saw is another now
    expect(configure(keeper, { kind: 'putView', was: seen, now: { ...seen, name: '甲' } })).toEqual([
      { kind: 'accepted' },
    ])
    expect(whole()).toEqual({ ...more, name: '甲' })
    expect(configure(office.boss, { kind: 'putView', was: more, now: view })).toEqual([
      { kind: 'refused', refusal: { kind: 'view-changed' } },
    ])
  })
})

describe('a column that goes to a class', () => {
  test('takes along what shared views say of it, and brings it back', () => {
    const { office, view, configure, shownTo, whole, move, keeper, updates, sent, hear, bytesTo } = officeWithView()
    configure(office.boss, { kind: 'putView', was: null, now: view })
    expect(shownTo(office.anna)).toEqual(view)
    hear()
    updates.length = 0
    sent.clear()
    expect(move('finance')).toEqual([{ kind: 'accepted' }])
    for (const member of [office.anna, keeper]) {
      // the document remembers that an entry of that id once stood in it, which says nothing
      expect(found(bytesTo(member), '528491', '成交金额')).toEqual([])
      expect(shownTo(member)).toMatchObject({ partial: true })
    }
    expect([whole(), shownTo(office.boss)]).toEqual([view, view])
    office.reopen()
    expect(shownTo(office.boss)).toEqual(view)
    expect(shownTo(office.anna)).toMatchObject({ partial: true })
    move('normal')
    expect([shownTo(office.anna), shownTo(office.boss)]).toEqual([view, view])
  })

  test('in a company from before took nothing along: its views are taken apart when it is opened', () => {
    const { office, store, view, column, configure, shownTo, bytesTo } = officeWithView('private')
    configure(office.boss, { kind: 'putView', was: null, now: { ...view, layout: noLayout } })
    const doc = newCompanyDoc(office.ledger.company)
    Y.applyUpdate(doc, store.read.companySnapshot()!)
    doc.getMap(companyRoots.views).set(view.id, view)
    store.write((tx) => tx.putCompanySnapshot(Y.encodeStateAsUpdate(doc)))
    store.commit()
    office.reopen()
    expect(isTold(bytesTo(office.anna), column)).toEqual([])
    expect(shownTo(office.boss)).toEqual(view)
    const before = office.ledger.head()
    office.reopen()
    expect(office.ledger.head()).toBe(before)
  })
})
