import { newChangeSetId, newDeviceId, type MemberId, type Random } from '#shared/base/id.ts'
import type { Instant } from '#shared/base/instant.ts'
import { assert } from '#shared/base/result.ts'
import type { Change, ChangeSetKind } from '#shared/ledger/change.ts'
import type { Ledger } from '../ledger/ledger.ts'

/**
 * Lets the server submit in a member's name what that member asked for outside a socket (an invitation taken up, the
 * demo's story). It passes the same door as everybody's changes; a refusal here is a bug or a lost right, and throws.
 */
export function actAs(
  ledger: Ledger,
  member: MemberId,
  { now, random }: { readonly now: () => Instant; readonly random: Random },
): (kind: ChangeSetKind, changes: readonly Change[], label?: string) => void {
  const device = newDeviceId(random)
  return (kind, changes, label = '') => {
    const viewer = ledger.viewer(member)
    assert(viewer !== null, `${member} acts in ${ledger.company} and belongs to it`)
    const set = { id: newChangeSetId(random), kind, label, author: member, device, madeAt: now() }
    const answer = ledger.submit({ viewer, device, link: null }, { set, part: 0, changes, link: null })
    const refused = answer.verdicts.findIndex((verdict) => verdict.kind !== 'accepted')
    assert(
      refused === -1,
      `${kind} of ${member} is accepted: change ${refused} (${changes[refused]?.kind}) got ${JSON.stringify(answer.verdicts[refused])}`,
    )
  }
}
