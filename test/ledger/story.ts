import fc from 'fast-check'
import { ledgerRecord, type CustomerId, type MemberId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { assert } from '#shared/base/result.ts'
import type { Office } from './office.ts'

/** One thing that somebody does: numbers that are taken modulo the people and customers there are. */
const step = fc.record({
  who: fc.nat(5),
  does: fc.constantFrom(
    'create',
    'pool',
    'edit',
    'visit',
    'remind',
    'claim',
    'return',
    'transfer',
    'share',
    'unshare',
    'value',
    'rule',
    'trash',
    'restore',
    'move',
    'sweep',
  ),
  customer: fc.nat(6),
  to: fc.nat(5),
  offline: fc.boolean(),
} as const)
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

export const story = fc.array(step, { minLength: 10, maxLength: 40, size: 'max' })

/**
 * People of an office who do things at random. Everything typed is a word of its own: `T3x17` is the 17th word, typed
 * into customer 3; `N…` words are names.
 */
export function createStory(office: Office) {
  const people = [office.boss, office.eastManager, office.anna, office.bert, office.westManager, office.chen]
  const customers: CustomerId[] = []
  const typedBy = new Map<string, MemberId>()
  const word = (letter: 'T' | 'N', customer: CustomerId, member: MemberId): string => {
    const text = `${letter}${customers.indexOf(customer)}x${typedBy.size}`
    typedBy.set(text, member)
    return text
  }

  return { people, customers, typedBy, act }

  function act({ does, customer: index, to, offline }: Step, member: MemberId): void {
    office.pass(3_600_000)
    if (does === 'sweep') {
      office.ledger.sweep(office.now())
      return office.settle()
    }
    if (does === 'create' || does === 'pool' || customers.length === 0) {
      const created = office.newCustomer()
      customers.push(created)
      const owner = does === 'pool' ? null : undefined
      office.does(member, [office.create(created, { name: word('N', created, member) }, owner)], { offline })
      return
    }
    const customer = customers[index % customers.length]
    const heir = people[to] ?? office.boss
    assert(customer !== undefined, 'there are customers')
    const epoch = office.epoch(customer)
    const at = { customer, table: 'customers', record: ledgerRecord(customer) } as const
    switch (does) {
      case 'edit':
        office.does(member, [office.set(customer, 'name', 'something older', word('N', customer, member))], { offline })
        return
      case 'visit':
        office.does(
          member,
          [office.add(customer, 'followups', office.newRecord(), { followUpContent: word('T', customer, member) })],
          { offline },
        )
        return
      case 'remind': {
        const values = { reminderTitle: word('T', customer, member), reminderAt: office.now() }
        office.does(member, [office.add(customer, 'reminders', office.newRecord(), values)], { offline })
        return
      }
      case 'claim':
        office.does(member, [{ kind: 'claim', customer }], { offline })
        return
      case 'return':
        office.does(member, [{ kind: 'return', customer, epoch }], { offline })
        return
      case 'transfer':
        office.does(member, [{ kind: 'transfer', customer, epoch, to: heir }], { offline })
        return
      case 'share': {
        const until = offline ? dayOf(office.now(), 480) : undefined
        const right = index % 2 === 0 ? 'read' : 'edit'
        office.does(member, [{ kind: 'share', customer, to: heir, right, ...(until && { until }) }], { offline })
        return
      }
      case 'unshare':
        office.does(member, [{ kind: 'unshare', customer, from: heir }], { offline })
        return
      case 'value': {
        const source = office.column('customers', 'source').options?.[to % 2]?.id ?? null
        office.does(member, [office.set(customer, 'source', null, source)], { offline })
        return
      }
      case 'rule': {
        const { settings } = office.ledger.companyNow()
        const { id, options = [] } = office.column('customers', 'source')
        const byValue = options.slice(0, to % 3).map((option, place) => ({
          column: id,
          option: option.id,
          department: place === 0 ? office.west : office.east,
          right: offline ? ('read' as const) : ('edit' as const),
        }))
        const sight = { byValue, ...(index % 2 === 0 && { formerOwnerDays: 1 }) }
        office.does(office.boss, [{ kind: 'putSettings', now: { ...settings, sight } }])
        return
      }
      case 'trash':
        office.does(member, [{ kind: 'remove', ...at }], { offline })
        return
      case 'restore':
        office.does(member, [{ kind: 'restore', ...at }], { offline })
        return
      case 'move': {
        const person = office.ledger.companyNow().members.get(heir)
        assert(person !== undefined, 'the heir works here')
        const department = person.department === office.east ? office.west : office.east
        office.does(office.boss, [{ kind: 'putMember', now: { ...person, department } }])
        return
      }
    }
  }
}
