import { z } from 'zod'
import type { CustomerId, DepartmentId, MemberId } from '../base/id.ts'
import { never } from '../base/result.ts'
import { departmentsBelow, type Company } from '../ledger/company.ts'
import { awayNow, standInOf } from './absence.ts'
import { mayOwn } from './receiver.ts'
import { grantsOf } from './rights.ts'
import { territoryOf, weightOf, type Territory } from './sharing.ts'

/** `balance`: to whoever carries least for his ability · `turns`: one after the other, by the rota · `territory`: by place. */
export const ShareMode = z.enum(['balance', 'turns', 'territory'])
export type ShareMode = z.infer<typeof ShareMode>

/** A customer about to be given to somebody, as far as sharing looks at him. */
export interface ToShare {
  readonly customer: CustomerId
  readonly region: string
  /** Whom he asked for by name (B18). */
  readonly named: MemberId | null
  /** Who looked after him before and may have him again (B17). */
  readonly former: MemberId | null
  /** False: he takes no place among those that one person may own. */
  readonly takesPlace?: boolean
}

export type ShareReason = 'balance' | 'turn' | 'named' | 'former' | 'stand-in' | 'territory'

/** Who shall have a customer and why, or nobody and why not. */
export type Share = { readonly customer: CustomerId } & (
  | {
      readonly receiver: MemberId
      readonly why: ShareReason
      /** Away, so that this receiver has his customer (B19). */
      readonly standsInFor?: MemberId
      /** The receiver is away: this colleague stands in for him and sees to his customers. */
      readonly coveredBy?: MemberId
    }
  | { readonly receiver: null; readonly why: 'nobody' | 'no-territory' }
)

export interface ShareFacts {
  readonly company: Company
  readonly mode: ShareMode
  /** Among whom; for `turns` in the order of turns. */
  readonly among: readonly MemberId[]
  /** How many customers each has now. */
  readonly load: ReadonlyMap<MemberId, number>
  /** How many of them take a place; left out: all. */
  readonly held?: ReadonlyMap<MemberId, number>
}

export interface SharePlan {
  readonly shares: readonly Share[]
  /** Who had the last turn of the rota then; null: nobody had one. */
  readonly lastTurn: MemberId | null
}

/** Everybody's customer at once, in order, for a preview: nothing happens by it. */
export function planShares(customers: readonly ToShare[], facts: ShareFacts): SharePlan {
  const desk = openDesk(facts)
  const shares = customers.map((customer): Share => {
    const share = shareOf(customer, facts, desk)
    if (share.receiver !== null) desk.give(share.receiver, customer)
    return share
  })
  return { shares, lastTurn: desk.lastTurn() }
}

/** What a plan under way knows: who has how many by now, and whose turn it is. */
interface Desk {
  readonly here: readonly MemberId[]
  isAway(member: MemberId): boolean
  /** Works here and would see what is given to him. */
  mayOwn(member: MemberId): boolean
  lightest(among: readonly MemberId[], customer: ToShare): MemberId | null
  /** Whose turn it is. A stand-in is taken from a second row, so that it costs him no turn (B19). */
  next(row: 'turn' | 'stand-in', customer: ToShare): MemberId | null
  give(member: MemberId, customer: ToShare): void
  lastTurn(): MemberId | null
}

