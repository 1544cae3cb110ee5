import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { ownerOf } from '#shared/ownership/envelope.ts'
import type { LogQueue } from './logQueue.ts'
import { foldedKey, rowKey, shownTo, type Due, type Reader, type StoredRow, type WriteTx } from './store.ts'
import type { Tail } from './tail.ts'

/** The writing half; only ever used inside `Store.write`, `fold` just before a commit. */
export interface SqliteWriter extends WriteTx {
  /** Brings what the tail holds to its tables; the tail may be cleared once that is durable. */
  fold(): void
}

export interface SqliteWriterParts {
  readonly db: DatabaseSync
  readonly read: Reader
  readonly tail: Tail
  readonly queue: LogQueue
  /** Called before anything but the log is written: opens the savepoint to which a failing part goes back. */
  readonly enter: () => void
}

export function createSqliteWriter({ db, read, tail, queue, enter }: SqliteWriterParts): SqliteWriter {
  const prepare = (sql: string) => {
    const statement = db.prepare(sql)
    return {
      run(...values: SQLInputValue[]) {
        enter()
        return statement.run(...values)
      },
    }
  }
  const setMeta = prepare(
    'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  )
  const putAnswer = prepare('insert or replace into answers (set_id, part, actor, seq) values (?, ?, ?, ?)')
  const putLogOf = prepare('insert or ignore into log_of (customer, seq) values (?, ?)')
  const putCustomer = prepare(`
    insert into customers (customer, owner, department, envelope, hands_seq) values (?, ?, ?, ?, ?)
    on conflict (customer) do update set
      owner = excluded.owner, department = excluded.department, envelope = excluded.envelope, hands_seq = excluded.hands_seq`)
  const unshow = prepare('delete from shown where customer = ?')
  const show = prepare('insert into shown (who, customer, until) values (?, ?, ?)')
  const updateRow = prepare(
    'update rows set body = ?, due_at = ?, due_on = ? where tbl = ? and customer = ? and record = ?',
  )
  const insertRow = prepare('insert into rows (body, due_at, due_on, tbl, customer, record) values (?, ?, ?, ?, ?, ?)')
  const settle = prepare('update rows set due_at = null, due_on = null where tbl = ? and customer = ? and record = ?')
  const putSnapshot = prepare('insert or replace into snapshots (customer, seq, bytes) values (?, ?, ?)')
  const putProposal = prepare(`
    insert into proposals (id, customer, author, open, body) values (?, ?, ?, ?, ?)
    on conflict (id) do update set open = excluded.open, body = excluded.body`)
  const putNotice = prepare(`
    insert into notices (id, member, customer, done, body) values (?, ?, ?, ?, ?)
    on conflict (id) do update set done = excluded.done, body = excluded.body`)
  const putPersonal = prepare('insert or replace into personal (member, key, value) values (?, ?, ?)')
  const appendNote = prepare('insert into notes (customer, by, bytes) values (?, ?, ?)')
  const clearNote = prepare('delete from notes where customer = ?')
  const addNoteVersion = prepare('insert into note_versions (customer, by, at, bytes) values (?, ?, ?, ?)')
  const putAttachment = prepare(`
    insert or replace into attachments (id, sha, size, type, by, at, here, loose_since) values (?, ?, ?, ?, ?, ?, ?, ?)`)
  const addPlace = prepare('insert or ignore into attachment_places (attachment, customer, col) values (?, ?, ?)')
  const removePlaces = prepare('delete from attachment_places where attachment = ?')
  const removeAttachment = prepare('delete from attachments where id = ?')
  const putUploaded = prepare('insert or replace into uploads (member, day, bytes) values (?, ?, ?)')
  const addJob = prepare('insert into jobs (body) values (?)')
  const putJob = prepare('update jobs set body = ? where id = ?')
  const removeJob = prepare('delete from jobs where id = ?')

  const writeRow = (row: StoredRow, due: Due) => {
    const at = due !== null && 'at' in due ? due.at : null
    const on = due !== null && 'on' in due ? due.on : null
    const body = JSON.stringify(row)
    const { changes } = updateRow.run(body, at, on, row.table, row.customer, row.id)
    if (changes === 0) insertRow.run(body, at, on, row.table, row.customer, row.id)
  }

  return {
    ...read,
    setMeta: (key, value) => void setMeta.run(key, value),
    append(entry) {
      queue.push(entry)
      tail.noteEntry(entry.customer, entry.seq)
    },
    putAnswer: (actor, answer) => tail.putAnswer(actor, answer),
    putCustomer({ envelope, handsSeq }) {
      const { customer } = envelope
      putCustomer.run(customer, ownerOf(envelope), envelope.department, JSON.stringify(envelope), handsSeq)
      unshow.run(customer)
      for (const { who, until } of shownTo(envelope)) show.run(who, customer, until ?? null)
    },
    putRow(row, due) {
      tail.dropRow(rowKey(row))
      writeRow(row, due)
    },
    changeRow: (row, due) => tail.putRow(row, due),
    settle(row) {
      // woken again by a crash before the next fold, it is settled again: the same cause makes no second notice
      if (tail.row(rowKey(row)) === undefined) settle.run(row.table, row.customer, row.id)
      else tail.putRow(row, null)
    },
    putSnapshot: (customer, seq, bytes) => tail.putSnapshot({ customer, seq, bytes }),
    putCompanySnapshot: (bytes) => void putSnapshot.run('company', 0, bytes),
    putProposal(proposal) {
      const open = proposal.cells.some((cell) => cell.fate === 'open') ? 1 : 0
      putProposal.run(proposal.id, proposal.customer, proposal.author, open, JSON.stringify(proposal))
    },
    putNotice(notice) {
      putNotice.run(notice.id, notice.member, notice.customer, notice.done ? 1 : 0, JSON.stringify(notice))
    },
    putPersonal: (member, key, value) => void putPersonal.run(member, key, JSON.stringify(value)),
    appendNote: (customer, by, update) => void appendNote.run(customer, by, update),
    replaceNote(customer, snapshot) {
      clearNote.run(customer)
      appendNote.run(customer, null, snapshot)
    },
    addNoteVersion: (customer, { by, at, bytes }) => void addNoteVersion.run(customer, by, at, bytes),
    putAttachment: ({ id, sha, size, type, by, at, isHere, looseSince }) =>
      void putAttachment.run(id, sha, size, type, by, at, isHere ? 1 : 0, looseSince),
    addAttachmentPlace: (id, { customer, column }) => void addPlace.run(id, customer, column),
    removeAttachment(id) {
      removePlaces.run(id)
      removeAttachment.run(id)
    },
    putUploaded: (member, { day, bytes }) => void putUploaded.run(member, day, bytes),
    addJob: (body) => void addJob.run(JSON.stringify(body)),
    putJob: (id, body) => void putJob.run(JSON.stringify(body), id),
    removeJob: (id) => void removeJob.run(id),
    fold() {
      const { rows, answers, snapshots, seqs } = tail.sorted()
      for (const { row, due } of rows) writeRow(row, due)
      for (const { actor, answer } of answers) putAnswer.run(answer.set, answer.part, actor, answer.seq)
      for (const { customer, seq, bytes } of snapshots) putSnapshot.run(customer, seq, bytes)
      for (const [customer, about] of seqs) for (const seq of about) putLogOf.run(customer, seq)
      setMeta.run(foldedKey, String(read.head()))
    },
  }
}
