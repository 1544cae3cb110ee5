import { useCallback } from 'react'
import type { ChangeSetId } from '#shared/base/id.ts'
import { useToasts } from '../kit/useToasts.ts'
import type { UndoOutcome } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** Takes back a gesture (the newest, or the named one) and says what came of it; also brings back. */
export function useUndo(): { readonly undo: (set?: ChangeSetId) => void; readonly redo: () => void } {
  const workspace = useWorkspace()
  const words = useWords()
  const toasts = useToasts()

  const tell = useCallback(
    (outcome: UndoOutcome) => {
      if (outcome.of === undefined) return
      const { set, changes } = outcome.of
      const what = words.changes.done[set.kind]({ changes, label: set.label })
      if (outcome.kind === 'nothing') return toasts.show({ text: words.shell.undo.nothing(what) })
      if (outcome.kind === 'done') return toasts.show({ text: words.shell.undo.undone(what) })
      toasts.show({
        text: words.shell.undo.ask(outcome.cells.length),
        action: {
          label: words.shell.undo.insist,
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
  const redo = useCallback(() => void workspace.redo().then(tell, failed), [workspace, tell, failed])
  return { undo, redo }
}
