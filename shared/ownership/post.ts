import { postsOf, type Member } from '../ledger/company.ts'
import { mayManagePeople, type Viewer } from './rights.ts'

/** May this person make `before` (undefined: somebody new) into `now`? Every post must be his to give and to take. */
export function mayManage(viewer: Viewer, before: Member | undefined, now: Member): boolean {
  const posts = [...postsOf(now), ...(before === undefined ? [] : postsOf(before))]
  const isSelf = before !== undefined && now.id === viewer.member && isSamePost(before, now)
  return isSelf || posts.every(({ department, role }) => mayManagePeople(viewer, department, role))
}

/** The same posts in the same order, at work or not as before: at most the name differs. */
export function isSamePost(before: Member, now: Member): boolean {
  const [left, right] = [postsOf(before), postsOf(now)]
  return (
    (before.left === true) === (now.left === true) &&
    left.length === right.length &&
    left.every(({ role, department }, place) => {
      const other = right[place]
      return other !== undefined && other.role === role && other.department === department
    })
  )
}

/** There is always one of these at work. */
export const isGeneralManager = (member: Member): boolean =>
  member.left !== true && postsOf(member).some(({ role }) => role === 'generalManager')
