import { Modal } from 'antd'
import { useCallback, useState, type ReactNode } from 'react'
import type { ChangeSetId } from '#shared/base/id.ts'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'

/** Undo and redo of one's own gestures; where somebody wrote a newer value it asks before touching it. `dialog` must be drawn. */
export function useUndo(): { readonly undo: () => void; readonly redo: () => void; readonly dialog: ReactNode } {
  const workspace = useWorkspace()
  const say = useWords().ledger.undoAsk
  const [asked, setAsked] = useState<{ readonly set: ChangeSetId; readonly cells: number } | null>(null)
  const undo = useCallback(() => {
    void workspace.undo().then((outcome) => {
      if (outcome.kind === 'ask') setAsked({ set: outcome.of.id, cells: outcome.cells.length })
    })
  }, [workspace])
  const redo = useCallback(() => void workspace.redo(), [workspace])
  const answer = (insist: boolean) => {
    if (asked !== null) void workspace.undo(asked.set, { insist })
    setAsked(null)
  }
  const dialog = asked !== null && (
    <Modal
      open
      title={say.title}
      okText={say.insist}
      cancelText={say.keep}
      onOk={() => answer(true)}
      onCancel={() => answer(false)}
    >
      {say.text(asked.cells)}
    </Modal>
  )
  return { undo, redo, dialog }
}
