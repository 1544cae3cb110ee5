import { setImmediate as nextTurn } from 'node:timers/promises'
import { ledgerRecord, newColumnId, newCustomerId, newDepartmentId, newRecordId } from '#shared/base/id.ts'
import type { ColumnId, CustomerId, DepartmentId, MemberId, Random, RecordId } from '#shared/base/id.ts'
import { dayOf, type Instant } from '#shared/base/instant.ts'
import { assert } from '#shared/base/result.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Change } from '#shared/ledger/change.ts'
import { columnsOf, isTypeable, type Column, type TableId } from '#shared/ledger/column.ts'
import type { Company } from '#shared/ledger/company.ts'
import { parseCell } from '#shared/ledger/parseCell.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { actAs } from './actAs.ts'
import type { Founding, LedgerHouse } from './companies.ts'
import { seededRandom } from './demoDice.ts'
import type { NamedCells } from './demoFirm.ts'
import { demoDepartments, demoPeople } from './demoPeople.ts'
import { contactLink } from '#shared/ledger/customerNames.ts'
import { demoPoints } from './demoPoints.ts'
import { tellDemoStory, type CustomerStory } from './demoStory.ts'

/** Columns beyond the template, so that the demo has every kind a column can be of. */
const extraColumns: readonly Omit<Column, 'id' | 'order'>[] = [
  { table: 'customers', kind: 'percent', name: '折扣率', decimals: 0, width: 90 },
  { table: 'customers', kind: 'rating', name: '满意度', most: 5, width: 110 },
  { table: 'customers', kind: 'checkbox', name: '框架协议', width: 90 },
  { table: 'customers', kind: 'currency', name: '年采购额', symbol: '¥', decimals: 0, width: 130 },
  { table: 'customers', kind: 'person', name: '技术支持', width: 100 },
  { table: 'customers', kind: 'dateTime', name: '首次到访', width: 150 },
  { table: 'customers', kind: 'region', name: '省市区', width: 150 },
  { table: 'customers', kind: 'contact', name: '关键联系人', width: 130 },
  { table: 'customers', kind: 'richText', name: '要点', width: 220 },
  { table: 'customers', kind: 'customer', name: '关联客户', width: 160 },
]

interface DemoWish {
  readonly house: LedgerHouse
  readonly founding: Founding
  readonly people: readonly { readonly member: MemberId; readonly name: string }[]
  readonly now: Instant
  readonly random: Random
}

/** One thing that somebody of the story does, at its moment. */
interface Deed {
  readonly at: Instant
  readonly by: number
  act(): { readonly kind: Parameters<ReturnType<typeof actAs>>[0]; readonly changes: readonly Change[] }
}

/**
 * Makes the demo company through the same door as everybody's work, deed by deed on a clock that walks through its
 * year, so that history, authors and dates are what they would be. The ledger is closed at the end.
 */
export async function fillDemo({ house, founding, people, now, random }: DemoWish): Promise<void> {
  const stories = tellDemoStory({ random: seededRandom(2026), now })
  let clock = stories.reduce((first, { madeAt }) => Math.min(first, madeAt), now) - 3_600_000
  const ledger = house.found(founding, () => clock)
  try {
    const actors = people.map(({ member }) => actAs(ledger, member, { now: () => clock, random }))
    const founder = actors[0]
    assert(founder !== undefined, 'somebody founded the demo')
    const departments = settle(ledger, people, random)
    founder('people', departments)
    const last = Math.max(...columnsOf(ledger.companyNow().columns.values(), 'customers').map(({ order }) => order))
    founder(
      'configure',
      extraColumns.map((column, place) => ({
        kind: 'putColumn',
        was: null,
        now: { ...column, id: newColumnId(random), order: last + 1 + place },
      })),
    )
    const partners = createPartners()
    const deeds = stories
      .flatMap((story) => deedsOf(story, { ledger, random, partners, people }))
      .sort((a, b) => a.at - b.at)
    for (const [done, deed] of deeds.entries()) {
      clock = deed.at
      const { kind, changes } = deed.act()
      actors[deed.by]?.(kind, changes)
      if (done % 200 === 199) await nextTurn() // those who already work here are not kept waiting
    }
    await nextTurn()
  } finally {
    ledger[Symbol.dispose]()
  }
}

/** Departments under the company's own, and everybody in theirs. */
function settle(ledger: Ledger, people: DemoWish['people'], random: Random): Change[] {
  const top = [...ledger.companyNow().departments.values()].find(({ parent }) => parent === null)
  assert(top !== undefined, 'a company has a department')
  const idByName = new Map<string, DepartmentId>([['', top.id]])
  const departments = demoDepartments.map((name, order): Change => {
    const id = newDepartmentId(random)
    idByName.set(name, id)
    return { kind: 'putDepartment', now: { id, name, parent: top.id, order } }
  })
  const members = demoPeople.map(({ name, role, department }, place): Change => {
    const member = people[place]?.member
    assert(member !== undefined, `person ${place} of the demo has a member id`)
    return { kind: 'putMember', now: { id: member, name, role, department: idByName.get(department) ?? top.id } }
  })
  return [...departments, ...members.slice(1)]
}

interface Telling {
  readonly ledger: Ledger
  readonly random: Random
  readonly partners: ReturnType<typeof createPartners>
  readonly people: DemoWish['people']
}

