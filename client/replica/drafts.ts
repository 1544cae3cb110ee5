import type { CustomerId } from '#shared/base/id.ts'
import type { Disk } from './disk.ts'
import { createCell } from './source.ts'
import type { Source } from './workspace.ts'
import { FollowUpDraft } from './followUpDraft.ts'

/** The half-written follow-ups of this device, one a customer. */
export interface Drafts {
  readonly all: Source<ReadonlyMap<CustomerId, FollowUpDraft>>
  /** Null: it was saved as a follow-up, or thrown away. */
  keep(customer: CustomerId, draft: FollowUpDraft | null): void
  /** Another tab wrote, and has stored it. */
  heard(customer: CustomerId, draft: FollowUpDraft | null): void
  /** Resolves when the last letter is stored. */
  finish(): Promise<void>
}

const prefix = 'draft/'

export async function readDrafts(disk: Disk): Promise<ReadonlyMap<CustomerId, FollowUpDraft>> {
  const records = await disk.run('read drafts', () => disk.meta.where('key').startsWith(prefix).toArray())
  return new Map(
    records.flatMap(({ key, value }) => {
      const draft = FollowUpDraft.safeParse(value)
      return draft.success ? [[key.slice(prefix.length) as CustomerId, draft.data] as const] : [] // keys of `keep` alone
    }),
  )
}

export function createDrafts(
  disk: Disk,
  stored: ReadonlyMap<CustomerId, FollowUpDraft>,
  {
    onFault,
    tell,
  }: {
    readonly onFault: (error: unknown) => void
    readonly tell: (customer: CustomerId, draft: FollowUpDraft | null) => void
  },
): Drafts {
  const all = createCell(stored)
  /** What is not stored yet; only the newest state of each customer is written. */
  const unwritten = new Map<CustomerId, FollowUpDraft | null>()
  let queue = Promise.resolve()

  const put = (customer: CustomerId, draft: FollowUpDraft | null) =>
    all.update((before) => {
      const next = new Map(before)
      if (draft === null) next.delete(customer)
      else next.set(customer, draft)
      return next
    })

  const write = async (customer: CustomerId) => {
    const draft = unwritten.get(customer)
    if (draft === undefined) return
    unwritten.delete(customer)
    const key = prefix + customer
    await disk.run('keep a draft', () =>
      draft === null ? disk.meta.delete(key) : disk.meta.put({ key, value: draft }).then(() => undefined),
    )
    tell(customer, draft)
  }

  return {
    all,
    keep: (customer, draft) => {
      if (draft === null && !all.get().has(customer)) return
      put(customer, draft)
      unwritten.set(customer, draft)
      queue = queue.then(() => write(customer)).catch(onFault)
    },
    heard: put,
    finish: () => queue,
  }
}
