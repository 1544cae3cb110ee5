import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { readSyncMessage, writeSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import {
  newChangeSetId,
  type ChangeSetId,
  type CustomerId,
  type DepartmentId,
  type DeviceId,
  type MemberId,
} from '#shared/base/id.ts'
import { never } from '#shared/base/result.ts'
import { TableId } from '#shared/ledger/column.ts'
import type { Answer, Change, ChangePart, ChangeSetKind } from '#shared/ledger/change.ts'
import { readCompany, type Company } from '#shared/ledger/company.ts'
import { digestOf } from '#shared/ledger/digest.ts'
import { decodeMessage, encodeMessage } from '#shared/wire/message.ts'
import { createBook, type Book } from '../../client/replica/book.ts'
import { applyBatch, applyBoot, applyMended } from '../../client/replica/bookBatch.ts'
import { precheck } from '../../client/replica/bookCheck.ts'
import { setCompany } from '../../client/replica/bookCompany.ts'
import { loadDisputed, loadEnvelopes, loadFacts, loadTable } from '../../client/replica/bookLoad.ts'
import { acknowledge, queue, settle, settledState } from '../../client/replica/bookOutbox.ts'
import { isReopened } from '../../client/sync/heal.ts'
import { startSync, step } from '../../client/sync/machine.ts'
import { partKey, type Effect, type SyncEvent, type SyncState } from '../../client/sync/state.ts'
import type { Clock } from './clock.ts'
import type { Dice } from './dice.ts'
import {
  copyAfterBatch,
  copyAfterBoot,
  copyAfterDocuments,
  copyAfterMend,
  mendedRows,
  MainStore,
  OutboxStore,
  type Copy,
  type StoredPart,
} from './simDisk.ts'
import type { Wire } from './wire.ts'

/** Parts of a laptop that a test may replace by broken ones. */
export interface LaptopParts {
  readonly step: typeof step
  readonly storeBatch: (main: MainStore, effect: Effect & { kind: 'storeBatch' }) => void
  readonly storeBoot: (main: MainStore, effect: Effect & { kind: 'storeBoot' }) => void
  /** Runs as parts leave for the server. */
  readonly onSubmit: (laptop: Laptop, parts: readonly ChangePart[]) => readonly ChangePart[]
  readonly onLost: (laptop: Laptop, customer: CustomerId) => void
  readonly onWipe: (laptop: Laptop) => void
  /** What a device that was put out leaves with the server of all that lies unsent on it. */
  readonly onLeave: (parts: readonly ChangePart[]) => readonly ChangePart[]
  /** Clears the copy of a device that was put out. */
  readonly clear: (laptop: Laptop) => void
}

export const soundLaptop: LaptopParts = {
  step,
  storeBatch: (main, effect) => main.put(copyAfterBatch(main.now, effect)),
  storeBoot: (main, effect) => main.put(copyAfterBoot(main.now, effect)),
  onSubmit: (_laptop, parts) => parts,
  onLost: () => undefined,
  onWipe: () => undefined,
  onLeave: (parts) => parts,
  clear: (laptop) => laptop.main.wipe(),
}

export interface LaptopOwner {
  readonly member: MemberId
  readonly device: DeviceId
  readonly name: string
}

/** What the laptop tells the world. */
export interface LaptopNews {
  typed(laptop: Laptop, part: ChangePart): void
  answered(laptop: Laptop, answer: StoredPart): void
  moved(laptop: Laptop, state: SyncState): void
}

/** One person's device: the product's machine and book on a disk that can fail, and a wire that is delivered by hand. */
export class Laptop {
  owner: LaptopOwner
  readonly main = new MainStore()
  readonly outbox = new OutboxStore()
  state: SyncState
  book: Book
  company: Y.Doc
  wire: Wire | null = null
  /** It was put out and cleared; nobody has signed in on it since. */
  isCleared = false
  readonly #world: {
    readonly clock: Clock
    readonly dice: Dice
    readonly news: LaptopNews
    readonly parts: LaptopParts
  }
  #effects: Effect[] = []

  constructor(owner: LaptopOwner, world: { clock: Clock; dice: Dice; news: LaptopNews; parts: LaptopParts }) {
    this.owner = owner
    this.#world = world
    this.company = new Y.Doc({ guid: 'company' })
    this.book = createBook(noCompany, owner.member)
    this.state = startSync({ device: owner.device, meta: this.main.now.meta, outbox: [] })
    this.open()
  }

  /** From cold: everything it knows comes from its two stores. */
  open(): void {
    const copy = this.main.now
    const parts = [...this.outbox.parts.values()]
    const waiting = parts.filter(({ answer }) => answer === null)
    this.#effects = []
    this.wire = null
    this.company = new Y.Doc({ guid: 'company' })
    this.company.clientID = this.#world.dice.below(2 ** 32)
    if (copy.company !== null) Y.applyUpdate(this.company, copy.company)
    this.company.on('update', () => this.#companyMoved())
    this.book = openBook(copy, readCompany(this.company) ?? noCompany, this.owner.member)
    loadDisputed(
      this.book,
      parts.flatMap(({ part, answer, looked }) =>
        answer !== null && !looked && settledState(answer) === 'disputed' ? [{ part, answer }] : [],
      ),
    )
    queue(
      this.book,
      waiting.map(({ part }) => part),
    )
    this.state = startSync({ device: this.owner.device, meta: copy.meta, outbox: waiting })
  }

  connect(wire: Wire): void {
    this.wire = wire
    this.feed({ kind: 'opened', socket: wire.socket })
    this.#askCompany(wire)
  }

  /** The connection is gone, as this side sees it. */
  disconnect(code: number): void {
    const { wire } = this
    if (wire === null) return
    this.wire = null
    wire.left = true
    this.feed({ kind: 'closed', socket: wire.socket, code })
  }

  /** One frame from the server, on whichever wire it came. */
  hear(socket: number, frame: Uint8Array): void {
    const message = decodeMessage(frame)
    if (message !== null) return this.feed({ kind: 'message', socket, message })
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) === 0) readSyncMessage(decoder, encoding.createEncoder(), this.company, 'server')
  }

  feed(event: SyncEvent): void {
    const { state, effects } = this.#world.parts.step(this.state, event)
    this.state = state
    this.#effects.push(...effects)
    this.#world.news.moved(this, state)
  }

  get hasWork(): boolean {
    return this.#effects.length > 0
  }

  /** Does the next thing the machine asked for; a crash may come before the one after. */
  work(): void {
    const effect = this.#effects.shift()
    if (effect !== undefined) this.#run(effect)
  }

  workAll(): void {
    while (this.hasWork) this.work()
  }

  /** A gesture: stored strictly, shown at once. False when the rules already say no here. */
  submit(
    kind: ChangeSetKind,
    changes: readonly Change[],
    options: { undoes?: ChangeSetId; unchecked?: boolean } = {},
  ): boolean {
    const { clock, dice, news } = this.#world
    const at = clock.now()
    if (options.unchecked !== true && precheck(this.book, changes, at).length > 0) return false
    const { member, device } = this.owner
    const id = newChangeSetId(dice.random)
    const set = { id, kind, label: '', author: member, device, madeAt: at, undoes: options.undoes }
    const part: ChangePart = { set, part: 0, changes, link: this.state.link }
    const bytes = JSON.stringify(part).length
    this.outbox.parts.set(partKey(part), { part, bytes, answer: null, looked: false })
    news.typed(this, part)
    queue(this.book, [part])
    this.feed({ kind: 'queued', parts: [{ part, bytes }] })
    return true
  }

  /** Compares what its disk holds with the server; `errs` spoils a digest. */
  verify(errs: (customer: CustomerId) => boolean = () => false): void {
    const { envelopes, rows } = this.main.now
    const digests = [...envelopes.keys()].map((customer) => {
      const held = [...rows.values()].filter((row) => row.customer === customer)
      return { customer, hash: errs(customer) ? '' : digestOf(held) }
    })
    this.feed({ kind: 'verify', digests })
  }

  /** Looks at a refusal. */
  look(set: ChangeSetId): void {
    for (const key of acknowledge(this.book, set).keys) {
      const stored = this.outbox.parts.get(key)
      if (stored !== undefined) this.outbox.parts.set(key, { ...stored, looked: true })
    }
  }

  /** The power fails, or the browser is killed: the newest main-store writes may be lost, the outbox is not. */
  crash(lose: number): void {
    if (this.wire !== null) this.wire.left = true
    this.main.crash(lose)
    this.open()
  }

  /** The browser threw the main store away. */
  wipe(): void {
    if (this.wire !== null) this.wire.left = true
    this.main.wipe()
    this.#world.parts.onWipe(this)
    this.open()
  }

  /** What its outbox still waits with, in the order in which it was made. */
  unsent(): readonly ChangePart[] {
    const waiting = [...this.outbox.parts.values()].flatMap(({ part, answer }) => (answer === null ? [part] : []))
    return this.#world.parts.onLeave(waiting)
  }

  takeAnswers(answers: readonly Answer[]): void {
    this.#settle(answers)
  }

  /** It may work here no more: its copy goes, and with it what it had typed and handed in. */
  clear(): void {
    if (this.wire !== null) this.wire.left = true
    this.#world.parts.clear(this)
    this.outbox.parts.clear()
    this.isCleared = true
    this.open()
  }

  /** Its person comes back in by the front door: as another device. */
  signIn(device: DeviceId): void {
    this.owner = { ...this.owner, device }
    this.isCleared = false
    this.open()
  }

  #companyMoved(): void {
    const company = readCompany(this.company)
    if (company === null) return
    this.main.put({ ...this.main.now, company: Y.encodeStateAsUpdate(this.company) })
    setCompany(this.book, company)
  }

  #run(effect: Effect): void {
    const { parts } = this.#world
    switch (effect.kind) {
      case 'send': {
        if (this.wire?.socket !== effect.socket) return
        const { message } = effect
        if (message.kind === 'submit') {
          const sent = parts.onSubmit(this, message.body.parts)
          if (sent.length > 0) this.wire.up.push(encodeMessage('submit', { parts: [...sent] }))
        } else this.wire.up.push(encodeMessage(message.kind, message.body))
        return
      }
      case 'storeBatch':
        parts.storeBatch(this.main, effect)
        applyBatch(this.book, effect.batch.items)
        for (const item of effect.batch.items) if (item.kind === 'lose') parts.onLost(this, item.customer)
        return this.feed({ kind: 'stored', socket: effect.socket, credit: effect.credit })
      case 'storeBoot':
        parts.storeBoot(this.main, effect)
        applyBoot(this.book, effect.page, effect.meta.boots, { ends: effect.ends })
        return this.feed({ kind: 'stored', socket: effect.socket, credit: effect.credit })
      case 'settle':
        return this.#settle(effect.answers)
      case 'reopen':
        this.#forgetCompany()
        return this.#reopen()
      case 'storeDocuments':
        return this.main.put(copyAfterDocuments(this.main.now, effect))
      case 'mend':
        this.main.put(copyAfterMend(this.main.now, effect))
        applyMended(this.book, mendedRows(effect))
        return
      case 'wakeIn':
        this.#world.clock.after(effect.ms, () => this.feed({ kind: 'tick' }))
        return
      case 'close':
        if (this.wire?.socket === effect.socket) {
          this.wire.left = true
          this.wire = null
        }
        return
      case 'presence':
      case 'errands':
      case 'serverTime':
        return
      default:
        return never(effect)
    }
  }

  #settle(answers: readonly Answer[]): void {
    for (const answer of answers) {
      const stored = this.outbox.parts.get(partKey(answer))
      if (stored === undefined) continue
      const answered = { ...stored, answer }
      if (stored.answer === null) this.outbox.parts.set(partKey(answer), answered)
      this.#world.news.answered(this, answered)
    }
    settle(this.book, answers)
  }

  /** The company document starts empty and is asked for whole. */
  #forgetCompany(): void {
    this.company = this.#freshCompany()
    this.main.put({ ...this.main.now, company: null })
    if (this.wire !== null) this.#askCompany(this.wire)
  }

  #freshCompany(): Y.Doc {
    const doc = new Y.Doc({ guid: 'company' })
    doc.clientID = this.#world.dice.below(2 ** 32)
    doc.on('update', () => this.#companyMoved())
    return doc
  }

  #askCompany(wire: Wire): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    writeSyncStep1(encoder, this.company)
    wire.up.push(encoding.toUint8Array(encoder))
  }

  #reopen(): void {
    const reopened: StoredPart[] = []
    for (const [key, stored] of this.outbox.parts) {
      if (stored.answer === null || !isReopened(stored.answer.verdicts)) continue
      this.outbox.parts.set(key, { ...stored, answer: null, looked: false })
      reopened.push(stored)
    }
    queue(
      this.book,
      reopened.map(({ part }) => part),
      { front: true },
    )
    this.feed({ kind: 'queued', parts: reopened, front: true })
  }
}

