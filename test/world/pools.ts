import { newPoolId, type DepartmentId, type MemberId, type Random } from '#shared/base/id.ts'
import { addDays, dayOf } from '#shared/base/instant.ts'
import type { Change } from '#shared/ledger/change.ts'
import type { Settings } from '#shared/ledger/company.ts'
import { isReturnReason } from '#shared/ownership/returnDay.ts'
import type { LogEntry } from '../../server/store/store.ts'
import type { World } from './scene.ts'

/** Days that a customer whom nobody speaks to stays in anybody's hands. */
const firstContactDays = 1
/** Days before, on which his owner is told. */
const warnDays = 1

/** A company with a pool beside the common one, for some of its people, and with rules by which customers go back. */
export function poolSettings(
  settings: Settings,
  { random, members, department }: { random: Random; members: readonly MemberId[]; department: DepartmentId },
): Change {
  const pool = { id: newPoolId(random), name: 'inner', members: [...members], takes: { departments: [department] } }
  return {
    kind: 'putSettings',
    was: settings,
    now: { ...settings, pool: { firstContactDays, otherIdleDays: 4, dealDays: 3, warnDays }, pools: [pool] },
  }
}

/** What the log says against the pools' rules: nothing, in a sound world. */
export function poolFaults({ host, founder }: World, log: readonly LogEntry[]): readonly string[] {
  const { pools = [], zoneMinutes } = host.ledger.companyNow().settings
  return log.flatMap(({ body, at, seq }) => {
    const hands = 'hands' in body ? body.hands : undefined
    if (hands === undefined || hands.before === null) return []
    const { before, after } = hands
    const today = dayOf(at, zoneMinutes)
    if (before.owner.kind === 'pool' && after.owner.kind === 'rep' && 'why' in body && body.why === 'claim') {
      const { pool: from } = before.owner
      const pool = pools.find(({ id }) => id === from)
      const { member } = after.owner
      const isHis = pool === undefined || member === founder || pool.members?.includes(member) === true
      return isHis ? [] : [`${seq}: ${member} claimed out of ${pool.id}`]
    }
    const isIdle = after.owner.kind === 'pool' && isReturnReason(after.owner.reason)
    if (!isIdle || before.owner.kind !== 'rep') return []
    const until = before.extension?.until
    if (until !== undefined && until > today) return [`${seq}: ${before.customer} went back before ${until}`]
    const { announced } = before
    const isTold = announced !== undefined && announced.on <= today && addDays(announced.at, warnDays) <= today
    if (!isTold) return [`${seq}: ${before.customer} went back unannounced`]
    const stayed = Date.parse(today) - Date.parse(dayOf(before.owner.since, zoneMinutes))
    return stayed < firstContactDays * 86_400_000 ? [`${seq}: ${before.customer} went back at once`] : []
  })
}
