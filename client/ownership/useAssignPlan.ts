import { useMemo, useState } from 'react'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import type { Company } from '#shared/ledger/company.ts'
import { awayNow } from '#shared/ownership/absence.ts'
import { grantsOf, type Viewer } from '#shared/ownership/rights.ts'
import { planShares, type Share, type ShareMode } from '#shared/ownership/sharePlan.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { countLoads, type ToAssign } from './toAssign.ts'

export type AssignMode = ShareMode | 'hand'

/** One line of the preview: who shall have the customer, by which rule or by whose hand. */
export interface Planned {
  readonly subject: ToAssign
  readonly receiver: MemberId | null
  readonly why: Share['why'] | 'hand'
  readonly standsInFor?: MemberId
  readonly coveredBy?: MemberId
}

export interface AssignPlan {
  readonly mode: AssignMode
  readonly among: readonly MemberId[]
  readonly formerFirst: boolean
  readonly lines: readonly Planned[]
  /** Lines that change anything. */
  readonly given: readonly (Planned & { readonly receiver: MemberId })[]
  readonly before: ReadonlyMap<MemberId, number>
  readonly after: ReadonlyMap<MemberId, number>
  /** Who had the last turn of the rota then; null: the rota stands as it stood. */
  readonly lastTurn: MemberId | null
  readonly chooseMode: (mode: AssignMode) => void
  readonly chooseAmong: (among: readonly MemberId[]) => void
  readonly chooseFormerFirst: (formerFirst: boolean) => void
  /** All to one person, by hand. */
  readonly giveAll: (to: MemberId | null) => void
  readonly give: (customer: CustomerId, to: MemberId | null) => void
}

const nobody: readonly MemberId[] = []

/** The preview of an assignment of many: planned by a rule, then changed by hand line by line. */
export function useAssignPlan(subjects: readonly ToAssign[]): AssignPlan {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const viewer = useSource(workspace.viewer)
  const [{ all: before, held }] = useState(() => countLoads(workspace))
  const [mode, setMode] = useState<AssignMode>('hand')
  const [chosen, setChosen] = useState<readonly MemberId[]>(() => usualPeople(company, viewer))
  const [formerFirst, setFormerFirst] = useState(true)
  const [all, setAll] = useState<MemberId | null>(null)
  const [byHand, setByHand] = useState<ReadonlyMap<CustomerId, MemberId | null>>(new Map())
  const among = mode === 'turns' ? (company.settings.sharing?.rota ?? nobody) : chosen
  const planned = useMemo(() => {
    if (mode === 'hand') return null
    const customers = formerFirst ? subjects : subjects.map((each) => ({ ...each, former: null }))
    return planShares(customers, { company, mode, among, load: before, held })
  }, [company, mode, among, formerFirst, subjects, before, held])
  return useMemo(() => {
    const lines = subjects.map((subject, place): Planned => {
      const hand = byHand.get(subject.customer)
      const share = planned?.shares[place]
      if (hand !== undefined || share === undefined) return { subject, receiver: hand ?? all, why: 'hand' }
      return { ...share, subject }
    })
    const given = lines.flatMap((line) =>
      line.receiver === null || line.receiver === line.subject.owner ? [] : { ...line, receiver: line.receiver },
    )
    const after = new Map(before)
    for (const { receiver, subject } of given) {
      after.set(receiver, (after.get(receiver) ?? 0) + 1)
      if (subject.owner !== null) after.set(subject.owner, (after.get(subject.owner) ?? 1) - 1)
    }
    const restart = () => {
      setByHand(new Map())
      setAll(null)
    }
    return {
      mode,
      among,
      formerFirst,
      lines,
      given,
      before,
      after,
      lastTurn: planned?.lastTurn ?? null,
      chooseMode: (now) => {
        restart()
        setMode(now)
      },
      chooseAmong: setChosen,
      chooseFormerFirst: setFormerFirst,
      giveAll: (to) => {
        restart()
        setAll(to)
      },
      give: (customer, to) => setByHand((known) => new Map(known).set(customer, to)),
    }
  }, [mode, among, formerFirst, planned, subjects, before, byHand, all])
}

/** Those who sell, of the departments that this person assigns for; who is away comes back by hand. */
function usualPeople(company: Company, { extents }: Viewer): readonly MemberId[] {
  const away = awayNow(company)
  const { all, departments } = extents.assign
  return [...company.members.values()]
    .filter(({ id, role, department, left }) => {
      const sells = grantsOf(company, role).see === 'own'
      return left !== true && sells && !away.has(id) && (all || departments.has(department))
    })
    .map(({ id }) => id)
}
