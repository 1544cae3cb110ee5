import { useCallback } from 'react'
import type { ChangeSetId } from '#shared/base/id.ts'
import { placeColumn } from '#shared/ledger/place.ts'
import { useToasts } from '../kit/useToasts.ts'
import type { UndoOutcome } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { gestureFacts } from './gestureFacts.ts'

/** Takes back a gesture (the newest, or the named one) and says what came of it; also brings back. */
export function useUndo(): { readonly undo: (set?: ChangeSetId) => void; readonly redo: () => void } {
  const workspace = useWorkspace()
  const words = useWords()
  const toasts = useToasts()

  const tell = useCallback(
    (outcome: UndoOutcome) => {
      if (outcome.of === undefined) return
      const { set } = outcome.of
      const what = words.changes.done[set.kind](gestureFacts(outcome.of))
      if (outcome.kind === 'nothing') return toasts.show({ text: words.shell.undo.nothing(what) })
      if (outcome.kind === 'done') return toasts.show({ text: words.shell.undo.undone(what) })
      const isMoved = outcome.cells.every(({ column }) => column === placeColumn)
      const say = words.shell.undo[isMoved ? 'rows' : 'cells']
      toasts.show({
        text: say.ask(outcome.cells.length),
        action: {
          label: say.insist,
          run: () =>
            void workspace.undo(set.id, { insist: true }).then(
              () => toasts.show({ text: words.shell.undo.undone(what) }),
              () => toasts.show({ text: words.shell.undo.failed, tone: 'lost' }),
            ),
        },
      })
    },
    [workspace, words, toasts],
  )

  const failed = useCallback(() => toasts.show({ text: words.shell.undo.failed, tone: 'lost' }), [toasts, words])
  const undo = useCallback(
    (set?: ChangeSetId) => void workspace.undo(set).then(tell, failed),
    [workspace, tell, failed],
  )
  // a redo never insists: what is newer stays as it is, and the person is told
  const tellRedo = useCallback(
    ({ kind, of }: UndoOutcome) => {
      if (of === undefined) return
      const what = words.changes.done[of.set.kind](gestureFacts(of))
      toasts.show({ text: kind === 'done' ? words.shell.undo.redone(what) : words.shell.undo.notRedone(what) })
    },
    [words, toasts],
  )
  const redo = useCallback(() => void workspace.redo().then(tellRedo, failed), [workspace, tellRedo, failed])
  return { undo, redo }
}
