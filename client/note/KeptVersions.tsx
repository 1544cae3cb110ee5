import { useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { CustomerId } from '#shared/base/id.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './KeptVersions.module.css'
import { fetchNoteVersions, newBlocks, type NoteVersion } from './noteVersions.ts'
import { useSetAside } from './useSetAside.ts'
import { VersionDialog } from './VersionDialog.tsx'

/** What former owners wrote offline and the note does not say: each is opened, compared, taken over or set aside. */
export function KeptVersions({ customer, editor }: { readonly customer: CustomerId; readonly editor: Editor }) {
  const words = useWords().customer.note.kept
  const versions = useVersions(customer)
  const setAside = useSetAside(customer)
  const [opened, setOpened] = useState<NoteVersion | null>(null)
  const [isAsideShown, setAsideShown] = useState(false)
  const blocks = useEditorState({ editor, selector: ({ editor: now }) => now.getJSON().content ?? [] })
  const unsaid = versions.filter(({ blocks: his }) => newBlocks(his, blocks).length > 0)
  const aside = unsaid.filter((version) => setAside.has(version))
  const open = unsaid.filter((version) => !setAside.has(version))
  if (unsaid.length === 0) return null
  return (
    <section className={styles.kept} aria-label={words.title}>
      <h3>{words.title}</h3>
      {open.length > 0 && <p>{words.lead}</p>}
      <Versions versions={open} onOpen={setOpened} />
      {aside.length > 0 && (
        <Button look="quiet" aria-expanded={isAsideShown} onClick={() => setAsideShown(!isAsideShown)}>
          {words.aside(aside.length)}
        </Button>
      )}
      {isAsideShown && <Versions versions={aside} onOpen={setOpened} />}
      {opened !== null && unsaid.includes(opened) && (
        <VersionDialog
          version={opened}
          note={blocks}
          editor={editor}
          isAside={setAside.has(opened)}
          onAside={(isAside) => {
            setAside.put(opened, isAside)
            setOpened(null)
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}

function Versions({
  versions,
  onOpen,
}: {
  readonly versions: readonly NoteVersion[]
  readonly onOpen: (version: NoteVersion) => void
}) {
  const words = useWords().customer.note.kept
  const format = useFormat()
  const company = useSource(useWorkspace().company)
  return (
    <ul className={styles.list}>
      {versions.map((version) => {
        const name = company.members.get(version.by)?.name ?? ''
        return (
          <li key={`${version.by}/${version.at}`}>
            <span>{words.by(name, format.moment(version.at))}</span>
            <Button aria-label={words.openOf(name)} onClick={() => onOpen(version)}>
              {words.open}
            </Button>
          </li>
        )
      })}
    </ul>
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
