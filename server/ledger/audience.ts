import type { DeviceId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import { hiddenColumns, mayRead, maySeeColumn, type Viewer } from '#shared/ownership/rights.ts'
import type { Item } from '#shared/wire/item.ts'
import { viewsFor } from './classedViews.ts'
import type { News } from './news.ts'
import { proposalWithout } from './proposals.ts'
import { rowsWithout, snapshotWithout, touchesAny } from './withoutColumns.ts'

/** What one reader is told, and the bytes that the item stands for. */
export interface Told {
  readonly item: Item
  readonly bytes: Uint8Array | null
}

/**
 * What this reader hears of a piece of news, or null: the choke point of everything live. A change of hands reads
 * differently to each side: who gains the customer gets all of him, who loses him only that, who keeps seeing him
 * the new envelope; and none of it speaks of columns that are not there for him. Members of one visibility class hear
 * the same of `readers`, `hands` and `all`.
 */
export function toldOf(news: News, viewer: Viewer, device: DeviceId): Told | null {
  const { audience } = news
  switch (audience.kind) {
    case 'readers':
      // one whom the same entry shows the customer gets all of him, not this
      if (audience.before !== undefined && !mayRead(viewer, audience.before)) return null
      return mayRead(viewer, audience.envelope) ? visibleOf(news, viewer) : null
    case 'hands': {
      const could = audience.before !== null && mayRead(viewer, audience.before)
      const can = mayRead(viewer, audience.after)
      const { customer } = audience.after
      if (can && !could) return visibleOf(news, viewer)
      // what waits for a decision comes with the gain alone
      if (news.item.kind === 'proposal') return null
      if (can) return alone({ kind: 'envelope', seq: news.seq, customer, envelope: audience.after })
      return could ? alone({ kind: 'lose', seq: news.seq, customer }) : null
    }
    case 'all':
      return visibleOf(news, viewer)
    case 'member':
      return audience.member === viewer.member ? news : null
    case 'author':
      return audience.member === viewer.member && audience.device === device ? news : null
    default:
      return never(audience)
  }
}

/** The news without the columns that this reader does not see; null when nothing is left. */
function visibleOf(news: News, viewer: Viewer): Told | null {
  const { item, bytes, classes } = news
  const hidden = hiddenColumns(viewer, classes)
  if (hidden.size === 0) return news
  if (item.kind === 'columns') {
    const columns = item.columns.filter((column) => maySeeColumn(viewer, column))
    return alone({ ...item, columns, views: viewsFor(item.views, hidden, new Set(classes.keys())) })
  }
  switch (item.kind) {
    case 'write':
      return touchesAny(item.writes, hidden) ? null : news
    case 'gain':
      return {
        item: { ...item, rows: rowsWithout(item.rows, hidden) },
        bytes: bytes === null ? null : snapshotWithout(bytes, hidden),
      }
    case 'proposal': {
      const proposal = proposalWithout(item.proposal, hidden)
      return proposal === null ? null : alone({ ...item, proposal })
    }
    default:
      return news
  }
}

const alone = (item: Item): Told => ({ item, bytes: null })
