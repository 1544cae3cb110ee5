import type { JSONContent } from '@tiptap/core'
import type { Editor } from '@tiptap/react'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './KeptVersions.module.css'
import { newBlocks, textOf, type NoteVersion } from './noteVersions.ts'

/** One kept version beside the note: what only it says is marked; it is added, put in the note's place, or set aside. */
export function VersionDialog({
  version,
  note,
  editor,
  isAside,
  onAside,
  onClose,
}: {
  readonly version: NoteVersion
  readonly note: readonly JSONContent[]
  readonly editor: Editor
  readonly isAside: boolean
  readonly onAside: (isAside: boolean) => void
  readonly onClose: () => void
}) {
  const words = useWords().customer.note.kept
  const format = useFormat()
  const company = useSource(useWorkspace().company)
  const fresh = newBlocks(version.blocks, note)
  const dropped = newBlocks(note, version.blocks).length
  const name = company.members.get(version.by)?.name ?? ''
  const take = (act: () => void) => {
    act()
    onClose()
  }
  return (
    <Dialog title={words.dialog(name)} wide onClose={onClose}>
      <p className={styles.facts}>{words.arrived(format.moment(version.at), fresh.length)}</p>
      <div className={styles.version}>
        {version.blocks
          .filter((block) => textOf(block).trim() !== '')
          .map((block, place) => (
            <p key={place} data-new={fresh.includes(block)}>
              {fresh.includes(block) && <span className={styles.mark}>{words.isNew}</span>}
              {textOf(block)}
            </p>
          ))}
      </div>
      {dropped > 0 && <p className={styles.facts}>{words.dropped(dropped)}</p>}
      <div className={styles.acts}>
        {editor.isEditable && (
          <>
            <Button
              look="primary"
              onClick={() => take(() => editor.commands.insertContentAt(editor.state.doc.content.size, [...fresh]))}
            >
              {words.add}
            </Button>
            <Button onClick={() => take(() => editor.commands.setContent([...version.blocks]))}>{words.replace}</Button>
          </>
        )}
        <Button look="quiet" onClick={() => onAside(!isAside)}>
          {isAside ? words.backFromAside : words.setAside}
        </Button>
      </div>
    </Dialog>
  )
}
