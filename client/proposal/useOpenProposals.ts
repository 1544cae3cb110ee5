import { ledgerRecord, type RecordId } from '#shared/base/id.ts'
import type { Source, Workspace } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { isOpen, openProposals, type OpenProposals } from './openProposals.ts'

/** Open proposals that concern this person, by row. The same object, and the same rows in it, until they change. */
export function useOpenProposals(): OpenProposals {
  const workspace = useWorkspace()
  return useSource(sourceOf(workspace))
}

const sources = new WeakMap<Workspace, Source<OpenProposals>>()

/** One for all that ask: the panel alone has a mark in each of its fields. */
function sourceOf(workspace: Workspace): Source<OpenProposals> {
  const made = sources.get(workspace) ?? createOpenProposals(workspace)
  sources.set(workspace, made)
  return made
}

/** Listens while somebody does. */
export function createOpenProposals(
  workspace: Pick<Workspace, 'proposals' | 'viewer' | 'envelope' | 'rows'>,
): Source<OpenProposals> {
  const listeners = new Set<() => void>()
  let value: OpenProposals = new Map()
  let stops: readonly (() => void)[] = []
  const read = (): void => {
    const proposals = workspace.proposals.get()
    value = openProposals({ proposals, viewer: workspace.viewer.get(), envelopeOf: workspace.envelope }, value)
  }
  const renew = (): void => {
    const before = value
    read()
    if (value !== before) for (const listener of Array.from(listeners)) listener()
  }
  const isAbout = (ids: readonly RecordId[]): boolean => {
    const concerned = new Set(
      workspace.proposals
        .get()
        .filter(isOpen)
        .map(({ customer }) => ledgerRecord(customer)),
    )
    return concerned.size > 0 && ids.some((id) => concerned.has(id))
  }
  return {
    get() {
      if (listeners.size === 0) read()
      return value
    },
    subscribe(listener) {
      if (listeners.size === 0) {
        read()
        stops = [
          workspace.proposals.subscribe(renew),
          workspace.viewer.subscribe(renew),
          // a change of hands is news of the customer's row: others may decide now
          workspace.rows('customers').subscribe((news) => {
            if (news.kind === 'reset' || isAbout(news.ids)) renew()
          }),
        ]
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) for (const stop of stops) stop()
      }
    },
  }
}
