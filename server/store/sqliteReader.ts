import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'
import type { Answer, Proposal } from '#shared/ledger/change.ts'
import type { Envelope } from '#shared/ownership/envelope.ts'
import type { Notice } from '#shared/wire/item.ts'
import { uniqueKey } from '#shared/ledger/unique.ts'
import { createCellLookup } from './cellLookup.ts'
import { rowKey, type LogBody, type LogEntry, type ReadEntry, type Reader } from './store.ts'
import type { Scope, StoredAttachment, StoredCustomer, StoredRow } from './store.ts'
import type { LogQueue } from './logQueue.ts'
import type { Tail } from './tail.ts'

type Row = Record<string, SQLOutputValue>

/*
 * Casts in this file: what is read here was checked at the doors and written by `sqliteWriter.ts` alone,
 * and zod on every row would cost more than the query.
 */

/** Reads a company's file and its tail; sees the open turn because it shares the connection that writes it. */
export function createSqliteReader(db: DatabaseSync, tail: Tail, queue: LogQueue): Reader {
  const one = (sql: string) => {
    const statement = db.prepare(sql)
    return (...values: SQLInputValue[]): Row | undefined => statement.get(...values)
  }
  const many = (sql: string) => {
    const statement = db.prepare(sql)
    return (...values: SQLInputValue[]): Row[] => statement.all(...values)
  }
  /** What waits to be appended is in the log for whoever reads it. */
  const ofLog =
    <Found>(ask: (...values: SQLInputValue[]) => Found) =>
    (...values: SQLInputValue[]): Found => {
      queue.write()
      return ask(...values)
    }
  const meta = one('select value from meta where key = ?')
  const head = ofLog(one('select max(seq) as seq from log'))
  const logAfter = ofLog(many('select * from log where seq > ? order by seq limit ?'))
  const logAt = ofLog(one('select * from log where seq = ?'))
  const storedOf = many(
    'select l.* from log_of o cross join log l on l.seq = o.seq where o.customer = ? and o.seq < ? order by o.seq desc limit ?',
  )
  const storedUpdatesOf = many(
    'select l.bytes from log_of o cross join log l on l.seq = o.seq where o.customer = ? and o.seq > ? and l.bytes is not null order by o.seq',
  )
  const storedSeqOf = one('select max(seq) as seq from log_of where customer = ?')
  const answer = one(
    'select a.actor, l.answer from answers a join log l on l.seq = a.seq where a.set_id = ? and a.part = ?',
  )
  const customer = one('select envelope, hands_seq from customers where customer = ?')
  const rows = many('select body from rows where tbl = ? and customer = ? order by record')
  const expired = many('select distinct customer from shown where until is not null and until < ? limit ?')
  const snapshot = one('select seq, bytes from snapshots where customer = ?')
  const proposal = one('select body from proposals where id = ?')
  const proposalsOf = many('select body from proposals where customer = ? order by rowid')
  const openProposals = many('select body from proposals where open = 1 order by rowid')
  const proposalsBy = many('select body from proposals where author = ? order by rowid')
  const notice = one('select body from notices where id = ?')
  const noticesOf = many('select body from notices where member = ? order by rowid')
  const openNoticesAbout = many('select body from notices where customer = ? and done = 0 order by rowid')
  const dueAt = many('select body from rows where due_at is not null and due_at <= ? order by due_at limit ?')
  const dueOn = many('select body from rows where due_on is not null and due_on < ? order by due_on limit ?')
  const personal = many('select key, value from personal where member = ? order by key')
  const note = many('select bytes from notes where customer = ? order by id')
  const noteVersions = many('select by, at, bytes from note_versions where customer = ? order by id')
  const attachment = one('select * from attachments where id = ?')
  const attachments = many('select * from attachments where id > ? order by id limit ?')
  const attachmentPlaces = many(
    'select customer, col from attachment_places where attachment = ? order by customer, col',
  )
  const holdsBytes = one('select 1 from attachments where sha = ? and here = 1 limit 1')
  const uploaded = one('select day, bytes from uploads where member = ?')
  const jobs = many('select id, body from jobs order by id')
  const byScope = createScopeQueries(db)
  const holding = createCellLookup(db)

  /** A row as its last entry left it. */
  const present = (row: Row): StoredRow => {
    const stored = rowOf(row)
    return tail.isEmpty ? stored : (tail.row(rowKey(stored))?.row ?? stored)
  }
  const headNow = () => Number(head()?.['seq'] ?? 0)
  return {
    meta: (key) => textOf(meta(key), 'value'),
    head: headNow,
    logAfter: (seq, limit) => logAfter(seq, limit).map(entryOf),
    logAt: (seq) => mapOne(logAt(seq), entryOf),
    logOf(id, limit, before = Number.MAX_SAFE_INTEGER) {
      const late = tail.seqsOf(id).filter((seq) => seq < before)
      const found: Row[] = late
        .slice(-limit)
        .reverse()
        .map((seq) => logAt(seq))
        .filter((row) => row !== undefined)
      return [...found, ...(found.length < limit ? storedOf(id, before, limit - found.length) : [])].map(entryOf)
    },
    updatesOf(id, after) {
      const stored = storedUpdatesOf(id, after).map((row) => bytesOf(row, 'bytes'))
      const late = tail.seqsOf(id).filter((seq) => seq > after)
      return [...stored, ...late.flatMap((seq) => mapOne(logAt(seq), entryOf)?.update ?? [])]
    },
    lastSeqOf: (id) => tail.seqsOf(id).at(-1) ?? Number(storedSeqOf(id)?.['seq'] ?? 0),
    answer: (set, part) =>
      tail.answer(set, part) ??
      mapOne(answer(set, part), (row) => ({ actor: row['actor'] as never, answer: json<Answer>(row['answer']) })),
    customer: (id) => mapOne(customer(id), customerOf),
    customers: (scope, after, limit) =>
      byScope(scope, 'page')
        .all(...scopeValues(scope), after ?? '', limit)
        .map(customerOf),
    countCustomers: (scope) => Number(byScope(scope, 'customers').get(...scopeValues(scope))?.['n'] ?? 0),
    expired: (today, limit) => expired(today, limit).map((row) => row['customer'] as never),
    countRows: (scope) => Number(byScope(scope, 'rows').get(...scopeValues(scope))?.['n'] ?? 0),
    rows: (table, id) => rows(table, id).map(present),
    rowsHolding(table, column, value) {
      const holds = (row: StoredRow) => row.table === table && uniqueKey(row.cells[column]) === uniqueKey(value)
      const stored = holding(table, column, value).map((body) => json<StoredRow>(body))
      const found = stored.filter((row) => tail.row(rowKey(row)) === undefined)
      for (const { row } of tail.rows()) if (holds(row)) found.push(row)
      return found
    },
    snapshot: (id) =>
      tail.snapshot(id) ?? mapOne(snapshot(id), (row) => ({ seq: Number(row['seq']), bytes: bytesOf(row, 'bytes') })),
    companySnapshot: () => mapOne(snapshot('company'), (row) => bytesOf(row, 'bytes')),
    proposal: (id) => mapOne(proposal(id), (row) => json<Proposal>(row['body'])),
    proposalsOf: (id) => proposalsOf(id).map((row) => json<Proposal>(row['body'])),
    openProposals: () => openProposals().map((row) => json<Proposal>(row['body'])),
    proposalsBy: (author) => proposalsBy(author).map((row) => json<Proposal>(row['body'])),
    notice: (id) => mapOne(notice(id), (row) => json<Notice>(row['body'])),
    noticesOf: (member) => noticesOf(member).map((row) => json<Notice>(row['body'])),
    openNoticesAbout: (id) => openNoticesAbout(id).map((row) => json<Notice>(row['body'])),
    unsettled(at, today, limit) {
      // a row of the tail is due as the tail says; enough is read that leaving those out leaves none behind
      const reach = limit + tail.rowCount
      const stored = [...dueAt(at, reach), ...dueOn(today, reach)].map(rowOf)
      const found = stored.filter((row) => tail.row(rowKey(row)) === undefined)
      for (const { row, due } of tail.rows()) {
        if (due !== null && ('at' in due ? due.at <= at : due.on < today)) found.push(row)
      }
      return found
    },
    personal: (member) =>
      personal(member).map((row) => ({ key: String(row['key']), value: json<unknown>(row['value']) })),
    note: (id) => note(id).map((row) => bytesOf(row, 'bytes')),
    noteVersions: (id) =>
      noteVersions(id).map((row) => ({ by: row['by'] as never, at: Number(row['at']), bytes: bytesOf(row, 'bytes') })),
    attachment: (id) => mapOne(attachment(id), attachmentOf),
    attachments: (after, limit) => attachments(after ?? '', limit).map(attachmentOf),
    attachmentPlaces: (id) =>
      attachmentPlaces(id).map((row) => ({ customer: row['customer'] as never, column: row['col'] as never })),
    uploaded: (member) => mapOne(uploaded(member), (row) => ({ day: String(row['day']), bytes: Number(row['bytes']) })),
    holdsBytes: (sha) => holdsBytes(sha) !== undefined,
    jobs: () => jobs().map((row) => ({ id: Number(row['id']), body: json<unknown>(row['body']) })),
  }
}