const noCompany: Company = {
  id: 'com_000000000000' as Company['id'], // stands until the company document is here
  name: '',
  columns: new Map(),
  members: new Map(),
  departments: new Map<DepartmentId, never>(),
  roles: new Map(),
  views: new Map(),
  removals: new Map(),
  settings: { cadenceDays: {}, zoneMinutes: 480 },
}

/** A book made from what a disk holds. */
export function openBook(copy: Copy, company: Company, member: MemberId): Book {
  const book = createBook(company, member)
  loadEnvelopes(book, copy.envelopes.values(), new Set())
  const rows = [...copy.rows.values()]
  for (const table of TableId.options) {
    loadTable(
      book,
      table,
      rows.filter((row) => row.table === table),
    )
  }
  loadFacts(book, {
    proposals: copy.proposals.values(),
    notices: copy.notices.values(),
    personal: copy.personal,
    columns: copy.columns,
    views: copy.views,
  })
  if (copy.meta.boot !== null) {
    const customers = [...copy.envelopes.keys()].filter((key) => copy.seen.has(key))
    const seenRows = rows.filter((row) => copy.seen.has(`${row.table}/${row.id}`)).map(({ id }) => id)
    const facts = [...copy.proposals.values(), ...copy.notices.values()]
      .map(({ id }) => id)
      .filter((id) => copy.seen.has(id))
    book.seen = { boot: copy.meta.boots, customers: new Set(customers), rows: new Set(seenRows), facts: new Set(facts) }
  }
  return book
}
