import type { DatabaseSync } from 'node:sqlite'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { foldedKey, isPlainWrite, rowKey, type Due, type Reader, type StoredRow, type WriteTx } from './store.ts'
import type { Tail } from './tail.ts'

/** The writing half; only ever used inside `Store.write`, `fold` just before a commit. */
export interface SqliteWriter extends WriteTx {
  /** Brings what the tail holds to its tables; the tail may be cleared once that is durable. */
  fold(): void
}

export function createSqliteWriter(db: DatabaseSync, read: Reader, tail: Tail): SqliteWriter {
  const setMeta = db.prepare(
    'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  )
  const append = db.prepare(
    'insert into log (seq, at, actor, device, set_id, part, customer, plain, body, answer, bytes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const putAnswer = db.prepare('insert or replace into answers (set_id, part, actor, seq) values (?, ?, ?, ?)')
  const putCustomer = db.prepare(`
    insert into customers (customer, owner, department, envelope, hands_seq) values (?, ?, ?, ?, ?)
    on conflict (customer) do update set
      owner = excluded.owner, department = excluded.department, envelope = excluded.envelope, hands_seq = excluded.hands_seq`)
  const updateRow = db.prepare(
    'update rows set body = ?, due_at = ?, due_on = ? where tbl = ? and customer = ? and record = ?',
  )
  const insertRow = db.prepare(
    'insert into rows (body, due_at, due_on, tbl, customer, record) values (?, ?, ?, ?, ?, ?)',
  )
  const settle = db.prepare(
    'update rows set due_at = null, due_on = null where tbl = ? and customer = ? and record = ?',
  )
  const putSnapshot = db.prepare('insert or replace into snapshots (customer, seq, bytes) values (?, ?, ?)')
  const putProposal = db.prepare(`
    insert into proposals (id, customer, author, open, body) values (?, ?, ?, ?, ?)
    on conflict (id) do update set open = excluded.open, body = excluded.body`)
  const putNotice = db.prepare(`
    insert into notices (id, member, customer, done, body) values (?, ?, ?, ?, ?)
    on conflict (id) do update set done = excluded.done, body = excluded.body`)
  const putPersonal = db.prepare('insert or replace into personal (member, key, value) values (?, ?, ?)')
  const appendNote = db.prepare('insert into notes (customer, by, bytes) values (?, ?, ?)')
  const clearNote = db.prepare('delete from notes where customer = ?')
  const addNoteVersion = db.prepare('insert into note_versions (customer, by, at, bytes) values (?, ?, ?, ?)')
  const addJob = db.prepare('insert into jobs (body) values (?)')
  const putJob = db.prepare('update jobs set body = ? where id = ?')
  const removeJob = db.prepare('delete from jobs where id = ?')

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
      append.run(
        entry.seq,
        entry.at,
        entry.actor,
        entry.device,
        entry.set,
        entry.part,
        entry.customer,
        isPlainWrite(entry.body) ? 1 : 0,
        JSON.stringify(entry.body),
        entry.answer === null ? null : JSON.stringify(entry.answer),
        entry.update,
      )
    },
    putAnswer: (actor, answer) => tail.putAnswer(actor, answer),
    putCustomer({ envelope, handsSeq }) {
      putCustomer.run(envelope.customer, ownerOf(envelope), envelope.department, JSON.stringify(envelope), handsSeq)
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
    putSnapshot: (customer, seq, bytes) => void putSnapshot.run(customer, seq, bytes),
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
    addJob: (body) => void addJob.run(JSON.stringify(body)),
    putJob: (id, body) => void putJob.run(JSON.stringify(body), id),
    removeJob: (id) => void removeJob.run(id),
    fold() {
      const { rows, answers } = tail.sorted()
      for (const { row, due } of rows) writeRow(row, due)
      for (const { actor, answer } of answers) putAnswer.run(answer.set, answer.part, actor, answer.seq)
      setMeta.run(foldedKey, String(read.head()))
    },
  }
}
