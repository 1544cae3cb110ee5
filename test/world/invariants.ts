import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { ColumnId, CustomerId } from '#shared/base/id.ts'
import { dayOf } from '#shared/base/instant.ts'
import { sameCell } from '#shared/ledger/cell.ts'
import type { Change, ChangePart, Verdict } from '#shared/ledger/change.ts'
import { isSameData, TableId } from '#shared/ledger/column.ts'
import { newCustomerDoc, project, type RecordRow } from '#shared/ledger/document.ts'
import { hasExpired } from '#shared/ownership/collaborator.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import { mayRead, type Viewer } from '#shared/ownership/rights.ts'
import { shownBy } from '#shared/ownership/sightRules.ts'
import { viewWithout } from '#shared/view/hiddenParts.ts'
import { decodeMessage } from '#shared/wire/message.ts'
import { rowsWithout } from '../../server/ledger/withoutColumns.ts'
import type { LogEntry, Reader } from '../../server/store/store.ts'
import { readCompany } from '#shared/ledger/company.ts'
import { openBook } from './laptop.ts'
import type { Laptop } from './laptop.ts'
import type { Submission } from './host.ts'
import { checkHeldClasses, checkSentClasses, hiddenFrom } from './checkClasses.ts'
import { hold, show } from './hold.ts'
import { poolFaults } from './pools.ts'
import { isOut, type World } from './scene.ts'

/** Whatever leaves the server may be read by whom it goes to, and is durable. */
export function checkSent(world: World, viewer: Viewer, frame: Uint8Array): void {
  const message = decodeMessage(frame)
  if (message === null) return
  checkSentClasses(world, viewer, message)
  const promise = 'R1 nothing is sent to someone without the right'
  // his rights of the moment: they may be wider already than when he joined, and his link is about to end for it
  const present = world.host.ledger.viewer(viewer.member)
  const may = (envelope: Envelope) => mayRead(viewer, envelope) || (present !== null && mayRead(present, envelope))
  const allowed = (envelope: Envelope | null, what: unknown) =>
    hold(envelope !== null && may(envelope), promise, () => `${viewer.member} heard ${show(what)}`)
  const { read } = world.host.store
  const now = (customer: CustomerId) => read.customer(customer)?.envelope ?? null
  if (message.kind === 'boot') for (const envelope of message.body.envelopes) allowed(envelope, envelope)
  if (message.kind === 'boot') for (const row of message.body.rows) allowed(now(row.customer), row)
  if (message.kind === 'fetch') for (const { customer } of message.body.found ?? []) allowed(now(customer), customer)
  if (message.kind !== 'batch') return
  for (const item of message.body.items) {
    if (item.kind === 'gain' || item.kind === 'envelope') allowed(item.envelope, item)
    if (item.kind === 'write') {
      const then = envelopeAt(read, item.customer, item.seq)
      const readable = [then, now(item.customer)].some((envelope) => envelope !== null && may(envelope))
      hold(readable, promise, () => `${viewer.member} heard ${show(item)}`)
    }
    hold(item.seq <= read.head(), 'R2 nothing is told before its entry is in the log', () => show(item))
  }
}

/** The envelope as of an entry, from the log. */
function envelopeAt(read: Reader, customer: CustomerId, seq: number): Envelope | null {
  const entries = read.logOf(customer, 10_000)
  for (const { body, seq: at } of entries) {
    const hands = 'hands' in body ? body.hands : undefined
    if (hands !== undefined && at <= seq) return hands.after
  }
  return null
}

/** A decision: repeated parts get their stored answer, nobody writes without the right, nothing newer is overwritten from offline. */
export function checkSubmitted(world: World, submission: Submission): void {
  const { part, answer, store, stood, speaker, isRepeat, before } = submission
  const key = `${part.set.id}/${part.part}`
  hold(answer.verdicts.length === part.changes.length, 'I5 every change gets one verdict', () => key)
  if (isRepeat) {
    hold(store.read.head() === before, 'I5 a repeated part has no second effect', () => key)
    return
  }
  checkOrder(world, part)
  if (part.changes.length !== 1) return // an earlier change of the part may have moved what the later met
  const [change] = part.changes
  const [verdict] = answer.verdicts
  const [before1] = stood
  if (change === undefined || verdict?.kind !== 'accepted' || before1 === undefined) {
    if (change !== undefined && verdict !== undefined) checkPartial(world, submission, change, verdict)
    return
  }
  const viewer = world.host.ledger.viewer(speaker.viewer.member)
  const isRecord = 'record' in change && !(change.kind === 'create' && change.table === 'customers')
  if (isRecord) {
    const may = viewer !== null && before1.envelope !== null && mayRead(viewer, before1.envelope)
    hold(may, 'R3 nobody writes without the right', () => `${key} ${show(change)}`)
  }
  checkPartial(world, submission, change, verdict)
}

