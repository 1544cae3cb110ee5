import * as Y from 'yjs'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import { assert } from '#shared/base/result.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import { newCustomerDoc, project, writeToRow, type RecordRow } from '#shared/ledger/document.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { BootRow, Item } from '#shared/wire/item.ts'
import type { Body } from '#shared/wire/message.ts'
import { toldOf } from '../../server/ledger/audience.ts'
import type { News } from '../../server/ledger/news.ts'
import type { ShiftStep } from '../../server/ledger/sightShift.ts'
import type { Office } from './office.ts'

/** The simplest device: what it was told, nothing else. */
export class Copy {
  readonly #office: Office
  readonly #member: MemberId
  /** By whose rights its link is told the news. */
  #viewer: Viewer
  readonly envelopes = new Map<CustomerId, Envelope>()
  readonly rows = new Map<string, RecordRow>()
  readonly docs = new Map<CustomerId, Y.Doc>()
  cursor = 0
  rights = ''

  private constructor(office: Office, member: MemberId) {
    this.#office = office
    this.#member = member
    this.#viewer = office.speaker(member).viewer
  }

  /** A first sync, page by page, documents after. */
  static boot(office: Office, member: MemberId): Copy {
    const copy = new Copy(office, member)
    const head = office.ledger.head()
    copy.rights = office.ledger.rights(member)
    let after: { table: Body<'boot'>['table']; customer: CustomerId | null } | null = null
    for (let page = 0; ; page += 1) {
      const body: Body<'boot'> = office.ledger.bootPage(office.speaker(member), head, page, after)
      for (const envelope of body.envelopes) copy.envelopes.set(envelope.customer, envelope)
      for (const row of body.rows) copy.#keep(row)
      if (body.last) break
      after = { table: body.table, customer: body.after }
    }
    copy.cursor = head
    const viewer = office.speaker(member).viewer
    for (const { customer, bytes } of office.ledger.documents(viewer, [...copy.envelopes.keys()]))
      copy.#open(customer, bytes)
    return copy
  }

  /** What its owner gained and lost since it was made, as far as so many pages come. */
  shift(maxBytes = 1e6, pages = Number.POSITIVE_INFINITY): readonly Item[] {
    const { ledger } = this.#office
    const told: Item[] = []
    this.#viewer = this.#office.speaker(this.#member).viewer
    if (this.rights === ledger.rights(this.#member)) return told
    let shift = ledger.beginShift(this.#member, { rights: this.rights, from: this.cursor })
    assert(shift !== null, `what a copy of ${this.rights} holds is known`)
    for (let page = 0; page < pages && shift !== null; page += 1) {
      const step: ShiftStep = ledger.continueShift(this.#member, shift, maxBytes)
      for (const item of step.items) this.#apply(item, [])
      told.push(...step.items)
      shift = step.shift
      this.rights = step.rights
    }
    return told
  }

  /** Everything since the cursor; how many batches it took. */
  catchUp(maxBytes = 1e6): number {
    this.shift(maxBytes)
    for (let batches = 0; ; batches += 1) {
      const { to, items, blobs } = this.#office.ledger.catchUp(
        this.#office.speaker(this.#member),
        this.cursor,
        maxBytes,
      )
      if (to === this.cursor) return batches
      for (const item of items) this.#apply(item, blobs)
      this.cursor = to
    }
  }

  /** A piece of news as its link brings it. */
  hear(news: News): void {
    const told = toldOf(news, this.#viewer, this.#office.speaker(this.#member).device)
    if (told !== null) this.#apply(told.item, told.bytes === null ? [] : [told.bytes])
    this.cursor = news.seq
  }

  /** Whom it knows and what it says of them; the documents say the same as the rows. */
  content(): unknown {
    const customers = [...this.envelopes.keys()].sort()
    return customers.map((customer) => ({
      envelope: this.envelopes.get(customer),
      rows: [...this.rows.values()]
        .filter((row) => row.customer === customer)
        .map(plain)
        .sort(byId),
      document: project(this.docs.get(customer) ?? newCustomerDoc(customer), customer)
        .map(plain)
        .sort(byId),
    }))
  }

  #apply(item: Item, blobs: readonly Uint8Array[]): void {
    switch (item.kind) {
      case 'gain':
        this.#forget(item.customer)
        this.envelopes.set(item.customer, item.envelope)
        for (const row of item.rows) this.#keep(row)
        this.#open(item.customer, item.bytes === undefined ? this.#fetched(item.customer) : blobs[item.bytes])
        return
      case 'lose':
        return this.#forget(item.customer)
      case 'envelope':
        this.envelopes.set(item.customer, item.envelope)
        return
      case 'write': {
        for (const write of item.writes) {
          const key = `${write.table}/${item.customer}/${write.record}`
          const row = writeToRow(this.rows.get(key) ?? null, item.customer, write)
          if (row !== null) this.rows.set(key, row)
        }
        const doc = this.docs.get(item.customer)
        const bytes = blobs[item.bytes]
        if (doc !== undefined && bytes !== undefined) Y.applyUpdate(doc, bytes)
        return
      }
      case 'proposal':
      case 'notice':
      case 'personal':
      case 'columns':
      case 'lists':
      case 'answer':
        return
    }
  }

  #keep({ id, customer, table, cells, created, removed }: BootRow): void {
    const row = { id, customer, table, cells, created, removed }
    this.rows.set(`${row.table}/${row.customer}/${row.id}`, row)
  }

  #fetched(customer: CustomerId): Uint8Array | undefined {
    return this.#office.ledger.documents(this.#office.speaker(this.#member).viewer, [customer])[0]?.bytes
  }

  #open(customer: CustomerId, bytes: Uint8Array | undefined): void {
    const doc = newCustomerDoc(customer)
    if (bytes !== undefined) Y.applyUpdate(doc, bytes)
    this.docs.set(customer, doc)
  }

  #forget(customer: CustomerId): void {
    this.envelopes.delete(customer)
    this.docs.delete(customer)
    for (const [key, row] of this.rows) if (row.customer === customer) this.rows.delete(key)
  }
}

const plain = (row: RecordRow) => ({
  ...row,
  cells: Object.fromEntries(Object.entries(row.cells).filter(([, value]: [string, CellValue]) => value !== null)),
})
const byId = (left: { table: string; id: string }, right: { table: string; id: string }) =>
  `${left.table}/${left.id}` < `${right.table}/${right.id}` ? -1 : 1
