import { DatabaseSync } from 'node:sqlite'
import { workerData } from 'node:worker_threads'
import { z } from 'zod'
import { copiedKey } from './store.ts'

/*
 * `vacuum into` reads one consistent state on a connection of its own; in a thread of its own, because it takes
 * as long as the file is large and the ledger must not wait.
 */
const { path, target } = z.object({ path: z.string(), target: z.string() }).parse(workerData)

const source = new DatabaseSync(path, { readOnly: true })
source.prepare('vacuum into ?').run(target)
source.close()

const copy = new DatabaseSync(target)
copy.prepare('insert or replace into meta (key, value) values (?, ?)').run(copiedKey, 'yes')
copy.close()
