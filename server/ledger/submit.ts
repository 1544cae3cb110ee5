import { never } from '#shared/base/result.ts'
import type { Answer, Change, ChangePart, Verdict } from '#shared/ledger/change.ts'
import type { Author } from './author.ts'
import { decideCompany } from './decideCompany.ts'
import { decideOwnership } from './decideOwnership.ts'
import { decidePersonal } from './decidePersonal.ts'
import { decideProposal } from './decideProposal.ts'
import { decideRecord } from './decideRecord.ts'
import type { Speaker } from './ledger.ts'
import { numberCreates } from './numberCreates.ts'
import type { OpenCompany } from './openCompany.ts'
import type { PartWork } from './partWork.ts'
import type { Turn } from './turn.ts'
import { refused } from './verdict.ts'
import type { Reader } from '../store/store.ts'

/** What a part is decided with. */
export interface Submitting {
  readonly turn: Turn
  readonly read: Reader
  readonly company: OpenCompany
}

/** Decides one part in the log's order, or gives the answer that it already has. */
export function submitPart({ turn, read, company }: Submitting, speaker: Speaker, part: ChangePart): Answer {
  const { set } = part
  const member = speaker.viewer.member
  const answered = read.answer(set.id, part.part)
  if (answered !== null && answered.actor === member) return answered.answer
  const viewer = company.viewer(member)
  const person = company.now().members.get(member)
  const isHis = set.author === member && answered === null
  if (viewer === null || person === undefined || !isHis) return refuseAll(part)
  const author: Author = {
    member,
    person,
    viewer,
    live: part.link !== null && part.link === speaker.link,
    undoing: set.kind === 'undo' || set.kind === 'redo',
    redoing: set.kind === 'redo',
    gesture: set.undoes ?? set.id,
    madeAt: set.madeAt,
  }
  const acting = { actor: member, device: speaker.device, set: set.id, part: part.part, why: set.kind }
  return turn.run(acting, (work) => {
    const verdicts = numberCreates(part).map((change) => decide(work, withPresentRights(author, company), change))
    const answer = work.close(verdicts)
    if (answer === null) throw new Error(`part ${set.id}/${part.part} closed without an answer`)
    return answer
  })
}

/** An earlier change of the same part may have changed what its author may do. */
function withPresentRights(author: Author, company: OpenCompany): Author {
  const viewer = company.viewer(author.member)
  return viewer === null || viewer === author.viewer ? author : { ...author, viewer }
}

/** Somebody else's part, or nobody's: answered, never stored, so that it takes no other's place. */
export const refuseAll = ({ set, part, changes }: ChangePart): Answer => ({
  set: set.id,
  part,
  seq: 0,
  verdicts: changes.map(() => refused({ kind: 'not-allowed' })),
})

function decide(part: PartWork, author: Author, change: Change): Verdict {
  switch (change.kind) {
    case 'set':
    case 'create':
    case 'remove':
    case 'restore':
      return decideRecord(part, author, change)
    case 'claim':
    case 'return':
    case 'assign':
    case 'transfer':
    case 'share':
    case 'unshare':
    case 'askExtension':
    case 'decideExtension':
      return decideOwnership(part, author, change)
    case 'decide':
      return decideProposal(part, author, change)
    case 'putPersonal':
      return decidePersonal(part, author, change)
    case 'putColumn':
    case 'addOptions':
    case 'retypeColumn':
    case 'putMember':
    case 'putDepartment':
    case 'removeDepartment':
    case 'putRole':
    case 'putView':
    case 'handOverAll':
    case 'putSettings':
    case 'endTurns':
    case 'renameCompany':
      return decideCompany(part, author, change)
    default:
      return never(change)
  }
}
