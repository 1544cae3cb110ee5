import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Outage } from '#shared/base/result.ts'
import { makePrivateFile, makePrivateFolder } from './privateFile.ts'

/**
 * Keeps a data folder to one server: two over one log would each number their own entries. The lock is an open
 * transaction on a small file, which the system lets go of however the process ends. Throws `Outage`.
 */
export function holdFolder(folder: string): Disposable {
  const lock = openLock(folder)
  try {
    lock.exec('pragma busy_timeout = 0; pragma journal_mode = delete; begin exclusive')
  } catch (cause) {
    lock.close()
    throw new Outage(
      `use ${folder}: another Kebu is running on it (stop that one, or name another folder in KEBU_DATA)`,
      cause,
    )
  }
  return { [Symbol.dispose]: () => lock.close() }
}

function openLock(folder: string): DatabaseSync {
  try {
    makePrivateFolder(folder)
    makePrivateFile(join(folder, 'lock'))
    return new DatabaseSync(join(folder, 'lock'))
  } catch (cause) {
    throw new Outage(`keep data in ${folder} (name a folder that the server may write to in KEBU_DATA)`, cause)
  }
}
