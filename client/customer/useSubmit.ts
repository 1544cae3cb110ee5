import { useCallback } from 'react'
import type { Change } from '#shared/ledger/change.ts'
import type { Column } from '#shared/ledger/column.ts'
import { mayEditColumn, mayWrite, type Viewer } from '#shared/ownership/rights.ts'
import { ChangeRefused, type Workspace } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useToasts } from '../kit/useToasts.ts'
import { useWords } from '../words/useWords.ts'
import { useRefusalSentence } from './useRefusalSentence.ts'

/** R21: will the server keep any of these words as a proposal, because their author may read and not write? */
export function isSuggestion(workspace: Workspace, changes: readonly Change[]): boolean {
  const viewer = workspace.viewer.get()
  const { columns } = workspace.company.get()
  return changes.some((change) => {
    if (change.kind !== 'set') return false
    const envelope = workspace.envelope(change.customer)
    if (envelope === undefined) return false
    return !mayWrite(viewer, envelope) || change.cells.some((cell) => isShut(viewer, columns.get(cell.column)))
  })
}

const isShut = (viewer: Viewer, column: Column | undefined): boolean =>
  column !== undefined && !mayEditColumn(viewer, column)

type Gesture = Parameters<Workspace['submit']>[0]

/** Submits a gesture and says so when the rules or the disk say no. `then` runs once it is safely on this device. */
export function useSubmit(): (gesture: Gesture, then?: () => void) => void {
  const workspace = useWorkspace()
  const toasts = useToasts()
  const sentence = useRefusalSentence()
  const words = useWords()
  return useCallback(
    (gesture, then) => {
      const proposes = isSuggestion(workspace, gesture.changes)
      const sayAndGoOn = () => {
        if (proposes) toasts.show({ text: words.customer.panel.suggested })
        then?.()
      }
      workspace.submit(gesture).then(sayAndGoOn, (error: unknown) => {
        if (error instanceof ChangeRefused) {
          const text = [...new Set(error.refusals.map(({ refusal }) => sentence(refusal)))].slice(0, 3).join(' · ')
          toasts.show({ text, tone: 'lost' })
        } else {
          toasts.show({ text: words.customer.panel.notStored, tone: 'lost' })
        }
      })
    },
    [workspace, toasts, sentence, words],
  )
}