const whereOf: Record<Scope['kind'], string> = {
  all: 'true',
  own: 'owner = ?',
  seen: `(owner in (select value from json_each(?)) or department in (select value from json_each(?))
    or customer in (select customer from shown where who in (select value from json_each(?))))`,
  departments: 'department in (select value from json_each(?))',
  none: 'false',
  pool: 'owner is null',
}

const scopeValues = (scope: Scope): SQLInputValue[] => {
  if (scope.kind === 'own') return [scope.member]
  if (scope.kind === 'seen')
    return [JSON.stringify(scope.owners), JSON.stringify(scope.departments), JSON.stringify(scope.shownTo)]
  return scope.kind === 'departments' ? [JSON.stringify(scope.departments)] : []
}

function createScopeQueries(db: DatabaseSync) {
  const prepared = new Map<string, StatementSync>()
  return (scope: Scope, what: 'page' | 'customers' | 'rows'): StatementSync => {
    const key = `${scope.kind}/${what}`
    let statement = prepared.get(key)
    if (statement === undefined) {
      const sql = (scope.kind === 'seen' ? seenSql[what] : undefined) ?? scopeSql(whereOf[scope.kind], what)
      prepared.set(key, (statement = db.prepare(sql)))
    }
    return statement
  }
}

/** What somebody sees, by three indexes: one `or` over them would look at and sort everything for each page. */
const seenSql: { readonly [What in 'page' | 'customers' | 'rows']?: string } = {
  page: `
  select envelope, hands_seq from customers where customer in (
    select customer from (
      select customer from customers where owner in (select value from json_each(?1)) and customer > ?4
      order by customer limit ?5)
    union select customer from (
      select customer from customers where department in (select value from json_each(?2)) and customer > ?4
      order by customer limit ?5)
    union select customer from (
      select customer from shown where who in (select value from json_each(?3)) and customer > ?4
      order by customer limit ?5)
  ) order by customer limit ?5`,
  customers: `
  select count(*) as n from (
    select customer from customers where owner = ?1
    union select customer from customers where department in (select value from json_each(?2))
    union select customer from shown where who in (select value from json_each(?3)))`,
}

