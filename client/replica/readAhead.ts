import type { Databases, FactRecord, PageRecord, SideRecord } from './disk.ts'

/** What an opening reads of the copy on this disk, as of one moment. */
export interface StoredCopy {
  readonly meta: unknown
  readonly projection: unknown
  readonly pages: readonly PageRecord[]
  readonly side: readonly SideRecord[]
  readonly facts: readonly FactRecord[]
}

const tables = ['envelopes', 'customers', 'reminders'] as const

let asked: { readonly name: string; readonly copy: Promise<StoredCopy | null> } | null = null

/**
 * Begins to read a copy while the rest of the app is still on its way from the disk. What another tab stores after that
 * is news like any other: its batches do not join the cursor read here, and then the copy is read again.
 */
export function readAhead(databases: Databases, name: string): void {
  asked = { name, copy: readNow(databases, name).catch(() => null) }
}

/** What was read ahead of the copy of this name; once, for it ages. Null: it must be read in the ordinary way. */
export function takeAhead(name: string): Promise<StoredCopy | null> {
  const copy = asked?.name === name ? asked.copy : null
  asked = null
  return copy ?? Promise.resolve(null)
}

async function readNow({ indexedDB, IDBKeyRange: range }: Databases, name: string): Promise<StoredCopy> {
  const opening = indexedDB.open(name)
  // without a version an absent database would be made, empty, and stand in the way of the real one
  opening.addEventListener('upgradeneeded', () => opening.transaction?.abort())
  const db = await answer(opening)
  db.addEventListener('versionchange', () => db.close())
  try {
    const stores = db.transaction(['meta', 'pages', 'side', 'facts'], 'readonly')
    const [meta, projection, side, facts, ...pages] = await Promise.all([
      answer(stores.objectStore('meta').get('sync')),
      answer(stores.objectStore('meta').get('projection')),
      answer(stores.objectStore('side').getAll()),
      answer(stores.objectStore('facts').getAll()),
      ...tables.map((table) =>
        answer(stores.objectStore('pages').getAll(range.bound([table, 0, 0], [table, Infinity, Infinity]))),
      ),
    ])
    return { meta: meta?.value, projection: projection?.value, pages: pages.flat(), side, facts }
  } finally {
    db.close()
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('a request failed')))
  })
}
