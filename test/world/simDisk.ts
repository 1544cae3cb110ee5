import * as Y from 'yjs'
import type { CustomerId } from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import type { Answer, ChangePart, Proposal } from '#shared/ledger/change.ts'
import { Proposal as ProposalSchema } from '#shared/ledger/change.ts'
import type { Column } from '#shared/ledger/column.ts'
import type { View } from '#shared/view/view.ts'
import { newCustomerDoc, project } from '#shared/ledger/document.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { BootRow, Item, Notice } from '#shared/wire/item.ts'
import { rowAfter, writesByRecord } from '../../client/replica/bookRows.ts'
import { emptyMeta, type Effect, type SyncMeta } from '../../client/sync/state.ts'

/** What the main store of a laptop holds after one transaction. */
export interface Copy {
  readonly meta: SyncMeta
  readonly company: Uint8Array | null
  readonly envelopes: ReadonlyMap<CustomerId, Envelope>
  readonly rows: ReadonlyMap<string, BootRow>
  readonly documents: ReadonlyMap<CustomerId, readonly Uint8Array[]>
  readonly proposals: ReadonlyMap<string, Proposal>
  readonly notices: ReadonlyMap<string, Notice>
  readonly personal: ReadonlyMap<string, unknown>
  readonly columns: readonly Column[]
  readonly views: readonly View[]
  /** The boot that brought each envelope and row of an unfinished first sync. */
  readonly seen: ReadonlySet<string>
}

const emptyCopy: Copy = {
  meta: emptyMeta,
  company: null,
  envelopes: new Map(),
  rows: new Map(),
  documents: new Map(),
  proposals: new Map(),
  notices: new Map(),
  personal: new Map(),
  columns: [],
  views: [],
  seen: new Set(),
}

/** A main store with relaxed durability: a crash may lose the newest transactions, each whole. */
export class MainStore {
  #synced: Copy = emptyCopy
  #unsynced: Copy[] = []

  get now(): Copy {
    return this.#unsynced.at(-1) ?? this.#synced
  }

