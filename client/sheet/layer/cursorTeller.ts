import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import type { Selection } from './selection.ts'

/** Tells of the cursor in each frame where it, the selection or the editing is another one than was told last. */
export function createCursorTeller(desk: Desk, editor: Editor, moved: () => void): { tell(): void } {
  const { index, geometry, selection } = desk
  let told = ''
  return {
    tell() {
      if (editor.isEditing) selection.setExtending(false)
      const head = selection.head()
      const row = head === null ? undefined : index.at(head.row)
      const column = head === null ? undefined : geometry.columns[head.column]?.sheet.column
      const now = JSON.stringify([row?.id, column?.id, editor.isEditing, selection.boxes(), modeOf(selection)])
      if (now === told) return
      told = now
      // Who has left a row lets it go to where filter and search want it.
      if (row !== undefined && !index.isKept(row.id)) index.keep([row.id])
      if (head !== null && index.groupAt(head.row) !== undefined) index.keep([])
      moved()
      const { onCursor } = desk.props()
      if (row === undefined || column === undefined) onCursor?.(null)
      else onCursor?.({ record: row.id, column: column.id, editing: editor.isEditing })
    },
  }
}

const modeOf = ({ isExtending, isAdding }: Selection): string => (isExtending ? 'extending' : isAdding ? 'adding' : '')