function scopeSql(where: string, what: 'page' | 'customers' | 'rows'): string {
  if (what === 'page') {
    return `select envelope, hands_seq from customers where ${where} and customer > ? order by customer limit ?`
  }
  if (what === 'customers') return `select count(*) as n from customers where ${where}`
  if (where === 'true') return 'select count(*) as n from rows'
  return `select count(*) as n from rows where customer in (select customer from customers where ${where})`
}

/** Most entries that a scan meets are about customers its reader may not see: the body is parsed when first asked for. */
class SqliteEntry implements ReadEntry {
  readonly #row: Row
  #body: LogBody | undefined
  constructor(row: Row) {
    this.#row = row
  }
  get seq() {
    return Number(this.#row['seq'])
  }
  get at() {
    return Number(this.#row['at'])
  }
  get actor() {
    return this.#row['actor'] as LogEntry['actor']
  }
  get device() {
    return this.#row['device'] as LogEntry['device']
  }
  get set() {
    return this.#row['set_id'] as LogEntry['set']
  }
  get part() {
    return this.#row['part'] as number | null
  }
  get customer() {
    return this.#row['customer'] as LogEntry['customer']
  }
  get isPlain() {
    return this.#row['plain'] === 1
  }
  get body() {
    this.#body ??= json<LogBody>(this.#row['body'])
    return this.#body
  }
  get answer() {
    const text = this.#row['answer']
    return text === null || text === undefined ? null : json<Answer>(text)
  }
  get update() {
    return (this.#row['bytes'] ?? null) as Uint8Array | null
  }
}

const entryOf = (row: Row): ReadEntry => new SqliteEntry(row)
const rowOf = (row: Row): StoredRow => json<StoredRow>(row['body'])
const customerOf = (row: Row): StoredCustomer => ({
  envelope: json<Envelope>(row['envelope']),
  handsSeq: Number(row['hands_seq']),
})
const attachmentOf = (row: Row): StoredAttachment => ({
  id: row['id'] as StoredAttachment['id'],
  sha: String(row['sha']),
  size: Number(row['size']),
  type: row['type'] as StoredAttachment['type'],
  by: row['by'] as StoredAttachment['by'],
  at: Number(row['at']),
  isHere: row['here'] === 1,
  looseSince: row['loose_since'] === null ? null : Number(row['loose_since']),
})
const json = <T>(text: SQLOutputValue | undefined): T => JSON.parse(String(text)) as T
const bytesOf = (row: Row, column: string): Uint8Array => row[column] as Uint8Array
const textOf = (row: Row | undefined, column: string): string | null => (row === undefined ? null : String(row[column]))
const mapOne = <T>(row: Row | undefined, read: (row: Row) => T): T | null => (row === undefined ? null : read(row))
