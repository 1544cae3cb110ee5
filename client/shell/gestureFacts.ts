import type { UndoEntry } from '../replica/workspace.ts'
import type { GestureFacts } from '../words/changes.zh.ts'

/** What the sentence about a gesture says: so many rows as the person meant, not those put anew around them. */
export const gestureFacts = ({ set, changes }: UndoEntry): GestureFacts => ({
  changes: set.about ?? changes,
  label: set.label,
})
