import type { MemberId } from '#shared/base/id.ts'
import type { Day } from '#shared/base/instant.ts'
import type { Company } from '#shared/ledger/company.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

/** A stand-in that a colleague arranged and that concerns me: I stand in for `other`, or he for me. */
export interface StandInNews {
  readonly kind: 'standsIn' | 'covered'
  readonly other: MemberId
  readonly by: MemberId
  readonly from: Day
  readonly until: Day
  /** The personal key under which I say that I have seen it. */
  readonly seenKey: string
}

/** What I have not said that I have seen; it ends with the stand-in. */
export function useStandInNews(): readonly StandInNews[] {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const personal = useSource(workspace.personal)
  return standInNews(company, workspace.me).filter(({ seenKey }) => personal.get(seenKey) === undefined)
}

/** It stands in the company's document, so that it is known on every device and without a network. */
export function standInNews({ members }: Company, me: MemberId): readonly StandInNews[] {
  return [...members.values()].flatMap(({ id, standIn }): readonly StandInNews[] => {
    const { member, by, at, from, until } = standIn ?? {}
    if (member === undefined || by === undefined || at === undefined || from === undefined || until === undefined)
      return []
    if (by === me || (id !== me && member !== me)) return []
    const [kind, other] = id === me ? (['covered', member] as const) : (['standsIn', id] as const)
    return [{ kind, other, by, from, until, seenKey: `seen:standIn:${id}:${at}` }]
  })
}
