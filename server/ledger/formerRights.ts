import { z } from 'zod'
import { ColumnId, DepartmentId, MemberId, type CustomerId } from '#shared/base/id.ts'
import type { ClassByColumn } from '#shared/ledger/columnClass.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { hiddenColumns, mayRead, nobody, visibilityClass, type Viewer } from '#shared/ownership/rights.ts'
import type { Hands, Reader } from '../store/store.ts'
import type { PartWork } from './partWork.ts'
import { handsIn } from './pastHands.ts'
import { keepPastSight } from './pastSights.ts'

/** What somebody saw under rights that he lost since: everybody's customers, or those of departments. */
const Sight = z
  .object({
    all: z.boolean(),
    departments: z.array(DepartmentId).readonly(),
    /** Those for whom he stood in. */
    owners: z.array(MemberId).readonly().optional(),
  })
  .readonly()
const Sights = z.array(Sight).readonly()
type Sight = z.infer<typeof Sight>

/** Kept a person, newest last; older ones say little of what lies unsent on a laptop. */
const most = 8

const keyOf = (member: MemberId) => `sights/${member}`

/** The columns that somebody saw and does not see since, newest last. */
const columnsKey = (member: MemberId) => `columns seen/${member}`
const mostColumns = 200

/**
 * The viewers of everybody before a change of the company; call the result when it has taken effect, before its entry is
 * recorded.
 */
export function noteSights(part: PartWork): () => void {
  const { company } = part.books
  const columns = company.now().columns
  const classes = company.classes
  const before = new Map([...company.now().members.keys()].map((member) => [member, company.viewer(member)]))
  return () => {
    for (const [member, was] of before) {
      const now = company.viewer(member)
      const isSame = was === null || now === null ? was === now : visibilityClass(was) === visibilityClass(now)
      if (!isSame) {
        const hidden = was === null ? new Set<ColumnId>() : hiddenColumns(was, classes)
        keepPastSight(part.books.tx, member, { was, hidden, until: part.nextSeq })
      }
      // of who left, all that he saw
      const sight = now ?? nobody(member)
      if (was !== null) keepColumns(part, member, lostColumns({ was, classes, columns }, sight, company.classes))
      if (was === null || isSame) continue
      const { all, departments } = was.extents.see
      const owners = [...was.standsFor]
      if (!all && departments.size === 0 && owners.length === 0) continue
      keepSight(part, member, { all, departments: [...departments], ...(owners.length > 0 && { owners }) })
    }
  }
}

/**
 * Could he read the customer once, by the rights he has or by those he had? Then he does not guess: what he wrote
 * before he knew that he lost him is kept, and he is told what became of him.
 */
export function hasKnown(part: PartWork, hands: readonly Hands[], viewer: Viewer): boolean {
  return hasSeen(part.books.tx, hands, viewer)
}

/** The same of a customer of whom nothing is under way. */
export const hasOnceKnown = (read: Reader, customer: CustomerId, viewer: Viewer): boolean =>
  hasSeen(read, handsIn(read.logOf(customer, Number.MAX_SAFE_INTEGER), customer), viewer)

function hasSeen(read: Reader, hands: readonly Hands[], viewer: Viewer): boolean {
  const envelopes = hands.flatMap(({ before, after }) => (before === null ? [after] : [before, after]))
  if (envelopes.some((envelope) => mayRead(viewer, envelope))) return true
  const sights = sightsOf(read, viewer.member)
  return envelopes.some((envelope) =>
    sights.some(
      ({ all, departments, owners = [] }) =>
        all || departments.includes(envelope.department) || owners.some((owner) => ownerOf(envelope) === owner),
    ),
  )
}

function sightsOf(read: Reader, member: MemberId): readonly Sight[] {
  const text = read.meta(keyOf(member))
  const sights = text === null ? null : Sights.safeParse(JSON.parse(text))
  return sights?.success === true ? sights.data : []
}

function keepSight(part: PartWork, member: MemberId, sight: Sight): void {
  const others = sightsOf(part.books.tx, member).filter((each) => JSON.stringify(each) !== JSON.stringify(sight))
  part.books.tx.setMeta(keyOf(member), JSON.stringify([...others, sight].slice(-most)))
}

/** Did he see the column once? Then his words for it are kept, like those for a customer that he lost. */
export const hasSeenColumn = (part: PartWork, member: MemberId, column: ColumnId): boolean =>
  columnsSeen(part, member).includes(column)

function lostColumns(
  before: { readonly was: Viewer; readonly classes: ClassByColumn; readonly columns: ReadonlyMap<ColumnId, unknown> },
  now: Viewer,
  classes: ClassByColumn,
): readonly ColumnId[] {
  if (classes.size === 0) return []
  const hiddenBefore = hiddenColumns(before.was, before.classes)
  return [...hiddenColumns(now, classes)].filter((column) => before.columns.has(column) && !hiddenBefore.has(column))
}

function columnsSeen(part: PartWork, member: MemberId): readonly ColumnId[] {
  const text = part.books.tx.meta(columnsKey(member))
  return text === null ? [] : (ColumnId.array().safeParse(JSON.parse(text)).data ?? [])
}

function keepColumns(part: PartWork, member: MemberId, lost: readonly ColumnId[]): void {
  if (lost.length === 0) return
  const kept = new Set([...columnsSeen(part, member), ...lost])
  part.books.tx.setMeta(columnsKey(member), JSON.stringify([...kept].slice(-mostColumns)))
}
