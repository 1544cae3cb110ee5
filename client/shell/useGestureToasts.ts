import { useEffect, useEffectEvent } from 'react'
import { useToasts } from '../kit/useToasts.ts'
import type { UndoEntry } from '../replica/workspace.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { gestureFacts } from './gestureFacts.ts'
import { useUndo } from './useUndo.ts'

const silent: ReadonlySet<string> = new Set(['personal', 'undo', 'redo'])

/** Every gesture that can be taken back shows a toast with the way back. */
export function useGestureToasts(): void {
  const workspace = useWorkspace()
  const words = useWords()
  const toasts = useToasts()
  const { undo } = useUndo()

  const tell = useEffectEvent((entry: UndoEntry) => {
    const { set } = entry
    if (silent.has(set.kind)) return
    toasts.show({
      text: words.changes.done[set.kind](gestureFacts(entry)),
      action: { label: words.kit.undo, run: () => undo(set.id) },
    })
  })

  useEffect(() => {
    const seen = new Set(workspace.undoList.get().map(({ set }) => set.id))
    // gestures of earlier visits are read from disk only after the page is there
    const since = workspace.now()
    return workspace.undoList.subscribe(() => {
      const fresh = workspace.undoList.get().filter(({ set }) => !seen.has(set.id) && set.madeAt >= since)
      for (const { set } of fresh) seen.add(set.id)
      const newest = fresh.reduce<UndoEntry | null>(
        (last, entry) => (last === null || entry.set.madeAt >= last.set.madeAt ? entry : last),
        null,
      )
      if (newest !== null) tell(newest)
    })
  }, [workspace])
}
