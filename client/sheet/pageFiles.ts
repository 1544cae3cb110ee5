import type { AttachmentId, ColumnId, CustomerId } from '#shared/base/id.ts'

/** What drawn cells ask about the files of this device. */
export interface PageFiles {
  urlOf(id: AttachmentId, home: { readonly customer: CustomerId; readonly column: ColumnId }): Promise<string | null>
  /** Is it here alone, its bytes still to be sent? */
  waits(id: AttachmentId): boolean
}

/** Where cells get it from: the page, which knows the files, sets it; sheets hear when something about them changes. */
export const pageFiles = createPageFiles()

function createPageFiles() {
  const listeners = new Set<() => void>()
  let present: PageFiles | null = null
  const tell = () => {
    for (const listener of listeners) listener()
  }
  return {
    urlOf: (...[id, home]: Parameters<PageFiles['urlOf']>) => present?.urlOf(id, home) ?? Promise.resolve(null),
    waits: (id: AttachmentId): boolean => present?.waits(id) === true,
    set(files: PageFiles | null) {
      present = files
      tell()
    },
    changed: tell,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