/** Every few customers of a rep belong together with one that he already had. */
function createPartners() {
  const lastOf = new Map<number, CustomerId>()
  let made = 0
  return (by: number, customer: CustomerId): CustomerId | null => {
    made += 1
    const partner = lastOf.get(by) ?? null
    lastOf.set(by, customer)
    return made % 9 === 0 ? partner : null
  }
}

/** A partner whom somebody else has by then is not linked. */
function linkOf(ledger: Ledger, partner: CustomerId | null, by: MemberId | undefined): CellValue {
  const envelope = partner === null ? null : ledger.envelope(partner)
  return partner !== null && envelope !== null && ownerOf(envelope) === by ? [partner] : null
}

function deedsOf(story: CustomerStory, { ledger, random, partners, people }: Telling): Deed[] {
  const customer = newCustomerId(random)
  const { by } = story
  const isBornInPool = story.pooled === 'from-the-start'
  const first = newRecordId(random)
  const deeds: Deed[] = [
    {
      at: story.madeAt,
      by,
      act: () => {
        const create = creating(ledger, customer)
        const partner = isBornInPool ? null : partners(by, customer)
        const cells = {
          ...story.cells,
          要点: demoPoints(story.madeAt),
          关联客户: linkOf(ledger, partner, people[by]?.member),
        }
        const self = create('customers', ledgerRecord(customer), cells, story.madeAt)
        const contacts = story.contacts.map((cells, place) =>
          create('contacts', place === 0 ? first : newRecordId(random), cells, story.madeAt),
        )
        return {
          kind: 'create',
          changes: [isBornInPool ? { ...self, owner: null } : self, ...(isBornInPool ? [] : contacts)],
        }
      },
    },
  ]
  if (!isBornInPool && story.contacts.length > 2) {
    const act = () => ({ kind: 'edit' as const, changes: [namingKey(ledger.companyNow(), customer, first)] })
    deeds.push({ at: story.madeAt + 1, by, act })
  }
  for (const { at, cells } of story.followUps) {
    const record = newRecordId(random)
    deeds.push({
      at: Math.max(at, story.madeAt + 1),
      by,
      act: () => ({ kind: 'followUp', changes: [creating(ledger, customer)('followups', record, cells, at)] }),
    })
  }
  for (const { madeAt, doneAt, cells } of story.reminders) {
    const record = newRecordId(random)
    deeds.push({
      at: madeAt,
      by,
      act: () => ({ kind: 'reminder', changes: [creating(ledger, customer)('reminders', record, cells, madeAt)] }),
    })
    if (doneAt !== null) {
      deeds.push({
        at: Math.max(doneAt, madeAt + 1),
        by,
        act: () => ({ kind: 'edit', changes: [ticking(ledger.companyNow(), customer, record)] }),
      })
    }
  }
  if (story.pooled !== null && story.pooled !== 'from-the-start') {
    const { at, reason } = story.pooled
    deeds.push({
      at: Math.max(at, ...deeds.map((deed) => deed.at + 1)),
      by,
      act: () => {
        const epoch = ledger.envelope(customer)?.epoch
        assert(epoch !== undefined, `${customer} of the demo exists when it is returned`)
        return { kind: 'return', changes: [{ kind: 'return', customer, epoch, reason }] }
      },
    })
  }
  return deeds
}

/** A create change from cells by column name; columns that only the server fills are left out. */
function creating(ledger: Ledger, customer: CustomerId) {
  const company = ledger.companyNow()
  return (table: TableId, record: RecordId, cells: NamedCells, at: Instant) => {
    const written: { column: ColumnId; now: CellValue }[] = []
    for (const column of columnsOf(company.columns.values(), table)) {
      const told = cells[column.name]
      if (told === undefined || told === null || !isTypeable(column)) continue
      written.push({ column: column.id, now: cellOf(column, told, company, at) })
    }
    return { kind: 'create', customer, table, record, cells: written } as const
  }
}

/** Texts are read as if typed, lists option by option; numbers, instants and ticks are what they are. */
function cellOf(column: Column, told: CellValue, company: Company, at: Instant): CellValue {
  if (column.kind === 'customer' || column.kind === 'richText') return told
  const text = Array.isArray(told) ? told.join('、') : told
  if (typeof text !== 'string') return text as CellValue // not a list, not a text: already a cell
  if (text === '') return null
  const { zoneMinutes } = company.settings
  const context = { today: dayOf(at, zoneMinutes), now: at, zoneMinutes, members: company.members }
  const cell = parseCell(column, text, context)
  assert(cell.ok, `the demo's ${column.name} “${text}” can be read: ${cell.ok ? '' : cell.refusal.kind}`)
  return cell.value
}

function namingKey(company: Company, customer: CustomerId, contact: RecordId): Change {
  const key = columnsOf(company.columns.values(), 'customers').find(({ kind }) => kind === 'contact')
  assert(key !== undefined, 'the demo names key contacts')
  const cells = [{ column: key.id, was: null, now: [contactLink(customer, contact)] }]
  return { kind: 'set', customer, table: 'customers', record: ledgerRecord(customer), cells }
}

function ticking(company: Company, customer: CustomerId, record: RecordId): Change {
  const done = columnsOf(company.columns.values(), 'reminders').find(({ role }) => role === 'reminderDone')
  assert(done !== undefined, 'reminders can be done')
  return { kind: 'set', customer, table: 'reminders', record, cells: [{ column: done.id, was: false, now: true }] }
}
