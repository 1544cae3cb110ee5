import * as Y from 'yjs'
import { ledgerRecord, type CustomerId, type MemberId } from '#shared/base/id.ts'
import type { Answer, ChangePart } from '#shared/ledger/change.ts'
import { readCompany, type Company, type Member } from '#shared/ledger/company.ts'
import { newCustomerDoc, writeToDocument, type Write } from '#shared/ledger/document.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { mayRead, viewerOf, type Viewer } from '#shared/ownership/rights.ts'
import type { Item } from '#shared/wire/item.ts'
import type { News } from '../../server/ledger/news.ts'
import type { Ledger, Speaker } from '../../server/ledger/ledger.ts'
import { rightsText } from '../../server/ledger/rightsText.ts'
import { ids } from './people.ts'

/**
 * A small real ledger in memory, for the socket's own tests: it takes `set` and `create` of customers and `transfer`,
 * keeps a log of news, and commits either at once or when told (`commit`).
 */
export interface FakeLedger extends Ledger {
  readonly log: string
  readonly keptVersions: readonly { readonly customer: CustomerId; readonly by: MemberId; readonly bytes: Uint8Array }[]
  addCustomer(customer: CustomerId, owner: MemberId): void
  hand(customer: CustomerId, to: MemberId): void
  renameCompany(name: string): void
  removeMember(member: MemberId): void
  moveMember(member: MemberId, role: Member['role']): void
  commit(): void
  noteLog(customer: CustomerId): readonly Uint8Array[]
}

