import { ledgerRecord, type MemberId } from '#shared/base/id.ts'
import { checkComment, listenersOf, readComment, type Comment } from '#shared/ledger/comment.ts'
import type { RecordChange, Verdict } from '#shared/ledger/change.ts'
import { writesOf } from '#shared/ledger/writes.ts'
import { ownerOf } from '#shared/ownership/envelope.ts'
import { mayComment, mayRead } from '#shared/ownership/rights.ts'
import { noticeId } from '#shared/reminder/due.ts'
import { closeNotices, putNotice, whoseOf } from '../reminder/closeNotices.ts'
import type { Author } from './author.ts'
import { hasKnown } from './formerRights.ts'
import type { OpenCustomer } from './openCustomer.ts'
import type { PartWork } from './partWork.ts'
import { pastHands } from './pastHands.ts'
import { accepted, refused } from './verdict.ts'
import { writeCustomer } from './writeCustomer.ts'

type Create = Extract<RecordChange, { kind: 'create' }>

/**
 * A word about a customer is a fact: whoever reads him leaves one, who lost him meanwhile has it filed under his name,
 * and only its author takes it back. It is never written over.
 */
export function decideComment(part: PartWork, author: Author, change: RecordChange): Verdict {
  const open = part.books.shelf.open(change.customer)
  if (open === null) return refused({ kind: 'not-there' })
  const reads = mayRead(author.viewer, open.envelope)
  if (change.kind === 'create') return say(part, author, change, { open, reads })
  const row = reads ? open.row('comments', change.record) : null
  if (row === null) return refused({ kind: 'not-there' })
  if (change.kind === 'set' || row.created.by !== author.member) return refused({ kind: 'not-allowed' })
  if ((row.removed !== null) === (change.kind === 'remove')) return accepted
  write(part, author, change, open)
  closeNotices(part, open)
  return accepted
}

function say(
  part: PartWork,
  author: Author,
  change: Create,
  { open, reads }: { readonly open: OpenCustomer; readonly reads: boolean },
): Verdict {
  if (!reads && !hasKnown(part, pastHands(part, open.id), author.viewer)) return refused({ kind: 'not-there' })
  // of who left, what lay unsent was said while he might
  const isHere = part.books.company.viewer(author.member) !== null
  if (isHere && reads && !mayComment(author.viewer, open.envelope)) return refused({ kind: 'not-allowed' })
  if (open.row('comments', change.record) !== null) return refused({ kind: reads ? 'exists-already' : 'not-there' })
  const problem = checkComment(change)
  if (problem !== null) return refused(problem)
  write(part, author, change, open)
  const row = open.row('comments', change.record)
  const comment = row === null ? null : readComment(row)
  if (comment !== null) tellComment(part, open, comment)
  return reads ? accepted : { kind: 'filed' }
}

function write(part: PartWork, { member }: Author, change: RecordChange, open: OpenCustomer): void {
  writeCustomer(part, open, writesOf(part.company, open, change, { by: member, at: part.at }), { by: member })
}

function tellComment(part: PartWork, open: OpenCustomer, comment: Comment): void {
  const others = open
    .records('comments')
    .flatMap((row) => (row.removed === null && row.id !== comment.id ? (readComment(row) ?? []) : []))
  for (const member of listenersOf(comment, { owner: ownerOf(open.envelope), others })) {
    if (mayHear(part, open, member)) putNotice(part, noticeOf(part, open, comment, member))
  }
}

/** Whoever is named and does not see the customer is told nothing: not even that he is there. */
function mayHear(part: PartWork, open: OpenCustomer, member: MemberId): boolean {
  const viewer = part.books.company.viewer(member)
  return viewer !== null && mayRead(viewer, open.envelope)
}

/** As much of it as a notice has room for. */
const told = 200

function noticeOf(part: PartWork, open: OpenCustomer, comment: Comment, member: MemberId) {
  return {
    id: noticeId('comment', ledgerRecord(open.id), comment.id, member),
    member,
    kind: 'comment',
    customer: open.id,
    record: comment.id,
    title: whoseOf(part, open)(open.id).name,
    content: Array.from(comment.text).slice(0, told).join(''),
    dueAt: part.at,
    madeAt: part.at,
    by: comment.by,
    done: false,
  } as const
}
