import { useCallback } from 'react'
import type { ColumnId } from '#shared/base/id.ts'
import type { Change, Proposal } from '#shared/ledger/change.ts'
import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { useToasts } from '../kit/useToasts.ts'
import { ChangeRefused } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** Accepts or declines every open cell of these proposals, or only one column of them, in one change set. */
export function useDecide(): (
  proposals: readonly Proposal[],
  verdict: 'accept' | 'decline',
  options?: { readonly only?: ColumnId; readonly reason?: string },
) => void {
  const workspace = useWorkspace()
  const toasts = useToasts()
  const sentence = useRefusalSentence()
  const { fault } = useWords().kit
  return useCallback(
    (proposals, verdict, { only, reason } = {}) => {
      const changes = proposals.map((proposal): Change => {
        const columns = proposal.cells
          .filter(({ fate, column }) => fate === 'open' && (only === undefined || column === only))
          .map(({ column }) => column)
        return {
          kind: 'decide',
          customer: proposal.customer,
          proposal: proposal.id,
          accept: verdict === 'accept' ? columns : [],
          decline: verdict === 'decline' ? columns : [],
          ...(reason !== undefined && reason !== '' && { reason }),
        }
      })
      workspace.submit({ kind: 'decide', changes }).catch((error: unknown) => {
        const refusal = error instanceof ChangeRefused ? error.refusals[0]?.refusal : undefined
        toasts.show({ text: refusal === undefined ? fault : sentence(refusal), tone: 'lost' })
      })
    },
    [workspace, toasts, sentence, fault],
  )
}
