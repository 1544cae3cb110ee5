import { z } from 'zod'
import { DepartmentId, type CustomerId, type MemberId } from '#shared/base/id.ts'
import { mayRead, visibilityClass, type Viewer } from '#shared/ownership/rights.ts'
import type { Hands, Reader } from '../store/store.ts'
import type { PartWork } from './partWork.ts'
import { handsIn } from './pastHands.ts'

/** What somebody saw under rights that he lost since: everybody's customers, or those of departments. */
const Sight = z.object({ all: z.boolean(), departments: z.array(DepartmentId).readonly() }).readonly()
const Sights = z.array(Sight).readonly()
type Sight = z.infer<typeof Sight>

/** Kept a person, newest last; older ones say little of what lies unsent on a laptop. */
const most = 8

const keyOf = (member: MemberId) => `sights/${member}`

/** The viewers of everybody before a change of the company; call the result when it has taken effect. */
export function noteSights(part: PartWork): () => void {
  const { company } = part.books
  const before = new Map([...company.now().members.keys()].map((member) => [member, company.viewer(member)]))
  return () => {
    for (const [member, was] of before) {
      const now = company.viewer(member)
      if (was === null || (now !== null && visibilityClass(was) === visibilityClass(now))) continue
      const { all, departments } = was.extents.see
      if (all || departments.size > 0) keepSight(part, member, { all, departments: [...departments] })
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
    sights.some(({ all, departments }) => all || departments.includes(envelope.department)),
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
