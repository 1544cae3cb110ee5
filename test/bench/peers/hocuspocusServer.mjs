// Hocuspocus with SQLite, as its own documentation sets it up; the database is node's own SQLite (the stock extension
// builds a native module, which a machine without a compiler cannot). Prints its port once it listens.
import { DatabaseSync } from 'node:sqlite'
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'

const file = process.argv[2]
const database = new DatabaseSync(file)
database.exec(
  'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)',
)
const read = database.prepare('SELECT data FROM documents WHERE name = ?')
const write = database.prepare(
  'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
)

const server = new Server({
  port: 0,
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => {
        write.run(documentName, state)
      },
    }),
  ],
})
await server.listen(Number(process.argv[3]))
console.log(`listening ${process.argv[3]}`)
