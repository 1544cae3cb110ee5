import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { assert } from '#shared/base/result.ts'
import { mayRead } from '#shared/ownership/rights.ts'
import type { Item } from '#shared/wire/item.ts'
import type { Body } from '#shared/wire/message.ts'
import { toldOf } from '../../server/ledger/audience.ts'
import { openOffice, type Office } from './office.ts'
import { createStory, type Step } from './story.ts'

/** Tells a story and searches whatever each reader is told for words of customers that he may not read. */
export function tellStory(steps: readonly Step[]): void {
  const office = openOffice()
  const { act, customers, people, typedBy } = createStory(office)
  for (const each of steps) {
    const member = people[each.who] ?? office.boss
    const cursor = office.ledger.head()
    const newsBefore = office.news.length
    act(each, member)
    for (const reader of people) {
      checkNews(office, reader, newsBefore)
      checkAsked(office, reader, Math.max(1, cursor - 20))
    }
  }

  /** What the reader heard live. */
  function checkNews(on: Office, reader: MemberId, from: number): void {
    const { viewer, device } = on.speaker(reader)
    for (const news of on.news.slice(from)) {
      const told = toldOf(news, viewer, device)
      if (told !== null) checkTold(on, reader, told.item, told.bytes === null ? [] : [told.bytes])
    }
  }

  /** What the reader is told when he asks, now or after some time away. */
  function checkAsked(on: Office, reader: MemberId, cursor: number): void {
    const speaker = on.speaker(reader)
    const { viewer } = speaker
    const { items, blobs } = on.ledger.catchUp(speaker, cursor, 1e7)
    for (const item of items)
      checkTold(on, reader, item, 'bytes' in item && item.bytes !== undefined ? [blobs[item.bytes] ?? none] : [])
    for (const body of bootPages(on, reader)) {
      // One's own proposals hold one's own words; they are checked as items.
      checkWords(on, reader, { ...body, proposals: [] }, [])
      for (const { customer } of body.envelopes) checkMay(on, reader, customer)
    }
    checkWords(
      on,
      reader,
      null,
      on.ledger.documents(viewer, customers).map(({ bytes }) => bytes),
    )
    for (const customer of customers) {
      checkWords(on, reader, on.ledger.history(viewer, customer), [])
      checkWords(on, reader, on.ledger.handsHistory(viewer, customer), [])
    }
    for (const proposal of on.ledger.proposals(viewer))
      checkTold(on, reader, { kind: 'proposal', seq: 0, proposal }, [])
    checkWords(on, reader, on.ledger.notices(reader), [])
    const { cards } = on.ledger.poolCards(viewer, { text: '', after: null, limit: 100 })
    for (const card of cards) {
      const envelope = on.ledger.envelope(card.customer)
      assert(
        envelope?.owner.kind === 'pool' && envelope.removed === undefined,
        `${card.customer} on a card is in the pool`,
      )
      assert(!/T\d/.test(JSON.stringify(card)), 'a card shows the name alone')
    }
  }

  function checkTold(on: Office, reader: MemberId, item: Item, blobs: readonly Uint8Array[]): void {
    if (item.kind === 'lose' || item.kind === 'answer') {
      checkWords(on, reader, item, [])
      return
    }
    if (item.kind === 'proposal' && item.proposal.author === reader) {
      const readable = mayReadNow(on, reader, item.proposal.customer)
      for (const cell of item.proposal.cells) {
        assert(readable || cell.stood === null, 'what stands there is hidden from an author who lost the customer')
        const isWord = typeof cell.wanted === 'string' && !cell.wanted.startsWith('opt_')
        assert(!isWord || typedBy.get(String(cell.wanted)) === reader, 'the words are his own')
      }
      return
    }
    if ('customer' in item) checkMay(on, reader, item.customer)
    checkWords(on, reader, item, blobs)
  }

  function checkMay(on: Office, reader: MemberId, customer: CustomerId): void {
    assert(mayReadNow(on, reader, customer), `${reader} is told of ${customer} only if he may read him`)
  }

  function checkWords(on: Office, reader: MemberId, told: unknown, blobs: readonly Uint8Array[]): void {
    const text = JSON.stringify(told) + blobs.map((blob) => new TextDecoder().decode(blob)).join(' ')
    for (const [found, index] of text.matchAll(/[TN](\d+)x\d+/g)) {
      const customer = customers[Number(index)]
      assert(customer !== undefined && mayReadNow(on, reader, customer), `${reader} is told the word ${found}`)
    }
  }
}

function mayReadNow(office: Office, reader: MemberId, customer: CustomerId): boolean {
  const viewer = office.ledger.viewer(reader)
  const envelope = office.ledger.envelope(customer)
  return viewer !== null && envelope !== null && mayRead(viewer, envelope)
}

function* bootPages(office: Office, reader: MemberId): Generator<Body<'boot'>> {
  const head = office.ledger.head()
  let after: { table: Body<'boot'>['table']; customer: CustomerId | null } | null = null
  for (let page = 0; ; page += 1) {
    const body: Body<'boot'> = office.ledger.bootPage(office.speaker(reader), head, page, after)
    yield body
    if (body.last) return
    after = { table: body.table, customer: body.after }
  }
}

const none = new Uint8Array()
