import type { DeviceId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import { mayRead, type Viewer } from '#shared/ownership/rights.ts'
import type { Item } from '#shared/wire/item.ts'
import type { News } from './ledger.ts'

/**
 * What this reader hears of a piece of news, or null: the choke point of everything live. A change of hands reads
 * differently to each side: who gains the customer gets all of him, who loses him only that, who keeps seeing him
 * the new envelope. Members of one visibility class hear the same of `readers` and `hands`.
 */
export function itemFor(news: News, viewer: Viewer, device: DeviceId): Item | null {
  const { audience, item } = news
  switch (audience.kind) {
    case 'readers':
      // one whom the same entry shows the customer gets all of him, not this
      if (audience.before !== undefined && !mayRead(viewer, audience.before)) return null
      return mayRead(viewer, audience.envelope) ? item : null
    case 'hands': {
      const could = audience.before !== null && mayRead(viewer, audience.before)
      const can = mayRead(viewer, audience.after)
      const { customer } = audience.after
      if (can) return could ? { kind: 'envelope', seq: news.seq, customer, envelope: audience.after } : item
      return could ? { kind: 'lose', seq: news.seq, customer } : null
    }
    case 'member':
      return audience.member === viewer.member ? item : null
    case 'author':
      return audience.member === viewer.member && audience.device === device ? item : null
    default:
      return never(audience)
  }
}
