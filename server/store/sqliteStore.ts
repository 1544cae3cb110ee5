import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { Outage } from '#shared/base/result.ts'
import { migrate } from './sqliteSchema.ts'
import { createSqliteReader } from './sqliteReader.ts'
import { createSqliteWriter } from './sqliteWriter.ts'
import { readBack } from './readBack.ts'
import type { Store } from './store.ts'
import { Tail } from './tail.ts'

/**
 * One company in one SQLite file: WAL, `synchronous=FULL`, statements prepared once.
 *
 *   write ─► begin (first of the turn) ─► savepoint ─► work ─► release          (throws: rollback to savepoint)
 *   commit ─► fold when the tail is long ─► commit, one fsync                   (throws: rollback, Outage)
 */
export function openSqliteStore(path: string): Store {
  const db = openDatabase(path)
  const tail = new Tail()
  const read = createSqliteReader(db, tail)
  const tx = createSqliteWriter(db, read, tail)
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const savepoint = db.prepare('savepoint part')
  const release = db.prepare('release part')
  let open = false
  const fold = () => {
    if (tail.isEmpty) return
    begin.run()
    tx.fold()
    commit.run()
    tail.clear()
  }
  try {
    readBack(read, tail)
    fold()
  } catch (cause) {
    db.close()
    throw new Outage(`read back ${path}`, cause)
  }

  return {
    read,
    write(work) {
      if (!open) begin.run()
      open = true
      savepoint.run()
      const mark = tail.mark()
      try {
        const result = work(tx)
        release.run()
        return result
      } catch (cause) {
        // A full disk may have ended the whole transaction already: then there is no savepoint to go back to.
        if (db.isTransaction) {
          db.exec('rollback to part; release part')
          tail.undoTo(mark)
        } else {
          open = false
          tail.undoTurn()
        }
        throw cause
      }
    },
    commit() {
      if (!open) return
      open = false
      const isFolding = tail.isLong
      try {
        if (isFolding) tx.fold()
        commit.run()
      } catch (cause) {
        if (db.isTransaction) db.exec('rollback')
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
        db.exec('rollback')
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
