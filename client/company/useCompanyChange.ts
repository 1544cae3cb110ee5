import { useCallback } from 'react'
import type { Change, ChangeSetKind } from '#shared/ledger/change.ts'
import { useRefusalSentence } from '../customer/useRefusalSentence.ts'
import { useToasts } from '../kit/useToasts.ts'
import { ChangeRefused } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** Submits a change of people or settings and says why when the rules say no. */
export function useCompanyChange(
  kind: Extract<ChangeSetKind, 'people' | 'configure' | 'personal'>,
): (change: Change | readonly Change[], label?: string) => void {
  const workspace = useWorkspace()
  const toasts = useToasts()
  const sentence = useRefusalSentence()
  const { fault } = useWords().kit
  return useCallback(
    (change, label = '') => {
      workspace.submit({ kind, label, changes: [change].flat() }).catch((error: unknown) => {
        const refusal = error instanceof ChangeRefused ? error.refusals[0]?.refusal : undefined
        toasts.show({ text: refusal === undefined ? fault : sentence(refusal), tone: 'lost' })
      })
    },
    [workspace, toasts, sentence, fault, kind],
  )
}
