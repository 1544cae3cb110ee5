import { useMemo, useState } from 'react'
import type { CustomerId, MemberId } from '#shared/base/id.ts'
import type { Day } from '#shared/base/instant.ts'
import type { Change } from '#shared/ledger/change.ts'
import { mostHelpers, planHelp } from '#shared/ownership/helpPlan.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { turnsEnd } from './turnsEnd.ts'

/** Who helps at one customer: as many places as were asked for, empty where the rota has nobody more. */
export interface HelpLine {
  readonly customer: CustomerId
  readonly helpers: readonly (MemberId | null)[]
}

export interface HelpChoice {
  readonly each: number
  readonly lines: readonly HelpLine[]
  /** How many are called, of all lines. */
  readonly count: number
  readonly chooseEach: (each: number) => void
  readonly choose: (customer: CustomerId, place: number, helper: MemberId | null) => void
  /** The commands: everybody who helps edits too, until that day; then whose turn it was. */
  readonly changes: (until: Day | undefined) => readonly Change[]
}

/** The preview of calling colleagues to help: planned by the rota, then changed by hand place by place. */
export function useHelpPlan(customers: readonly CustomerId[]): HelpChoice {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const [each, setEach] = useState(1)
  const [byHand, setByHand] = useState<ReadonlyMap<string, MemberId | null>>(new Map())
  const plan = useMemo(() => {
    const envelopes = customers.flatMap((customer) => workspace.envelope(customer) ?? [])
    return planHelp(envelopes, company, each)
  }, [workspace, customers, company, each])
  const lines = plan.helps.map(({ customer, helpers }): HelpLine => {
    const places = Array.from({ length: each }, (_, place) => {
      const hand = byHand.get(`${customer}/${place}`)
      return hand === undefined ? (helpers[place] ?? null) : hand
    })
    return { customer, helpers: places }
  })
  const called = lines.map(({ customer, helpers }) => ({
    customer,
    helpers: new Set(helpers.filter((helper) => helper !== null)),
  }))
  // whom somebody chose by hand had no turn
  const turns = plan.helps.flatMap(({ customer, helpers }, place) =>
    helpers.filter((member) => called[place]?.helpers.has(member)).map((member) => ({ customer, member })),
  )
  return {
    each,
    lines,
    count: called.reduce((sum, { helpers }) => sum + helpers.size, 0),
    chooseEach: (wish) => {
      setByHand(new Map())
      setEach(Math.min(mostHelpers, Math.max(1, Math.round(wish) || 1)))
    },
    choose: (customer, place, helper) => setByHand((known) => new Map(known).set(`${customer}/${place}`, helper)),
    changes: (until) => [
      ...called.flatMap(({ customer, helpers }) =>
        [...helpers].map((to): Change => ({
          kind: 'share',
          customer,
          to,
          right: 'edit',
          ...(until !== undefined && { until }),
        })),
      ),
      ...turnsEnd(company, { last: plan.last, row: 'help', turns }),
    ],
  }
}
