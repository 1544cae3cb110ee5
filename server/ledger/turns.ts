import { z } from 'zod'
import type { MemberId } from '#shared/base/id.ts'
import type { CompanyChange } from '#shared/ledger/change.ts'
import { awayNow } from '#shared/ownership/absence.ts'
import { collaborationOf, ownerOf } from '#shared/ownership/envelope.ts'
import { turnKey } from '#shared/ownership/helpPlan.ts'
import { mayOwn } from '#shared/ownership/receiver.ts'
import { mayAnywhere, mayRead, type Viewer } from '#shared/ownership/rights.ts'
import { passedOver, Turn, type SkipReason, type TurnTaken } from '#shared/ownership/turn.ts'
import type { Reader } from '../store/store.ts'
import type { Author } from './author.ts'
import { heldUpTo } from './claimCounts.ts'
import type { PartWork } from './partWork.ts'

const key = 'turns'
const mostKept = 200

/**
 * The newest turns of the rota, newest first, for those who assign and for nobody else: beside the company's document,
 * which everybody reads. Customers whom the reader does not see are not named.
 */
export function turnsOf(read: Reader, viewer: Viewer): readonly Turn[] {
  if (!mayAnywhere(viewer, 'assign')) return []
  return kept(read).map((turn) => {
    const stored = turn.customer === null ? null : read.customer(turn.customer)
    return stored !== null && mayRead(viewer, stored.envelope) ? turn : { ...turn, customer: null }
  })
}

/**
 * Remembers the turns that this sharing took. Who was passed over, and why, is reckoned here; a turn of a customer who
 * did not come to him (the assignment was refused) was none.
 */
export function noteTurns(
  part: PartWork,
  { member: by, viewer }: Author,
  { turns = [], row }: Extract<CompanyChange, { kind: 'endTurns' }>,
): void {
  const { tx, shelf } = part.books
  const whySkipped = skipReasons(part)
  const rota = part.company.settings.sharing?.rota ?? []
  let last = part.company[turnKey(part.company, row)]
  const taken: Turn[] = []
  for (const { customer, member } of turns) {
    const envelope = shelf.open(customer)?.envelope
    if (envelope === undefined || !mayRead(viewer, envelope)) continue
    const has = row === 'help' ? collaborationOf(envelope, member) !== null : ownerOf(envelope) === member
    if (!has) continue
    const skipped = passedOver(rota, last, member)
      .filter((each) => part.company.members.get(each)?.left !== true)
      .map((each) => ({ member: each, why: whySkipped(each) }))
    taken.push({ at: part.at, by, member, customer, skipped, ...(row !== undefined && { row }) })
    last = member
  }
  if (taken.length === 0) return
  tx.setMeta(key, JSON.stringify([...taken.toReversed(), ...kept(tx)].slice(0, mostKept)))
}

/**
 * A sharing is taken back: its turns were none, of those whom he still has as he was given them. Called before the
 * customers go back.
 */
export function giveTurnsBack(
  part: PartWork,
  { member: by }: Author,
  { turns = [], row }: Extract<CompanyChange, { kind: 'endTurns' }>,
): void {
  const { tx, shelf } = part.books
  const isHis = ({ customer, member }: TurnTaken) => {
    const envelope = shelf.open(customer)?.envelope
    if (envelope === undefined) return false
    return row === 'help' ? collaborationOf(envelope, member) !== null : ownerOf(envelope) === member
  }
  const back = new Set(turns.filter(isHis).map(({ customer, member }) => `${customer}/${member}`))
  const left: Turn[] = []
  for (const turn of kept(tx)) {
    // the newest of a customer is the one that is taken back
    const isBack = turn.by === by && turn.row === row && back.delete(`${turn.customer}/${turn.member}`)
    if (!isBack) left.push(turn)
  }
  tx.setMeta(key, JSON.stringify(left))
}

/** As it stands now, the moment in which it was shared out. */
function skipReasons(part: PartWork): (member: MemberId) => SkipReason {
  const { company } = part
  const away = awayNow(company)
  const capacity = company.settings.pool?.capacity
  const known = new Map<MemberId, SkipReason>()
  const reason = (member: MemberId): SkipReason => {
    if (away.has(member)) return 'away'
    if (!mayOwn(company, member)) return 'sees-none'
    const isFull = capacity !== undefined && heldUpTo({ read: part.books.tx, company }, member, capacity) >= capacity
    return isFull ? 'full' : 'by-hand'
  }
  return (member) => {
    const why = known.get(member) ?? reason(member)
    known.set(member, why)
    return why
  }
}

function kept(read: Pick<Reader, 'meta'>): readonly Turn[] {
  const text = read.meta(key)
  return text === null ? [] : (z.array(Turn).safeParse(JSON.parse(text)).data ?? [])
}
