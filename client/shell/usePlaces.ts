import { useMemo } from 'react'
import { arrange, modulesOf, NavArrangement } from '#shared/ownership/module.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { isModule, places, type Place } from './places.ts'

export const arrangementKey = 'nav'

export interface ArrangedPlaces {
  /** What this person's roles show, in his order, those he hid included. */
  readonly all: readonly Place[]
  readonly shown: readonly Place[]
  readonly hidden: ReadonlySet<string>
  /** He has an order of his own. */
  readonly isOwn: boolean
}

/** The pages of this person: his roles decide which there are, he himself in which order and which stand aside (M1). */
export function usePlaces(): ArrangedPlaces {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const stored = useSource(workspace.personal).get(arrangementKey)
  return useMemo(() => {
    const modules = modulesOf(company, workspace.me)
    const own = NavArrangement.safeParse(stored).data
    const mine = places.filter(({ name }) => !isModule(name) || modules.has(name))
    const all = arrange(mine, own?.order ?? [])
    const hidden = new Set((own?.hidden ?? []).filter((name) => !fixed.has(name)))
    return { all, shown: all.filter(({ name }) => !hidden.has(name)), hidden, isOwn: own !== undefined }
  }, [company, workspace, stored])
}

/** The way to everything else is never hidden. */
export const fixed: ReadonlySet<string> = new Set(['home', 'settings'])
