import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { Outage } from '#shared/base/result.ts'
import { migrate } from './sqliteSchema.ts'
import { createSqliteReader } from './sqliteReader.ts'
import { createSqliteWriter } from './sqliteWriter.ts'
import { LogQueue } from './logQueue.ts'
import { readBack } from './readBack.ts'
import type { Store } from './store.ts'
import { Tail } from './tail.ts'

/**
 * One company in one SQLite file: WAL, `synchronous=FULL`, statements prepared once.
 *
 *   write ─► begin (first of the turn) ─► work ─► its entries wait              (throws: the part is taken back)
 *               └► savepoint, once it writes anything but the log ─► release
 *   commit ─► log ─► fold when the tail is long ─► commit, one fsync            (throws: rollback, Outage)
 */
export function openSqliteStore(path: string): Store {
  const db = openDatabase(path)
  const tail = new Tail()
  const queue = new LogQueue(db)
  const read = createSqliteReader(db, tail, queue)
  const tx = createSqliteWriter({ db, read, tail, queue, enter: () => enter() })
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const savepoint = db.prepare('savepoint part')
  const release = db.prepare('release part')
  let open = false
  /** The part that is under way: whether it has its savepoint. */
  let part: { entered: boolean } | null = null
  /** Why the database ended the open transaction by itself: nothing of this turn is left. */
  let lost: unknown = null

  const enter = () => {
    if (part === null || part.entered) return
    // what waits from earlier parts must stay when this one goes back
    queue.write()
    savepoint.run()
    part.entered = true
  }
  const takeBack = (entered: boolean, mark: number, cause: unknown) => {
    // A full disk may have ended the whole transaction already: then there is nothing to go back to.
    if (!db.isTransaction) {
      lost = cause
      return
    }
    if (entered) db.exec('rollback to part; release part')
    queue.undoPart()
    tail.undoTo(mark)
  }
  const fold = () => {
    if (tail.isEmpty) return
    begin.run()
    tx.fold()
    commit.run()
    tail.clear()
  }
  try {
    readBack(read, tail)
    tail.keep()
  } catch (cause) {
    db.close()
    throw new Outage(`read back ${path}`, cause)
  }

  return {
    read,
    write(work) {
      if (lost !== null) throw new Outage(`write to ${path}`, lost)
      if (!open) begin.run()
      open = true
      const mark = tail.mark()
      const own = { entered: false }
      part = own
      queue.startPart()
      try {
        const result = work(tx)
        if (own.entered) release.run()
        return result
      } catch (cause) {
        takeBack(own.entered, mark, cause)
        throw cause
      } finally {
        part = null
      }
    },
    commit() {
      if (!open) return
      open = false
      const isFolding = tail.isLong
      try {
        if (lost !== null) throw lost
        queue.write()
        if (isFolding) tx.fold()
        commit.run()
      } catch (cause) {
        if (db.isTransaction) db.exec('rollback')
        lost = null
        queue.forget()
        tail.undoTurn()
        throw new Outage(`commit to ${path}`, cause)
      }
      if (isFolding) tail.clear()
      else tail.keep()
    },
    backup(target) {
      const worker = new Worker(new URL('backupWorker.ts', import.meta.url), { workerData: { path, target } })
      return new Promise((resolve, reject) => {
        const failed = (cause: unknown) => reject(new Outage(`back up ${path} to ${target}`, cause))
        worker.once('error', failed)
        worker.once('exit', (code) => (code === 0 ? resolve() : failed(code)))
      })
    },
    [Symbol.dispose]() {
      if (open) {
        if (db.isTransaction) db.exec('rollback')
        queue.forget()
        tail.undoTurn()
      }
      open = false
      try {
        fold()
      } finally {
        db.close()
      }
    },
  }
}

function openDatabase(path: string): DatabaseSync {
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(path)
    db.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma busy_timeout = 5000;
      pragma cache_size = -65536;
      pragma temp_store = memory;
      pragma wal_autocheckpoint = 8000;
    `)
    migrate(db)
    return db
  } catch (cause) {
    db?.close()
    throw new Outage(`open ${path}`, cause)
  }
}
