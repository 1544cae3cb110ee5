import * as Y from 'yjs'
import type { CompanyId } from '#shared/base/id.ts'
import type { Disk } from './disk.ts'

const key = 'company'

/** The company document as last seen, shown while nobody is connected. */
export interface CompanyDocument extends AsyncDisposable {
  /** The present one: `renew` puts another in its place. */
  readonly doc: Y.Doc
  /** Another tab heard this. */
  heard(update: Uint8Array): void
  /** The server's log is another (a restored backup): what this copy knows beyond it must not merge into it. */
  renew(): Promise<void>
}

const fromDisk = Symbol('from disk')
const fromTab = Symbol('from another tab')

export async function openCompanyDocument(
  disk: Disk,
  company: CompanyId,
  parts: {
    readonly onChange: () => void
    readonly tell: (update: Uint8Array) => void
    readonly onFault: (error: unknown) => void
  },
): Promise<CompanyDocument> {
  let doc = new Y.Doc({ guid: `company/${company}` })
  const stored = await disk.run('read the company', () => disk.meta.get(key))
  if (stored?.value instanceof Uint8Array) {
    try {
      Y.applyUpdate(doc, stored.value, fromDisk)
    } catch {
      // unreadable: the room brings it again
    }
  }
  let isDue = false
  let writing = Promise.resolve()
  const write = async () => {
    isDue = false
    await disk.run('keep the company', () => disk.meta.put({ key, value: Y.encodeStateAsUpdate(doc) }))
  }
  const follow = () => {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      parts.onChange()
      if (origin === fromTab) return
      parts.tell(update)
      if (isDue) return
      isDue = true
      writing = writing.then(write).catch(parts.onFault)
    })
  }
  follow()
  return {
    get doc() {
      return doc
    },
    renew: async () => {
      doc.destroy()
      doc = new Y.Doc({ guid: `company/${company}` })
      follow()
      await writing
      await disk.run('forget the company', () => disk.meta.delete(key))
    },
    heard: (update) => Y.applyUpdate(doc, update, fromTab),
    [Symbol.asyncDispose]: async () => {
      await writing
      doc.destroy()
    },
  }
}
