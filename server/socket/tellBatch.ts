import type { DeviceId, MemberId } from '#shared/base/id.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { Item } from '#shared/wire/item.ts'
import { toldOf } from '../ledger/audience.ts'
import type { News } from '../ledger/news.ts'
import { batchFrame, noItems, openItem, shareItems, type OpenItem, type SharedItems } from './batchFrame.ts'
import type { CompanyLink } from './companyRoom.ts'

/** Tells live links what happened in (from, to]; those who cannot be told so catch up by themselves. */
export function tellBatch(
  news: readonly News[],
  from: number,
  to: number,
  classes: Iterable<ReadonlySet<CompanyLink>>,
): void {
  const forAll = news.filter(
    ({ audience }) => audience.kind === 'readers' || audience.kind === 'hands' || audience.kind === 'all',
  )
  const personal = personalNews(news)
  const open = new Map<Item, OpenItem>()
  for (const readers of classes) {
    let shared: SharedItems | null = null
    const frames = new Map<number, Uint8Array>()
    for (const { viewer, device, feed } of readers) {
      const liveAt = feed.liveAt()
      const speaksFrom = device()
      if (liveAt === null || speaksFrom === null || liveAt >= to) continue
      // one class reads the same, whoever of it is asked
      shared ??= shareItems(itemsFor(forAll, viewer, speaksFrom, open))
      const mine = itemsFor(personal.get(viewer.member) ?? [], viewer, speaksFrom, open)
      const isEmpty = shared === noItems && mine.length === 0
      // told of a part already, or out of credit
      if (liveAt !== from || (!isEmpty && !feed.hasCredit())) feed.catchUp()
      else if (isEmpty) feed.pass(to)
      else if (mine.length > 0)
        feed.tell(
          batchFrame(
            feed.cursor(),
            to,
            mine.map(({ head }) => head),
            shared,
          ),
          to,
        )
      else {
        const cursor = feed.cursor()
        let frame = frames.get(cursor)
        if (frame === undefined) frames.set(cursor, (frame = batchFrame(cursor, to, [], shared)))
        feed.tell(frame, to)
      }
    }
  }
}

/** News for one member (or one of his devices): put before the shared items of his batch. */
function personalNews(news: readonly News[]): ReadonlyMap<MemberId, readonly News[]> {
  const byMember = new Map<MemberId, News[]>()
  for (const each of news) {
    const { audience } = each
    if (audience.kind !== 'member' && audience.kind !== 'author') continue
    const list = byMember.get(audience.member)
    if (list === undefined) byMember.set(audience.member, [each])
    else list.push(each)
  }
  return byMember
}

/** What this reader may hear of the news, in order, each item made into JSON once for everybody. */
function itemsFor(news: readonly News[], viewer: Viewer, device: DeviceId, open: Map<Item, OpenItem>): OpenItem[] {
  const items: OpenItem[] = []
  for (const each of news) {
    const told = toldOf(each, viewer, device)
    if (told === null) continue
    let made = open.get(told.item)
    if (made === undefined) open.set(told.item, (made = openItem(told.item, told.bytes)))
    items.push(made)
  }
  return items
}
