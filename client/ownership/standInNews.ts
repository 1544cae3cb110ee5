import type { MemberId } from '#shared/base/id.ts'
import type { Day, Instant } from '#shared/base/instant.ts'
import type { Company, Member } from '#shared/ledger/company.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

/** What a colleague arranged that concerns me: I stand in for `other`, or he for me; on other days, or no longer. */
export interface StandInNews {
  readonly kind: 'standsIn' | 'covered' | 'standsInMoved' | 'coveredMoved' | 'standsInEnded' | 'coveredEnded'
  readonly other: MemberId
  readonly by: MemberId
  readonly at: Instant
  readonly from: Day
  readonly until: Day
  /** The personal key under which I say that I have seen it. */
  readonly seenKey: string
}

/** What I have not said that I have seen; it ends with the last day of the stand-in. */
export function useStandInNews(): readonly StandInNews[] {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const personal = useSource(workspace.personal)
  return standInNews(company, workspace.me).filter(({ seenKey }) => personal.get(seenKey) === undefined)
}

/** It stands in the company's document, so that it is known on every device and without a network. */
export function standInNews({ members }: Pick<Company, 'members'>, me: MemberId): readonly StandInNews[] {
  return [...members.values()].flatMap((member) => [...present(member, me), ...ended(member, me)])
}

function present({ id, standIn }: Member, me: MemberId): readonly StandInNews[] {
  const { member, by, at, from, until, before } = standIn ?? {}
  if (member === undefined || by === undefined || at === undefined || from === undefined || until === undefined)
    return []
  if (by === me || (id !== me && member !== me)) return []
  const [kind, other] = id === me ? (['covered', member] as const) : (['standsIn', id] as const)
  const said = before === undefined ? kind : (`${kind}Moved` as const)
  return [{ kind: said, other, by, at, from, until, seenKey: `seen:standIn:${id}:${at}` }]
}

function ended({ id, standInsEnded = [] }: Member, me: MemberId): readonly StandInNews[] {
  return standInsEnded.flatMap(({ member, by, at, from, until }): readonly StandInNews[] => {
    if (by === me || (id !== me && member !== me)) return []
    const [kind, other] = id === me ? (['coveredEnded', member] as const) : (['standsInEnded', id] as const)
    return [{ kind, other, by, at, from, until, seenKey: `seen:standInEnded:${id}:${member}:${at}` }]
  })
}
