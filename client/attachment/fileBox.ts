import { Dexie, type Table } from 'dexie'
import type { AttachmentId, ColumnId, CustomerId } from '#shared/base/id.ts'
import { readFault } from '../company/fault.ts'
import type { Databases } from '../replica/disk.ts'
import { createCell } from '../replica/source.ts'
import type { Source } from '../replica/workspace.ts'

/** Whose cell a file lies in: when that is no longer this person's business, the bytes leave the device. */
export interface FileHome {
  readonly customer: CustomerId | null
  readonly column: ColumnId
}

/** `tomorrow`: waits until its author may send again, for he has sent as much today as one person may. */
export type FileState = 'waiting' | 'tomorrow' | 'refused'

/** Are the bytes still to be sent? */
export const isWaiting = (state: FileState | undefined): boolean => state === 'waiting' || state === 'tomorrow'

/** The bytes of attachments on this device: those added here, until the server has them, and those once opened. */
export interface FileBox extends Disposable {
  /** Safe on this device when it resolves; sent as soon as there is a network. Rejects when the device has no room. */
  add(files: readonly { readonly id: AttachmentId; readonly blob: Blob }[], home: FileHome): Promise<void>
  /** From this device, else from the server; kept from then on. Null: not to be had now. */
  read(id: AttachmentId, home: FileHome): Promise<Blob | null>
  /** An address for pictures, the same for the same file; null as in `read`. */
  urlOf(id: AttachmentId, home: FileHome): Promise<string | null>
  /** Files that the server does not have yet, or would not take. */
  readonly states: Source<ReadonlyMap<AttachmentId, FileState>>
  /** Sends what waits. Asked again whenever the network may be back. */
  send(): Promise<void>
  /** Forgets what was kept of homes that are not to be seen any more. */
  forget(isThere: (home: FileHome) => boolean): Promise<void>
}

interface FileRecord extends FileHome {
  readonly id: AttachmentId
  readonly blob: Blob
  readonly state: 'waiting' | 'refused' | 'kept'
}

export const filesName = (disk: string): string => `${disk}-files`

/** Addresses of pictures held at once; a sheet shows a few dozen. */
const mostUrls = 400
/** A measure that is full may be made larger before the day is over: looked at again after so long. */
const lookAgainMs = 600_000

export function createFileBox({
  name,
  databases,
  now,
}: {
  readonly name: string
  readonly databases: Databases
  readonly now: () => number
}): FileBox {
  const db = new Dexie(filesName(name), { ...databases, chromeTransactionDurability: 'strict' })
  db.version(1).stores({ files: 'id, state' })
  const files: Table<FileRecord, AttachmentId> = db.table('files')
  const states = createCell<ReadonlyMap<AttachmentId, FileState>>(new Map())
  const urls = new Map<AttachmentId, Promise<string | null>>()
  const asked = new Map<AttachmentId, Promise<Blob | null>>()
  const notBefore = new Map<AttachmentId, number>()
  let sending: Promise<void> | null = null

  const mark = (id: AttachmentId, state: FileState | null) =>
    states.update((before) => {
      const after = new Map(before)
      if (state === null) after.delete(id)
      else after.set(id, state)
      return after
    })

  const fetchBytes = async (id: AttachmentId, home: FileHome): Promise<Blob | null> => {
    const kept = await files.get(id)
    if (kept !== undefined) return kept.blob
    const response = await fetch(`/api/attachments/${id}`, { credentials: 'same-origin' }).catch(() => null)
    if (response === null || !response.ok) return null
    const blob = await response.blob()
    // without room it is shown all the same, and fetched again the next time
    await files.put({ id, blob, state: 'kept', ...home }).catch(() => undefined)
    return blob
  }

  const read = (id: AttachmentId, home: FileHome): Promise<Blob | null> => {
    let found = asked.get(id)
    if (found === undefined) {
      found = fetchBytes(id, home).finally(() => asked.delete(id))
      asked.set(id, found)
    }
    return found
  }

  const dropUrl = (id: AttachmentId) => {
    const url = urls.get(id)
    urls.delete(id)
    url?.then((text) => text !== null && URL.revokeObjectURL(text)).catch(() => undefined)
  }

  const sendOne = async ({ id, blob }: FileRecord): Promise<'on' | 'later'> => {
    if ((notBefore.get(id) ?? 0) > now()) return 'on'
    const response = await fetch(`/api/attachments/${id}`, {
      method: 'PUT',
      credentials: 'same-origin',
      body: blob,
    }).catch(() => null)
    const pauseMs = response?.status === 429 ? await dayPauseMs(response) : null
    if (pauseMs !== null) {
      notBefore.set(id, now() + Math.min(pauseMs, lookAgainMs))
      mark(id, 'tomorrow')
      return 'on'
    }
    if (response === null || response.status >= 500 || response.status === 429 || response.status === 401)
      return 'later'
    // what the server will never take stays here for its author; it is not sent again
    const state = response.ok ? 'kept' : 'refused'
    await files.update(id, { state })
    mark(id, response.ok ? null : 'refused')
    return 'on'
  }

  const sendAll = async () => {
    for (const record of await files.where('state').equals('waiting').toArray()) {
      if ((await sendOne(record)) === 'later') return
    }
  }

  // what an earlier visit left unsent is marked at once, without a network too
  const markUnsent = async () => {
    await files
      .where('state')
      .anyOf('waiting', 'refused')
      .each(({ id, state }) => state !== 'kept' && mark(id, state))
  }
  markUnsent().catch(() => undefined)

  return {
    states,
    read,
    async add(added, home) {
      await db.transaction('rw', files, () =>
        files.bulkPut(added.map(({ id, blob }) => ({ id, blob, state: 'waiting', ...home }))),
      )
      for (const { id } of added) mark(id, 'waiting')
      void this.send().catch(() => undefined)
    },
    urlOf(id, home) {
      let url = urls.get(id)
      if (url !== undefined) return url
      url = read(id, home).then((blob) => {
        if (blob === null) urls.delete(id)
        return blob === null ? null : URL.createObjectURL(blob)
      })
      urls.set(id, url)
      const [oldest] = urls.keys()
      if (urls.size > mostUrls && oldest !== undefined) dropUrl(oldest)
      return url
    },
    send() {
      sending ??= sendAll().finally(() => {
        sending = null
      })
      return sending
    },
    async forget(isThere) {
      const lost: AttachmentId[] = []
      await files.each((record) => {
        if (record.state === 'waiting') return
        if (record.customer === null || !isThere(record)) lost.push(record.id)
      })
      for (const id of lost) dropUrl(id)
      await files.bulkDelete(lost)
    },
    [Symbol.dispose]() {
      for (const id of urls.keys()) dropUrl(id)
      db.close()
    },
  }
}

/** How long nothing more of this person is taken; null: the server was asked too often, that is all. */
async function dayPauseMs(response: Response): Promise<number | null> {
  const fault = readFault(response.status, await response.json().catch(() => null))
  return fault.kind === 'upload-day' ? (fault.retryAfterMs ?? 0) : null
}

/** Takes every file off this device. */
export const eraseFiles = (name: string, databases: Databases): Promise<void> =>
  new Dexie(filesName(name), databases).delete()
