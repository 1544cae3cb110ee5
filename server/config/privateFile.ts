import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'

/** A folder for the server's eyes alone, also one that an earlier Kebu left open to others. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  chmodSync(path, 0o700)
}

/** A file that only the server's user may read, made if it is not there; SQLite gives its journals the same rights. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
}