export function createFakeLedger({ commits }: { readonly commits: 'at once' | 'when told' }): FakeLedger {
  const companyDoc = newCompanyDoc()
  const docs = new Map<CustomerId, Y.Doc>()
  const envelopes = new Map<CustomerId, Envelope>()
  const seqs = new Map<CustomerId, number>()
  const notes = new Map<CustomerId, Uint8Array[]>()
  const answers = new Map<string, Answer>()
  const log: News[] = []
  const keptVersions: { customer: CustomerId; by: MemberId; bytes: Uint8Array }[] = []
  const listeners = new Set<(news: readonly News[]) => void>()
  const rightsListeners = new Set<(members: readonly MemberId[]) => void>()
  const afterCommits: (() => void)[] = []
  let pending: News[] = []
  let durable = 0
  let head = 0

  const company = (): Company => {
    const read = readCompany(companyDoc)
    if (read === null) throw new Error('no company')
    return read
  }
  const tell = (make: (seq: number) => Omit<News, 'seq' | 'classes'>) => {
    head += 1
    const news = { seq: head, classes: new Map(), ...make(head) }
    log.push(news)
    pending.push(news)
  }
  const commit = () => {
    const news = pending
    pending = []
    durable = head
    if (news.length > 0) for (const listener of listeners) listener(news)
    for (const work of afterCommits.splice(0)) work()
  }
  const settle = () => {
    if (commits === 'at once') commit()
  }
  const gain = (seq: number, customer: CustomerId): Item => ({
    kind: 'gain',
    seq,
    customer,
    envelope: envelopes.get(customer)!,
    rows: [],
    bytes: 0,
  })
  const snapshot = (customer: CustomerId) => Y.encodeStateAsUpdate(docs.get(customer) ?? newCustomerDoc(customer))

  const hand = (customer: CustomerId, to: MemberId) => {
    const before = envelopes.get(customer) ?? null
    const after: Envelope = {
      customer,
      owner: { kind: 'rep', member: to, since: 1 },
      department: company().members.get(to)!.department,
      formerOwner: before?.owner.kind === 'rep' ? before.owner.member : undefined,
      epoch: head + 1,
    }
    envelopes.set(customer, after)
    tell((seq) => ({
      item: gain(seq, customer),
      bytes: snapshot(customer),
      audience: { kind: 'hands', before, after },
    }))
  }

  const visibleTo = (speaker: Speaker, news: News): { item: Item; bytes: Uint8Array | null } | null => {
    const { audience, item, bytes } = news
    switch (audience.kind) {
      case 'readers':
        return mayRead(speaker.viewer, envelopes.get(audience.envelope.customer)!) ? { item, bytes } : null
      case 'hands': {
        const { customer } = audience.after
        return mayRead(speaker.viewer, envelopes.get(customer)!)
          ? { item: gain(news.seq, customer), bytes: snapshot(customer) }
          : { item: { kind: 'lose', seq: news.seq, customer }, bytes: null }
      }
      case 'member':
        return audience.member === speaker.viewer.member ? { item, bytes } : null
      case 'author':
        return audience.member === speaker.viewer.member && audience.device === speaker.device ? { item, bytes } : null
      case 'all':
        return { item, bytes }
    }
  }

  const submit = (speaker: Speaker, part: ChangePart): Answer => {
    const name = `${part.set.id}/${part.part}`
    const known = answers.get(name)
    if (known !== undefined) return known
    for (const change of part.changes) {
      if (change.kind !== 'set') throw new Error(`the fake ledger takes no ${change.kind}`)
      const envelope = envelopes.get(change.customer)
      if (envelope === undefined || !mayRead(speaker.viewer, envelope)) continue
      const writes = change.cells.map(({ column, now }): Write => ({
        table: change.table,
        record: change.record,
        key: column,
        value: now,
      }))
      const bytes = writeToDocument(docs.get(change.customer)!, writes)
      seqs.set(change.customer, head + 1)
      tell((seq) => ({
        item: {
          kind: 'write',
          seq,
          customer: change.customer,
          set: part.set.id,
          why: part.set.kind,
          by: speaker.viewer.member,
          at: 1,
          writes,
          bytes: 0,
        },
        bytes,
        audience: { kind: 'readers', envelope },
      }))
    }
    const answer: Answer = {
      set: part.set.id,
      part: part.part,
      seq: head + 1,
      verdicts: part.changes.map(() => ({ kind: 'accepted' })),
    }
    answers.set(name, answer)
    tell((seq) => ({
      item: { kind: 'answer', seq, answer },
      bytes: null,
      audience: { kind: 'author', member: speaker.viewer.member, device: speaker.device },
    }))
    settle()
    return answer
  }

  const putMember = (member: MemberId, facts: Partial<Member>) => {
    companyDoc.getMap('members').set(member, { ...company().members.get(member), ...facts })
    for (const listener of rightsListeners) listener([member])
  }

  return {
    company: ids.company,
    log: 'log-1',
    companyDoc,
    keptVersions,
    companyNow: company,
    head: () => durable,
    viewer: (member) => viewerOf(company(), member),
    submit,
    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onRightsChanged(listener) {
      rightsListeners.add(listener)
      return () => rightsListeners.delete(listener)
    },
    catchUp(speaker, from, maxBytes) {
      const items: Item[] = []
      const blobs: Uint8Array[] = []
      let bytes = 0
      let to = from
      for (const news of log) {
        if (news.seq <= from) continue
        if (bytes >= maxBytes) break
        to = news.seq
        const seen = visibleTo(speaker, news)
        if (seen === null) continue
        items.push('bytes' in seen.item ? { ...seen.item, bytes: blobs.push(seen.bytes!) - 1 } : seen.item)
        bytes += 200 + (seen.bytes?.length ?? 0)
      }
      return { to, items, blobs }
    },
    rights: (member) => {
      const viewer = viewerOf(company(), member)
      return viewer === null ? '' : rightsText(viewer, 0)
    },
    beginShift: () => null,
    continueShift: () => {
      throw new Error('the fake ledger knows no rights of before')
    },
    bootPage(speaker, bootHead, page, after) {
      const mine = [...envelopes.values()].filter((envelope) => mayRead(speaker.viewer, envelope))
      const rest = mine.filter(
        ({ customer }) => after?.customer === null || after === null || customer > after.customer!,
      )
      const envelopesOfPage = rest.toSorted((a, b) => (a.customer < b.customer ? -1 : 1)).slice(0, 2)
      return {
        head: bootHead,
        page,
        table: 'customers',
        after: envelopesOfPage.at(-1)?.customer ?? after?.customer ?? null,
        envelopes: envelopesOfPage,
        rows: envelopesOfPage.map(({ customer }) => ({
          id: ledgerRecord(customer),
          customer,
          table: 'customers' as const,
          cells: docs.get(customer)!.getMap('customers').size > 0 ? {} : {},
          created: { by: ids.boss, at: 1 },
          removed: null,
          changed: { by: ids.boss, at: 1 },
        })),
        proposals: [],
        notices: [],
        personal: [],
        last: rest.length <= 2,
        total: mine.length,
      }
    },
    documents: (viewer: Viewer, customers) =>
      customers.flatMap((customer) => {
        const envelope = envelopes.get(customer)
        if (envelope === undefined || !mayRead(viewer, envelope)) return []
        return [{ customer, seq: seqs.get(customer) ?? 0, bytes: snapshot(customer) }]
      }),
    hashes: () => [],
    afterCommit(work) {
      if (pending.length > 0) afterCommits.push(work)
      else work()
    },
    envelope: (customer) => envelopes.get(customer) ?? null,
    handIn: () => {
      throw new Error('the fake ledger takes nothing handed in')
    },
    hasKnown: (viewer, customer) =>
      log.some(({ audience }) => {
        if (audience.kind !== 'hands' || audience.after.customer !== customer) return false
        return mayRead(viewer, audience.after) || (audience.before !== null && mayRead(viewer, audience.before))
      }),
    history: () => [],
    handsHistory: () => [],
    poolCards: () => ({ cards: [], total: 0, views: null, claims: null }),
    proposals: () => [],
    sweep: () => 0,
    turns: () => [],
    previewHandOver: function* () {
      yield
      return { count: 0, trashed: 0, gets: new Map(), unplaced: 0 }
    },
    errands: () => [],
    readNote: (customer) => notes.get(customer) ?? [],
    noteLog: (customer) => notes.get(customer) ?? [],
    appendNote(customer, _by, update) {
      notes.set(customer, [...(notes.get(customer) ?? []), update])
    },
    replaceNote(customer, bytes) {
      notes.set(customer, [bytes])
    },
    keepNoteVersion(customer, by, _at, bytes) {
      keptVersions.push({ customer, by, bytes })
    },
    noteVersions: () => [],
    notices: () => [],
    attachments: {
      readable: () => null,
      awaited: () => null,
      room: () => ({ bytes: 0, limit: 0, againAt: 0 }),
      arrived: () => undefined,
      sweep: () => [],
    },
    addCustomer(customer, owner) {
      docs.set(customer, newCustomerDoc(customer))
      hand(customer, owner)
      settle()
    },
    hand(customer, to) {
      hand(customer, to)
      settle()
    },
    renameCompany(name) {
      companyDoc.getMap('about').set('name', name)
      tell((seq) => ({
        item: { kind: 'personal', seq, key: 'renamed', value: name },
        bytes: null,
        audience: { kind: 'member', member: ids.boss },
      }))
      settle()
    },
    removeMember: (member) => putMember(member, { left: true }),
    moveMember: (member, role) => putMember(member, { role }),
    commit,
    [Symbol.dispose]() {
      listeners.clear()
    },
  }
}

function newCompanyDoc(): Y.Doc {
  const doc = new Y.Doc({ guid: 'company' })
  doc.getMap('about').set('id', ids.company)
  doc.getMap('about').set('name', '华东贸易')
  doc.getMap('about').set('settings', { cadenceDays: {}, zoneMinutes: 480 })
  doc.getMap('departments').set(ids.sales, { id: ids.sales, name: '销售部', parent: null, order: 1 })
  for (const [id, name, role] of [
    [ids.boss, '王总', 'generalManager'],
    [ids.partner, '赵总', 'generalManager'],
    [ids.li, '李雷', 'rep'],
    [ids.han, '韩梅', 'rep'],
  ] as const) {
    doc.getMap('members').set(id, { id, name, role, department: ids.sales })
  }
  return doc
}
