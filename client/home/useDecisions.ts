import { useMemo } from 'react'
import type { Proposal } from '#shared/ledger/change.ts'
import { may } from '#shared/ownership/rights.ts'
import { isOpen } from '../proposal/openProposals.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'

/** Open proposals that this person may decide; the others' are theirs to wait for. */
export function useDecisions(): readonly Proposal[] {
  const workspace = useWorkspace()
  const proposals = useSource(workspace.proposals)
  const viewer = useSource(workspace.viewer)
  return useMemo(
    () =>
      proposals.filter((proposal) => {
        const envelope = workspace.envelope(proposal.customer)
        return isOpen(proposal) && envelope !== undefined && may(viewer, 'approve', envelope)
      }),
    [workspace, proposals, viewer],
  )
}

const shownForMs = 14 * 86_400_000

/** What I proposed: all that is open, and what was decided in the last two weeks, newest first. */
export function useMySuggestions(): readonly Proposal[] {
  const workspace = useWorkspace()
  const proposals = useSource(workspace.proposals)
  return useMemo(() => {
    const since = workspace.now() - shownForMs
    return proposals
      .filter((each) => each.author === workspace.me && (isOpen(each) || (each.decidedAt ?? each.filedAt) >= since))
      .toSorted((one, other) => other.filedAt - one.filedAt)
  }, [workspace, proposals])
}
