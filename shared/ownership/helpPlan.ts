import type { CustomerId, MemberId } from '../base/id.ts'
import type { Company } from '../ledger/company.ts'
import { awayNow } from './absence.ts'
import { ownerOf, type Envelope } from './envelope.ts'
import { mayAnywhere, viewerOf, type Viewer } from './rights.ts'

/** Who of the rota helps at a customer beside his owner (B20); fewer than were asked for when there are no more. */
export interface Help {
  readonly customer: CustomerId
  readonly helpers: readonly MemberId[]
}

export interface HelpPlan {
  readonly helps: readonly Help[]
  /** Who was the last then; null: nobody helps. */
  readonly last: MemberId | null
}

/** The most that one party of one customer is given. */
export const mostHelpers = 5

/**
 * So many for each, one after the other by the rota, for a preview: nothing happens by it. Who is away is passed over,
 * and who works on the customer already.
 */
export function planHelp(customers: readonly Envelope[], company: Company, each: number): HelpPlan {
  const { rota = [] } = company.settings.sharing ?? {}
  const away = awayNow(company)
  const able = new Set(rota.filter((member) => !away.has(member) && mayHelp(company, member)))
  let last = company[turnKey(company, 'help')] ?? null
  let moved: MemberId | null = null
  const helps = customers.map((envelope): Help => {
    const there = new Set([ownerOf(envelope), ...(envelope.collaborators ?? []).map(({ member }) => member)])
    const place = last === null ? -1 : rota.indexOf(last)
    const order = [...rota.slice(place + 1), ...rota.slice(0, place + 1)]
    const helpers = order.filter((member) => able.has(member) && !there.has(member)).slice(0, each)
    moved = helpers.at(-1) ?? moved
    last = moved ?? last
    return { customer: envelope.customer, helpers }
  })
  return { helps, last: moved }
}

/** Can customers be opened to him at all? */
export function mayHelp(company: Company, member: MemberId): boolean {
  const viewer = viewerOf(company, member)
  return viewer !== null && mayAnywhere(viewer, 'see')
}

/** Which of the company's marks a turn moves: helping has one of its own, unless it counts as a reception. */
export const turnKey = ({ settings }: Pick<Company, 'settings'>, row?: 'help'): 'lastTurn' | 'lastHelp' =>
  row === 'help' && settings.sharing?.helpTakesTurn !== true ? 'lastHelp' : 'lastTurn'

/** Receiving is turned by who assigns, helping by whoever may open a customer to colleagues as well. */
export const mayEndTurns = (viewer: Viewer, row?: 'help'): boolean =>
  mayAnywhere(viewer, 'assign') || (row === 'help' && mayAnywhere(viewer, 'transfer'))
