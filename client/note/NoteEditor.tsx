import Collaboration from '@tiptap/extension-collaboration'
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import type { OpenNote } from '../replica/workspace.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { mateColor } from '../kit/mateColor.ts'
import { caretOf, selectionOf } from './carets.ts'
import { useWords } from '../words/useWords.ts'
import { KeptVersions } from './KeptVersions.tsx'
import styles from './NoteEditor.module.css'
import { noteKit } from './noteExtensions.ts'
import { NoteToolbar } from './NoteToolbar.tsx'

/** One rich note per customer: two people in it at once with carets, offline too. */
export function NoteEditor({ customer, mayEdit }: { readonly customer: CustomerId; readonly mayEdit: boolean }) {
  const words = useWords().customer.note
  const workspace = useWorkspace()
  const [note, setNote] = useState<OpenNote | null>(null)
  useEffect(() => {
    const opened = workspace.openNote(customer)
    setNote(opened)
    return () => {
      setNote(null)
      opened[Symbol.dispose]()
    }
  }, [workspace, customer])
  return note === null ? (
    <p className={styles.state}>{words.state.loading}</p>
  ) : (
    <Editor customer={customer} note={note} mayEdit={mayEdit} />
  )
}

function Editor({
  customer,
  note,
  mayEdit,
}: {
  readonly customer: CustomerId
  readonly note: OpenNote
  readonly mayEdit: boolean
}) {
  const words = useWords().customer.note
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const state = useSource(note.state)
  const editable = mayEdit && state !== 'readOnly' && state !== 'loading'
  const editor = useEditor(
    {
      editable,
      extensions: [
        noteKit,
        Collaboration.configure({ document: note.doc, field: 'default' }),
        CollaborationCaret.configure({
          provider: { awareness: note.awareness },
          render: caretOf,
          selectionRender: selectionOf,
          user: {
            id: workspace.me,
            name: company.members.get(workspace.me)?.name ?? '',
            color: `var(--mate-${mateColor(workspace.me)})`,
          },
        }),
      ],
      editorProps: { attributes: { 'aria-label': words.title, role: 'textbox', 'aria-multiline': 'true' } },
    },
    [note],
  )
  useEffect(() => {
    editor?.setEditable(editable)
  }, [editor, editable])
  return (
    <div className={styles.note}>
      {editable && editor !== null && <NoteToolbar editor={editor} />}
      <EditorContent editor={editor} className={styles.paper} data-hint={words.hint} />
      <p className={styles.state} data-state={state}>
        {words.state[state]}
      </p>
      {state === 'online' && editor !== null && <KeptVersions customer={customer} editor={editor} />}
    </div>
  )
}
