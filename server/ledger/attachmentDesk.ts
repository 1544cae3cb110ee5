import type { AttachmentId } from '#shared/base/id.ts'
import { addDays, dayOf, startOfDay, type Day, type Instant } from '#shared/base/instant.ts'
import { assert } from '#shared/base/result.ts'
import { filesIn, isSameFile, storedIn, type FileFacts } from '#shared/attachment/attachment.ts'
import { uploadBytesPerDay } from '#shared/attachment/uploads.ts'
import { TableId } from '#shared/ledger/column.ts'
import type { Viewer } from '#shared/ownership/rights.ts'
import type { Reader, Store, StoredAttachment } from '../store/store.ts'
import { mayReadFile } from './mayAttach.ts'
import type { OpenCompany } from './openCompany.ts'

/** What a device that offers a file is told. */
export interface Awaited {
  readonly isHere: boolean
  /** What its bytes must be; null: nobody has named it yet. */
  readonly facts: FileFacts | null
}

/** How much somebody may send today. */
export interface UploadRoom {
  readonly bytes: number
  readonly limit: number
  readonly againAt: Instant
}

/** The files of one company, as far as the ledger knows them; the bytes are kept elsewhere. */
export interface AttachmentDesk {
  /** The file whose bytes this person may have; null: not there. */
  readable(viewer: Viewer, id: AttachmentId): FileFacts | null
  /** Null: not there for him, so that an id tells nothing. */
  awaited(viewer: Viewer, id: AttachmentId): Awaited | null
  room(viewer: Viewer, at: Instant): UploadRoom
  /** The bytes that were awaited are on disk: the file is here from now on. */
  arrived(viewer: Viewer, facts: FileFacts, at: Instant): void
  /** One part of the round of all files: forgets those that nothing named for `keepDays`. Returns bytes nobody needs. */
  sweep(at: Instant): readonly string[]
}

/** So long an undo, a history or a device that was away may bring a file back. */
export const keepDays = 90
const roundSize = 200

export function createAttachmentDesk({
  read,
  company,
  write,
}: {
  readonly read: Reader
  readonly company: OpenCompany
  /** Writes without an entry of the log and makes it durable. */
  readonly write: (work: Parameters<Store['write']>[0]) => void
}): AttachmentDesk {
  let reached: AttachmentId | null = null
  const mayHave = (viewer: Viewer, id: AttachmentId): boolean => {
    const present = company.viewer(viewer.member)
    return present !== null && mayReadFile(read, company.now(), present, id)
  }
  const sentOn = ({ member }: Viewer, day: Day): number => {
    const uploaded = read.uploaded(member)
    return uploaded?.day === day ? uploaded.bytes : 0
  }
  return {
    readable(viewer, id) {
      const known = read.attachment(id)
      return known?.isHere === true && mayHave(viewer, id) ? known : null
    },
    awaited(viewer, id) {
      const known = read.attachment(id)
      if (known === null) return { isHere: false, facts: null }
      // who put it into a cell may have lost the customer since; what he wrote is kept all the same
      if (known.by !== viewer.member && !mayHave(viewer, id)) return null
      return { isHere: known.isHere, facts: known }
    },
    room(viewer, at) {
      const { settings } = company.now()
      const limit = uploadBytesPerDay(settings.uploads)
      const day = dayOf(at, settings.zoneMinutes)
      const againAt = startOfDay(addDays(day, 1), settings.zoneMinutes)
      return { bytes: Math.max(0, limit - sentOn(viewer, day)), limit, againAt }
    },
    arrived(viewer, facts, at) {
      const known = read.attachment(facts.id)
      assert(known === null || isSameFile(known, facts), `other bytes arrived for ${facts.id}`)
      const { id, sha, size, type } = facts
      const { by, at: since } = known ?? { by: viewer.member, at }
      const day = dayOf(at, company.now().settings.zoneMinutes)
      write((tx) => {
        tx.putAttachment({ id, sha, size, type, by, at: since, isHere: true, looseSince: null })
        tx.putUploaded(viewer.member, { day, bytes: sentOn(viewer, day) + size })
      })
    },
    sweep(at) {
      const round = read.attachments(reached, roundSize)
      reached = round.length < roundSize ? null : (round.at(-1)?.id ?? null)
      const held = createHolders(read)
      const changed: StoredAttachment[] = []
      const gone: StoredAttachment[] = []
      for (const each of round) {
        const looseSince = held(each.id) ? null : (each.looseSince ?? at)
        if (looseSince !== null && at - looseSince >= keepDays * 86_400_000) gone.push(each)
        else if (looseSince !== each.looseSince) changed.push({ ...each, looseSince })
      }
      if (changed.length + gone.length === 0) return []
      write((tx) => {
        for (const each of changed) tx.putAttachment(each)
        for (const { id } of gone) tx.removeAttachment(id)
      })
      return [...new Set(gone.map(({ sha }) => sha))].filter((sha) => !read.holdsBytes(sha))
    },
  }
}

/** Does a cell or a proposal name the file? Each customer is looked through once a round. */
function createHolders(read: Reader): (id: AttachmentId) => boolean {
  const byCustomer = new Map<string, ReadonlySet<AttachmentId>>()
  return (id) =>
    read.attachmentPlaces(id).some(({ customer }) => {
      let held = byCustomer.get(customer)
      if (held === undefined) {
        const cells = [
          ...TableId.options.flatMap((table) => read.rows(table, customer).flatMap((row) => Object.values(row.cells))),
          ...read.proposalsOf(customer).flatMap((proposal) => proposal.cells.map(({ wanted }) => wanted)),
        ]
        held = new Set(
          cells.filter((value) => filesIn(value).length > 0).flatMap((value) => storedIn(value).map((file) => file.id)),
        )
        byCustomer.set(customer, held)
      }
      return held.has(id)
    })
}