/** Gestures of one device are decided in the order in which they were made. */
function checkOrder(world: World, part: ChangePart): void {
  const typed = world.typed.get(`${part.set.id}/${part.part}`)
  if (typed === undefined || world.restored > 0) return
  const { device } = part.set
  const last = world.decided.get(device) ?? -1
  hold(typed.n > last, 'C2 gestures of one device are decided in their order', () => show(part))
  world.decided.set(device, typed.n)
}

/** What was taken of a `set` made offline never stood against somebody else's newer value. */
function checkPartial(
  world: World,
  { part, speaker, stood, store, before }: Submission,
  change: Change,
  verdict: Verdict,
): void {
  const madeOn = world.typed.get(`${part.set.id}/${part.part}`)?.part.link ?? null
  if (change.kind !== 'set' || (verdict.kind !== 'accepted' && verdict.kind !== 'proposed')) return
  if (part.set.kind === 'undo' || madeOn === speaker.link) return
  const kept = verdict.kind === 'proposed' ? (verdict.columns.length === 0 ? null : verdict.columns) : []
  if (kept === null) return
  const row = stood[0]?.row
  for (const { column, was, now } of change.cells) {
    const present = row?.cells[column]
    if (kept.includes(column) || sameCell(present, was) || sameCell(present, now)) continue
    const writer = lastWriter(store.read, change.customer, change.record, column, before)
    hold(writer === speaker.viewer.member, 'C1 an offline edit overwrites nothing newer of somebody else', () =>
      show({ change, present }),
    )
  }
}

function lastWriter(read: Reader, customer: CustomerId, record: string, key: string, before: number): string | null {
  for (const entry of read.logOf(customer, 10_000)) {
    if (entry.seq > before || entry.body.kind !== 'write') continue
    if (entry.body.writes.some((write) => write.record === record && write.key === key)) return entry.actor
  }
  return null
}

/** Between two events of one laptop. */
export function checkMoved(world: World, laptop: Laptop): void {
  const { cursor, log } = laptop.state.meta
  if (log !== world.host.ledger.log || cursor === null) return
  const head = world.host.store.read.head()
  hold(cursor <= head, 'I8 no cursor is ahead of the log', () => `${laptop.owner.name} at ${cursor} of ${head}`)
}

/** Everything that must hold once all is quiet. */
export function checkWorld(world: World): void {
  const { host } = world
  hold(host.faults.length === 0, 'R4 no link ends by a fault of the server', () => host.faults.map(String).join('; '))
  const log = host.store.read.logAfter(0, 1_000_000)
  checkAnswers(world, log)
  checkEffects(world, log)
  checkHands(log)
  const faults = poolFaults(world, log)
  hold(faults.length === 0, 'R8 pools take and give by their rules', () => faults.join('; '))
  checkGiven(world)
  checkShown(world)
  checkReplay(world, log)
  for (const laptop of world.laptops) if (!isOut(world, laptop)) checkReplica(world, laptop)
}

