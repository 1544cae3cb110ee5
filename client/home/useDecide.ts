import { useCallback } from 'react'
import type { ColumnId } from '#shared/base/id.ts'
import type { CellValue } from '#shared/ledger/cell.ts'
import type { Change, Proposal } from '#shared/ledger/change.ts'
import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { useToasts } from '../kit/useToasts.ts'
import { makingOf } from '#shared/ledger/making.ts'
import { isStray } from '#shared/ledger/strayCell.ts'
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
  const { kit, home } = useWords()
  return useCallback(
    (proposals, verdict, { only, reason } = {}) => {
      const company = workspace.company.get()
      const doesNotFit = (id: ColumnId, wanted: CellValue) => isStray(company.columns.get(id), wanted, company)
      const { whole, rest } = inOrder(proposals, verdict, workspace.proposals.get())
      const changes = [...whole, ...rest].flatMap((proposal): readonly Change[] => {
        const columns = proposal.cells
          .filter(
            ({ fate, column, wanted }) =>
              fate === 'open' &&
              (only === undefined || column === only || whole.includes(proposal)) &&
              (verdict === 'decline' || !doesNotFit(column, wanted)),
          )
          .map(({ column }) => column)
        if (columns.length === 0) return []
        return [
          {
            kind: 'decide',
            customer: proposal.customer,
            proposal: proposal.id,
            accept: verdict === 'accept' ? columns : [],
            decline: verdict === 'decline' ? columns : [],
            ...(reason !== undefined && reason !== '' && { reason }),
          },
        ]
      })
      if (changes.length === 0) {
        toasts.show({ text: home.stray, tone: 'lost' })
        return
      }
      workspace.submit({ kind: 'decide', changes }).catch((error: unknown) => {
        const refusal = error instanceof ChangeRefused ? error.refusals[0]?.refusal : undefined
        toasts.show({ text: refusal === undefined ? kit.fault : sentence(refusal), tone: 'lost' })
      })
    },
    [workspace, toasts, sentence, kit, home],
  )
}

/**
 * Whoever accepts a word about a record that is not made yet accepts its making with it, whole and before it; where the
 * making was declined there is nothing to accept.
 */
function inOrder(
  proposals: readonly Proposal[],
  verdict: 'accept' | 'decline',
  all: readonly Proposal[],
): { readonly whole: readonly Proposal[]; readonly rest: readonly Proposal[] } {
  if (verdict === 'decline') return { whole: [], rest: proposals }
  const makings = proposals.map((each) => ({ each, making: makingOf(each, all) }))
  const whole = new Set(makings.flatMap(({ making }) => (making.kind === 'open' ? [making.by] : [])))
  const possible = makings.flatMap(({ each, making }) => (making.kind === 'declined' || whole.has(each) ? [] : [each]))
  return { whole: [...whole], rest: possible }
}