function openDesk({ company, among, load, held = load }: ShareFacts): Desk {
  const { pool, sharing = {} } = company.settings
  const given = new Map<MemberId, number>()
  const placed = new Map<MemberId, number>()
  const away = awayNow(company)
  const here = among.filter((member) => mayOwn(company, member) && !away.has(member))
  const has = (member: MemberId) => (load.get(member) ?? 0) + (given.get(member) ?? 0)
  const hasRoom = (member: MemberId, { takesPlace = true }: ToShare) =>
    !takesPlace || pool?.capacity === undefined || (held.get(member) ?? 0) + (placed.get(member) ?? 0) < pool.capacity
  const burden = (member: MemberId) => (has(member) + 1) / weightOf(sharing, member)
  const lasts = { turn: company.lastTurn, 'stand-in': company.lastTurn }
  let turned: MemberId | null = null
  return {
    here,
    isAway: (member) => away.has(member),
    mayOwn: (member) => mayOwn(company, member),
    lightest: (some, customer) =>
      some
        .filter((member) => weightOf(sharing, member) > 0 && hasRoom(member, customer))
        .reduce<MemberId | null>(
          (least, member) => (least === null || burden(member) < burden(least) ? member : least),
          null,
        ),
    next(row, customer) {
      const last = lasts[row]
      // the place of who had the last turn counts even when he is away today
      const place = last === undefined ? -1 : among.indexOf(last)
      const order = [...among.slice(place + 1), ...among.slice(0, place + 1)]
      const receiver = order.find((member) => here.includes(member) && hasRoom(member, customer)) ?? null
      if (receiver === null) return null
      lasts[row] = receiver
      if (row === 'turn') turned = receiver
      return receiver
    },
    give(member, { takesPlace = true }) {
      given.set(member, (given.get(member) ?? 0) + 1)
      if (takesPlace) placed.set(member, (placed.get(member) ?? 0) + 1)
    },
    lastTurn: () => turned,
  }
}

function shareOf(subject: ToShare, facts: ShareFacts, desk: Desk): Share {
  const { customer, region, named, former } = subject
  switch (facts.mode) {
    case 'balance':
      return shareTo(customer, desk.lightest(desk.here, subject), 'balance')
    case 'territory': {
      const territory = territoryOf(facts.company.settings.sharing ?? {}, region)
      if (territory === null) return { customer, receiver: null, why: 'no-territory' }
      const { to } = territory
      const people = receiversOf(facts.company, territory)
      const present = people.filter((member) => desk.mayOwn(member) && !desk.isAway(member))
      return shareTo(
        customer,
        to.kind === 'member' ? (present[0] ?? null) : desk.lightest(present, subject),
        'territory',
      )
    }
    case 'turns': {
      const first = [named, former].find((member) => member !== null && desk.mayOwn(member)) ?? null
      if (first === null) return shareTo(customer, desk.next('turn', subject), 'turn')
      const why = first === named ? 'named' : 'former'
      if (!desk.isAway(first)) return shareTo(customer, first, why)
      // who stands in for him works on his customers, and the deal stays his own
      const coveredBy = standInOf(facts.company, first)
      if (coveredBy !== null) return { customer, receiver: first, why, coveredBy }
      const stand = desk.next('stand-in', subject)
      return stand === null
        ? shareTo(customer, null, 'turn')
        : { customer, receiver: stand, why: 'stand-in', standsInFor: first }
    }
    default:
      return never(facts.mode)
  }
}

const shareTo = (customer: CustomerId, receiver: MemberId | null, why: ShareReason): Share =>
  receiver === null ? { customer, receiver, why: 'nobody' } : { customer, receiver, why }

/** To whom the customers of this region go by the company's territories; of a region without one, nobody. */
export function placedIn(company: Company, region: string): readonly MemberId[] {
  const territory = territoryOf(company.settings.sharing ?? {}, region)
  return territory === null ? [] : receiversOf(company, territory)
}

const receiversOf = (company: Company, { to }: Territory): readonly MemberId[] =>
  to.kind === 'member' ? [to.member] : peopleOf(company, to.department)

/** Who looks after customers of his own in the department or below it; where nobody does, everybody there. */
function peopleOf(company: Company, department: DepartmentId): readonly MemberId[] {
  const below = departmentsBelow(company.departments, department)
  const people = [...company.members.values()].filter((member) => below.has(member.department))
  const sellers = people.filter(({ role }) => grantsOf(company, role).see === 'own')
  return (sellers.length > 0 ? sellers : people).map(({ id }) => id)
}
