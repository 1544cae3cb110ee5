import { dayOf, type Instant } from '#shared/base/instant.ts'
import { claimsLeft } from '#shared/ownership/claimLimit.ts'
import { mayEnter, poolOf, poolsOf } from '#shared/ownership/poolOf.ts'
import { mayAnywhere, mayRead, maySeeColumn, type Viewer } from '#shared/ownership/rights.ts'
import type { Reader, WriteTx } from '../store/store.ts'
import { claimedToday } from './claimCounts.ts'
import type { PoolCard, PoolPage, PoolQuery } from './ledger.ts'
import type { OpenCompany } from './openCompany.ts'
import type { PoolCards } from './poolCards.ts'
import { openViews, type PoolViews } from './poolViews.ts'

export interface CardDesk {
  readonly read: Reader
  readonly company: OpenCompany
  readonly pool: PoolCards
  readonly now: () => Instant
  readonly write: (work: (tx: WriteTx) => void) => void
}

/** What a pool holds for who may not enter it. */
export const noCards: PoolPage = { cards: [], total: 0, views: null, claims: null }

/** Where views are counted, a page is short: who looks for one customer does not use up his day by opening the pool. */
const countedPage = 12

/** A page of a pool's cards. A pool that is not his is empty for him; a pool that counts views shows so many a day. */
export function showCards(desk: CardDesk, viewer: Viewer, query: PoolQuery): PoolPage {
  const company = desk.company.now()
  const { settings } = company
  const pool = poolOf(settings, query.pool ?? undefined)
  const isThere =
    query.pool === null || query.pool === undefined || poolsOf(settings).some(({ id }) => id === query.pool)
  if (!isThere || !mayEnter(company, viewer, pool)) return noCards
  const found = desk.pool.find(pool, query.text, (column) => maySeeColumn(viewer, column))
  const start = query.after === null ? 0 : found.findIndex((card) => card.customer === query.after) + 1
  const rest = found.slice(start)
  const limit = pool.viewsPerDay
  const today = dayOf(desk.now(), settings.zoneMinutes)
  const told = {
    total: found.length,
    claims: mayAnywhere(viewer, 'claim')
      ? claimsLeft(settings, pool, claimedToday(desk.read, viewer.member, today))
      : null,
  }
  if (limit === undefined) return { ...told, cards: rest.slice(0, Math.max(0, query.limit)), views: null }

  const views = openViews(desk.read, viewer.member, pool, today)
  const reads = (card: PoolCard) => {
    const envelope = desk.read.customer(card.customer)?.envelope
    return envelope !== undefined && mayRead(viewer, envelope)
  }
  const cards = take(rest, { most: Math.min(query.limit, countedPage), limit, views, reads })
  if (views.grew) desk.write((tx) => views.store(tx))
  return { ...told, cards, views: { seen: views.seen.size, limit } }
}

/** Cards in order: those seen today and those whose customer he sees anyway cost nothing. */
function take(
  cards: readonly PoolCard[],
  {
    most,
    limit,
    views,
    reads,
  }: {
    readonly most: number
    readonly limit: number
    readonly views: PoolViews
    readonly reads: (card: PoolCard) => boolean
  },
): readonly PoolCard[] {
  const taken: PoolCard[] = []
  for (const card of cards) {
    if (taken.length >= most) break
    if (!views.seen.has(card.customer) && !reads(card)) {
      if (views.seen.size >= limit) continue
      views.add(card.customer)
    }
    taken.push(card)
  }
  return taken
}
