import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, type ReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { CompanyId } from '#shared/base/id.ts'
import { createSniffer, type FileType } from '#shared/attachment/fileType.ts'
import { Outage } from '#shared/base/result.ts'
import { makePrivateFolder } from '../config/privateFile.ts'

/** Bytes that have come and lie aside until somebody decides. */
export interface Incoming {
  readonly sha: string
  readonly size: number
  /** What the bytes are; null: nothing that may be attached. */
  readonly type: FileType | null
  /** Puts them on the shelf at once, so that nothing comes between this and what the ledger writes. */
  keep(): void
  drop(): void
}

/**
 * The bytes of attachments, under their hash, each company's apart: two companies never share a file, for that would
 * tell one what the other has. Names and types of people are no part of a path.
 */
export interface FileShelf {
  /** Null: more than `limit`. */
  receive(company: CompanyId, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Incoming | null>
  read(company: CompanyId, sha: string): ReadStream | null
  remove(company: CompanyId, sha: string): void
}

export function createFileShelf(folder: string): FileShelf {
  const incoming = join(folder, 'incoming')
  makePrivateFolder(folder)
  // what a stopped server left half received nobody waits for: its sender sends it again
  rmSync(incoming, { recursive: true, force: true })
  makePrivateFolder(incoming)
  let received = 0

  const pathOf = (company: CompanyId, sha: string) => join(folder, company, sha.slice(0, 2), sha)

  return {
    async receive(company, bytes, limit) {
      received += 1
      const aside = join(incoming, String(received))
      const drop = () => rmSync(aside, { force: true })
      try {
        const found = await writeAside(aside, bytes, limit)
        if (found === null) drop()
        return (
          found && {
            ...found,
            drop,
            keep() {
              const path = pathOf(company, found.sha)
              mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
              renameSync(aside, path)
            },
          }
        )
      } catch (cause) {
        drop()
        throw cause
      }
    },
    read(company, sha) {
      const path = pathOf(company, sha)
      return existsSync(path) ? createReadStream(path) : null
    },
    remove: (company, sha) => rmSync(pathOf(company, sha), { force: true }),
  }
}

/** Durable when it returns: a file that a cell names must be there after a power cut. */
async function writeAside(path: string, bytes: AsyncIterable<Uint8Array>, limit: number) {
  const hash = createHash('sha256')
  const sniffer = createSniffer()
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > limit) return null
      hash.update(chunk)
      sniffer.take(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') throw new Outage('keep an attachment', cause)
    throw cause
  } finally {
    await file.close()
  }
  return { sha: hash.digest('hex'), size, type: sniffer.type() }
}
