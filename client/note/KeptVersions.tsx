import { useEditorState, type Editor } from '@tiptap/react'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './NoteEditor.module.css'
import { fetchNoteVersions, newBlocks, textOf, type NoteVersion } from './noteVersions.ts'

/** What former owners wrote offline and the note does not say: to be read, and taken over with one click. */
export function KeptVersions({ customer, editor }: { readonly customer: CustomerId; readonly editor: Editor }) {
  const words = useWords().customer.note.kept
  const format = useFormat()
  const company = useSource(useWorkspace().company)
  const versions = useVersions(customer)
  const { blocks, editable } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ blocks: now.getJSON().content ?? [], editable: now.isEditable }),
  })
  const fresh = versions.flatMap(({ by, at, blocks: his }) => {
    const unsaid = newBlocks(his, blocks)
    return unsaid.length === 0 ? [] : [{ by, at, unsaid }]
  })
  if (fresh.length === 0) return null
  return (
    <section className={styles.kept} aria-label={words.title}>
      <h3>{words.title}</h3>
      <p>{words.lead}</p>
      {fresh.map(({ by, at, unsaid }) => (
        <article key={`${by}/${at}`}>
          <p>{words.by(company.members.get(by)?.name ?? '', format.moment(at))}</p>
          <blockquote>{unsaid.map(textOf).join('\n')}</blockquote>
          {editable && (
            <Button
              size="small"
              onClick={() => editor.commands.insertContentAt(editor.state.doc.content.size, [...unsaid])}
            >
              {words.add}
            </Button>
          )}
        </article>
      ))}
    </section>
  )
}

function useVersions(customer: CustomerId): readonly NoteVersion[] {
  const [versions, setVersions] = useState<readonly NoteVersion[]>([])
  useEffect(() => {
    const asking = new AbortController()
    fetchNoteVersions(customer, asking.signal).then(setVersions, () => {
      // asked again at the next opening; the note itself does not depend on it
    })
    return () => asking.abort()
  }, [customer])
  return versions
}
