import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { Outage } from '#shared/base/result.ts'
import { migrate } from './sqliteSchema.ts'
import { createSqliteReader } from './sqliteReader.ts'
import { createSqliteWriter } from './sqliteWriter.ts'
import type { Store, WriteTx } from './store.ts'

/**
 * One company in one SQLite file: WAL, `synchronous=FULL`, statements prepared once.
 *
 *   write ─► begin (first of the turn) ─► savepoint ─► work ─► release          (throws: rollback to savepoint)
 *   commit ─► commit, one fsync                                                 (throws: rollback, Outage)
 */
export function openSqliteStore(path: string): Store {
  const db = openDatabase(path)
  const read = createSqliteReader(db)
  const tx: WriteTx = createSqliteWriter(db, read)
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  const savepoint = db.prepare('savepoint part')
  const release = db.prepare('release part')
  let open = false

  return {
    read,
    write(work) {
      if (!open) begin.run()
      open = true
      savepoint.run()
      try {
        const result = work(tx)
        release.run()
        return result
      } catch (cause) {
        // A full disk may have ended the whole transaction already: then there is no savepoint to go back to.
        if (db.isTransaction) db.exec('rollback to part; release part')
        else open = false
        throw cause
      }
    },
    commit() {
      if (!open) return
      open = false
      try {
        commit.run()
      } catch (cause) {
        if (db.isTransaction) db.exec('rollback')
        throw new Outage(`commit to ${path}`, cause)
      }
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
      if (open) db.exec('rollback')
      open = false
      db.close()
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