function checkAnswers(world: World, log: readonly LogEntry[]): void {
  const counts = new Map<string, number>()
  for (const { answer } of log) {
    if (answer === null) continue
    const key = `${answer.set}/${answer.part}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const [key, count] of counts)
    hold(count === 1, 'I5 every part is answered exactly once', () => `${key}: ${count}`)
  for (const [key, { laptop, part }] of world.typed) {
    const stored = laptop.outbox.parts.get(key) ?? world.kept.get(key)
    hold(stored !== undefined, 'I3 nothing typed is lost', () => `${key} of ${laptop.owner.name}`)
    if (stored === undefined || (world.restored > 0 && world.kept.has(key))) continue
    const answer = host(world).answer(part.set.id, part.part)?.answer
    if (world.restored > 0 && stored.answer?.verdicts.every(({ kind }) => kind === 'refused') === true) continue
    hold(answer !== undefined, 'I3 every edit ends somewhere', () => `${key}: ${show(stored)}`)
    hold(isDeepStrictEqual(plain(stored.answer), plain(answer)), 'I3 the author knows the answer of the log', () =>
      show({ known: stored.answer, answer }),
    )
  }
}

const host = (world: World): Reader => world.host.store.read
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/** Accepted creations took effect once; what was refused or kept back has none. */
function checkEffects(world: World, log: readonly LogEntry[]): void {
  const created = new Map<string, number>()
  const written = new Set<string>()
  for (const { body, set } of log) {
    if (body.kind !== 'write') continue
    for (const { record, key, value } of body.writes) {
      if (key === '@') created.set(record, (created.get(record) ?? 0) + 1)
      else written.add(`${set}/${record}/${key}/${JSON.stringify(value)}`)
    }
  }
  for (const [record, count] of created) hold(count === 1, 'I7 no record is made twice', () => `${record}: ${count}`)
  for (const { part } of world.typed.values()) {
    const answer = host(world).answer(part.set.id, part.part)?.answer
    part.changes.forEach((change, index) => {
      const verdict = answer?.verdicts[index]
      if (verdict === undefined) return
      // of a creation some cells may have been kept back
      const isPart = verdict.kind === 'proposed' && verdict.columns.length > 0
      const took = verdict.kind === 'accepted' || verdict.kind === 'filed' || isPart
      if (change.kind === 'create') {
        // a kept-back creation takes effect when somebody accepts its proposal
        const decided = verdict.kind === 'proposed' && host(world).proposal(verdict.proposal)?.decidedBy !== undefined
        hold(decided || took === created.has(change.record), 'I7 a fact is kept exactly when the answer says so', () =>
          show({ verdict, change }),
        )
      }
      if (change.kind !== 'set') return
      const kept = verdict.kind === 'proposed' ? (verdict.columns.length === 0 ? null : verdict.columns) : []
      for (const { column, now } of change.cells) {
        if (typeof now !== 'string' || !now.startsWith('v')) continue
        const refused = verdict.kind === 'refused' || kept === null || kept.includes(column)
        const has = written.has(`${part.set.id}/${change.record}/${column}/${JSON.stringify(now)}`)
        hold(!(refused && has), 'I4 what was refused never takes effect', () => show({ verdict, change }))
      }
    })
  }
}

/** Hands follow one another: one owner at a time, each change starting from the one before. */
function checkHands(log: readonly LogEntry[]): void {
  const last = new Map<CustomerId, Envelope>()
  for (const { body, customer } of log) {
    const hands = 'hands' in body ? body.hands : undefined
    if (hands === undefined || customer === null) continue
    const before = last.get(customer) ?? null
    hold(isDeepStrictEqual(plain(hands.before), plain(before)), 'I5 at most one owner at a time', () =>
      show({ hands, before }),
    )
    last.set(customer, hands.after)
  }
}

/** What was given for a time is gone once a sweep has seen the day after. */
function checkGiven({ host, clock }: World): void {
  const today = dayOf(clock.now(), host.ledger.companyNow().settings.zoneMinutes)
  for (const { envelope } of host.store.read.customers({ kind: 'all' }, null, 100_000)) {
    const late = envelope.collaborators?.find((each) => hasExpired(each, today))
    hold(late === undefined, 'R5 what was given for a time ends with its day', () => show(envelope))
  }
}

/** Everybody is shown to just the departments that the rules say, by what stands in his cells. */
function checkShown({ host }: World): void {
  const company = host.ledger.companyNow()
  for (const { envelope } of host.store.read.customers({ kind: 'all' }, null, 100_000)) {
    const [row] = host.store.read.rows('customers', envelope.customer)
    const said = row === undefined ? [] : shownBy(company, row)
    hold(isDeepStrictEqual(envelope.shownTo ?? [], said), 'R6 a value shows a customer to whom the rules say', () =>
      show({ envelope, said }),
    )
  }
}

/** The log from zero gives the documents and the rows. */
function checkReplay(world: World, log: readonly LogEntry[]): void {
  const { read } = world.host.store
  const documents = new Map<CustomerId, Y.Doc>()
  for (const { customer, update, body } of log) {
    if (customer === null || update === null || body.kind !== 'write') continue
    const doc = documents.get(customer) ?? newCustomerDoc(customer)
    Y.applyUpdate(doc, update)
    documents.set(customer, doc)
  }
  for (const [customer, doc] of documents) {
    hold(
      doc.store.pendingStructs === null && doc.store.pendingDs === null,
      'I6 no document waits for a missing piece',
      () => customer,
    )
    const rows = TableId.options.flatMap((table) => read.rows(table, customer))
    hold(sameRows(rows, project(doc, customer)), 'I9 replaying the log gives the same rows', () =>
      show({ rows: rows.map(bare), replayed: project(doc, customer).map(bare) }),
    )
  }
}

const bare = ({ id, customer, table, cells, created, removed }: RecordRow): RecordRow => ({
  id,
  customer,
  table,
  cells: sorted(cells),
  created,
  removed,
})
const sorted = (cells: RecordRow['cells']): RecordRow['cells'] =>
  Object.fromEntries(Object.entries(cells).sort(([left], [right]) => (left < right ? -1 : 1)))
const byId = (rows: readonly RecordRow[]) => rows.map(bare).sort((left, right) => (left.id < right.id ? -1 : 1))
const sameRows = (left: readonly RecordRow[], right: readonly RecordRow[]): boolean =>
  isDeepStrictEqual(plain(byId(left)), plain(byId(right)))

/** A laptop holds what its owner may see, as the server has it, and nothing else; in memory as on disk. */
function checkReplica(world: World, laptop: Laptop): void {
  const { ledger, store } = world.host
  const viewer = ledger.viewer(laptop.owner.member)
  if (viewer === null) return
  checkHeldClasses(world, laptop, viewer)
  const hidden = hiddenFrom(world, viewer)
  const { name } = laptop.owner
  const copy = laptop.main.now
  const cold = openBook(copy, readCompany(laptop.company) ?? laptop.book.company, laptop.owner.member)
  for (const { envelope } of store.read.customers({ kind: 'all' }, null, 100_000)) {
    const { customer } = envelope
    if (!mayRead(viewer, envelope)) {
      const held = laptop.book.customers.has(customer) || copy.envelopes.has(customer) || copy.documents.has(customer)
      hold(!held, 'I2 nothing invisible is held', () => `${name} holds ${customer}`)
      for (const [, row] of copy.rows)
        hold(row.customer !== customer, 'I2 nothing invisible is held', () => `${name}: ${show(row)}`)
      continue
    }
    const mine = laptop.book.customers.get(customer)
    hold(isDeepStrictEqual(plain(mine?.envelope), plain(envelope)), 'I1 envelopes are the server’s', () =>
      show({ name, mine, envelope }),
    )
    for (const table of TableId.options) {
      const rows = rowsWithout(store.read.rows(table, customer), hidden)
      const book = [...laptop.book.tables[table].rows.values()].filter((row) => row.customer === customer)
      const whole = laptop.book.tables[table].loaded
        ? book
        : [...cold.tables[table].rows.values()].filter((row) => row.customer === customer)
      hold(sameRows(whole, rows), 'I1 rows are the server’s', () =>
        show({ name, table, mine: byId(whole), server: byId(rows) }),
      )
      const live = rows.filter(({ removed }) => removed === null && !isTrashed(envelope))
      const seen = [...laptop.book.tables[table].view.values()].filter((row) => row.customer === customer)
      hold(sameRows(seen, live), 'I10 the screen shows the confirmed values when nothing waits', () =>
        show({ name, seen, live }),
      )
      const stored = [...copy.rows.values()].filter((row) => row.customer === customer && row.table === table)
      hold(sameRows(stored, rows), 'I1 rows on disk are the server’s', () => show({ name, table, stored, rows }))
    }
    checkDocument(world, laptop, viewer, customer)
  }
  for (const customer of laptop.book.customers.keys()) {
    hold(store.read.customer(customer) !== null, 'I2 nothing unknown is held', () => `${name} holds ${customer}`)
  }
  const { company } = laptop.book
  for (const part of ['columns', 'members', 'departments'] as const) {
    const mine = Object.fromEntries<unknown>(company[part])
    const seen = [...ledger.companyNow()[part]].filter(([id]) => !hidden.has(id as ColumnId)) // only columns are hidden
    const theirs = Object.fromEntries<unknown>(seen)
    hold(isDeepStrictEqual(plain(mine), plain(theirs)), 'I1 the company is the server’s', () =>
      show({ name, mine, theirs }),
    )
  }
  for (const view of ledger.companyNow().views.values()) {
    const seen = viewWithout(view, hidden)
    const mine = company.views.get(view.id)
    hold(mine !== undefined && isSameData(seen.layout, mine.layout), 'I1 shared views are the server’s', () =>
      show({ name, mine, seen }),
    )
  }
}

const isTrashed = (envelope: Envelope): boolean => envelope.removed !== undefined

function checkDocument(world: World, laptop: Laptop, viewer: Viewer, customer: CustomerId): void {
  const held = laptop.main.now.documents.get(customer)
  const [theirs] = world.host.ledger.documents(viewer, [customer])
  if (held === undefined || theirs === undefined) return
  const mine = newCustomerDoc(customer)
  for (const update of held) Y.applyUpdate(mine, update)
  hold(
    mine.store.pendingStructs === null && mine.store.pendingDs === null,
    'I6 no document waits for a missing piece',
    () => customer,
  )
  const server = newCustomerDoc(customer)
  Y.applyUpdate(server, theirs.bytes)
  // who does not see all is not told of some client ids, which the server's document still has, emptied
  const same =
    hiddenFrom(world, viewer).size > 0
      ? sameRows(project(mine, customer), project(server, customer))
      : Buffer.compare(Y.encodeStateAsUpdate(mine), Y.encodeStateAsUpdate(server)) === 0
  hold(same, 'I1 documents are the server’s, byte for byte', () =>
    show({
      name: laptop.owner.name,
      mine: project(mine, customer).map(bare),
      server: project(server, customer).map(bare),
    }),
  )
}
