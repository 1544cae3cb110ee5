import type { Ref } from 'react'
import { Avatar } from '../kit/Avatar.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { Errands } from './Errands.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './StatusBar.module.css'

/** The foot of the frame: the page's facts at the left, who else is here at the right. */
export function StatusBar({ slot }: { readonly slot: Ref<HTMLDivElement> }) {
  return (
    <footer className={styles.bar} aria-label={useWords().shell.statusBar}>
      <div className={styles.slot} ref={slot} />
      <Errands />
      <WhoIsHere />
    </footer>
  )
}

const mostFaces = 5

function WhoIsHere() {
  const workspace = useWorkspace()
  const format = useFormat()
  const words = useWords().shell
  const { members } = useSource(workspace.company)
  const links = useSource(workspace.presence)
  // my other devices are nobody else
  const people = [...new Set(links.map(({ member }) => member))].filter((member) => member !== workspace.me)
  if (people.length === 0) return null
  const nameOf = (member: (typeof people)[number]) => members.get(member)?.name ?? '?'
  return (
    <span className={styles.people} title={format.list(people.map(nameOf))}>
      {people.slice(0, mostFaces).map((member) => (
        <Avatar key={member} id={member} name={nameOf(member)} size={18} />
      ))}
      {words.here(people.length)}
    </span>
  )
}