  put(copy: Copy): void {
    this.#unsynced.push(copy)
    if (this.#unsynced.length > 12) this.#synced = this.#unsynced.shift() ?? this.#synced
  }

  sync(): void {
    this.#synced = this.now
    this.#unsynced = []
  }

  /** Loses at most the newest `lose` transactions. Returns how many it lost. */
  crash(lose: number): number {
    const lost = Math.min(lose, this.#unsynced.length)
    this.#unsynced.length -= lost
    this.sync()
    return lost
  }

  wipe(): void {
    this.#synced = emptyCopy
    this.#unsynced = []
  }
}

export interface StoredPart {
  readonly part: ChangePart
  readonly bytes: number
  readonly answer: Answer | null
  readonly looked: boolean
}

/** The outbox store: strict, in its own place; what was put is there after any crash. */
export class OutboxStore {
  readonly parts = new Map<string, StoredPart>()
}

/** A batch as one transaction of the main store. */
export function copyAfterBatch(copy: Copy, effect: Effect & { kind: 'storeBatch' }): Copy {
  return { ...copyAfterItems(copy, effect.batch.items, effect.blobs), meta: effect.meta }
}

/** The rows, documents and facts that these items leave. */
export function copyAfterItems(copy: Copy, items: readonly Item[], blobs: readonly Uint8Array[]): Copy {
  const draft = draftOf(copy)
  for (const item of items) takeItem(draft, item, blobs)
  return draft
}

function draftOf(copy: Copy) {
  return {
    ...copy,
    envelopes: new Map(copy.envelopes),
    rows: new Map(copy.rows),
    documents: new Map(copy.documents),
    proposals: new Map(copy.proposals),
    notices: new Map(copy.notices),
    personal: new Map(copy.personal),
  }
}
type Draft = ReturnType<typeof draftOf>

export const rowKey = (row: { readonly table: string; readonly id: string }): string => `${row.table}/${row.id}`

function takeItem(draft: Draft, item: Item, blobs: readonly Uint8Array[]): void {
  switch (item.kind) {
    case 'write': {
      for (const [id, writes] of writesByRecord(item)) {
        const table = writes[0]?.table
        if (table === undefined) continue
        const row = rowAfter(draft.rows.get(rowKey({ table, id })) ?? null, item, writes)
        if (row !== null) draft.rows.set(rowKey(row), row)
      }
      const held = draft.documents.get(item.customer)
      const bytes = blobs[item.bytes]
      if (held !== undefined && bytes !== undefined) draft.documents.set(item.customer, [...held, bytes])
      return
    }
    case 'gain': {
      forget(draft, item.customer)
      draft.envelopes.set(item.customer, item.envelope)
      for (const row of item.rows) draft.rows.set(rowKey(row), row)
      const bytes = item.bytes === undefined ? undefined : blobs[item.bytes]
      if (bytes !== undefined) draft.documents.set(item.customer, [bytes])
      return
    }
    case 'lose':
      return forget(draft, item.customer)
    case 'envelope':
      draft.envelopes.set(item.customer, item.envelope)
      return
    case 'proposal':
      draft.proposals.set(item.proposal.id, item.proposal)
      return
    case 'notice':
      draft.notices.set(item.notice.id, item.notice)
      return
    case 'personal':
      draft.personal.set(item.key, item.value)
      return
    case 'columns':
      draft.columns = item.columns
      draft.views = item.views
      return
    case 'lists':
      draft.proposals = new Map(item.proposals.map((each) => [each.id, each]))
      draft.notices = new Map(item.notices.map((each) => [each.id, each]))
      return
    case 'answer':
      return
    default:
      return never(item)
  }
}

function forget(draft: Draft, customer: CustomerId): void {
  draft.envelopes.delete(customer)
  draft.documents.delete(customer)
  for (const [key, row] of draft.rows) if (row.customer === customer) draft.rows.delete(key)
  for (const [key, proposal] of draft.proposals) if (proposal.customer === customer) draft.proposals.delete(key)
  for (const [key, notice] of draft.notices) if (notice.customer === customer) draft.notices.delete(key)
}

/** A page of a first sync as one transaction; the last forgets whatever an earlier copy held. */
export function copyAfterBoot(copy: Copy, effect: Effect & { kind: 'storeBoot' }): Copy {
  const { page, meta, ends } = effect
  const draft = draftOf(copy)
  const seen = new Set(copy.meta.boots === meta.boots ? copy.seen : [])
  for (const envelope of page.envelopes) {
    draft.envelopes.set(envelope.customer, envelope)
    seen.add(envelope.customer)
  }
  for (const row of page.rows) {
    draft.rows.set(rowKey(row), row)
    seen.add(rowKey(row))
  }
  for (const value of page.proposals) {
    const proposal = ProposalSchema.parse(value)
    draft.proposals.set(proposal.id, proposal)
    seen.add(proposal.id)
  }
  for (const notice of page.notices) {
    draft.notices.set(notice.id, notice)
    seen.add(notice.id)
  }
  for (const { key, value } of page.personal) draft.personal.set(key, value)
  if (page.columns !== undefined) {
    draft.columns = page.columns
    draft.views = page.views ?? []
  }
  if (!ends) return { ...draft, meta, seen }
  for (const entries of [draft.envelopes, draft.rows, draft.proposals, draft.notices] as Map<string, unknown>[]) {
    for (const key of entries.keys()) if (!seen.has(key)) entries.delete(key)
  }
  return { ...draft, meta, documents: new Map(), seen: new Set() }
}

/** Fetched documents take the place of what was held. */
export function copyAfterDocuments(copy: Copy, effect: Effect & { kind: 'storeDocuments' }): Copy {
  const documents = new Map(copy.documents)
  for (const { customer, bytes } of effect.found) if (copy.envelopes.has(customer)) documents.set(customer, [bytes])
  return { ...copy, documents }
}

/** The records of these customers as their fresh documents say, in place of whatever was held. */
export function copyAfterMend(copy: Copy, effect: Effect & { kind: 'mend' }): Copy {
  const draft = draftOf(copy)
  for (const { customer, rows } of mendedRows(effect)) {
    for (const [key, row] of draft.rows) if (row.customer === customer) draft.rows.delete(key)
    if (draft.envelopes.has(customer)) for (const row of rows) draft.rows.set(rowKey(row), row)
  }
  return draft
}

export const mendedRows = ({ found }: Effect & { kind: 'mend' }) =>
  found.map(({ customer, bytes }) => {
    const doc = newCustomerDoc(customer)
    Y.applyUpdate(doc, bytes)
    return { customer, rows: project(doc, customer).map((row): BootRow => ({ ...row, changed: row.created })) }
  })
