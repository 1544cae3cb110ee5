import { Button, Empty, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useGestureEnd } from '../ledger/useGestureEnd.ts'
import { Skeleton } from '../kit/Skeleton.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import { restoreChanges } from './restoreChanges.ts'
import { trashKinds, type TrashItem, type TrashKind } from './trashItems.ts'
import styles from './TrashPage.module.css'
import { TrashTable } from './TrashTable.tsx'
import { useTrash } from './useTrash.ts'

/** Everything that was thrown away, who did it and when, and the way back, one by one or many at once. */
export function TrashPage() {
  const words = useWords().trash
  const items = useTrash()
  const [kind, setKind] = useState<TrashKind | 'all'>('all')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const restore = useRestore()
  if (items === null) return <Skeleton rows={10} />
  const kinds = trashKinds.filter((each) => items.some((item) => item.kind === each))
  const shownKind = kind === 'all' || kinds.includes(kind) ? kind : 'all'
  const shown = items.filter((item) => (shownKind === 'all' || item.kind === shownKind) && isFound(item, text))
  const ticked = shown.filter(({ key }) => chosen.has(key))
  const bringBack = (some: readonly TrashItem[]) => {
    setChosen(new Set())
    restore(some)
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <span className={styles.hint}>{words.hint}</span>
      </header>
      {items.length === 0 ? (
        <Empty description={words.none} />
      ) : (
        <>
          <div className={styles.tools} role="toolbar" aria-label={words.toolbar}>
            <Segmented<TrashKind | 'all'>
              aria-label={words.kinds}
              value={shownKind}
              onChange={setKind}
              options={[
                { value: 'all', label: words.all(items.length) },
                ...kinds.map((each) => ({ value: each, label: words.kind[each] })),
              ]}
            />
            <Input.Search
              allowClear
              className={styles.search}
              aria-label={words.search}
              placeholder={words.search}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <span className={styles.space} />
            <Button type="primary" disabled={ticked.length === 0} onClick={() => bringBack(ticked)}>
              {words.restoreChosen(ticked.length)}
            </Button>
          </div>
          {shown.length === 0 ? (
            <Empty description={words.noMatch} />
          ) : (
            <TrashTable items={shown} chosen={chosen} onChoose={setChosen} onRestore={bringBack} />
          )}
        </>
      )}
    </div>
  )
}

function isFound({ name, of }: TrashItem, text: string): boolean {
  const wanted = text.normalize('NFKC').trim().toLocaleLowerCase()
  return `${name}\n${of}`.normalize('NFKC').toLocaleLowerCase().includes(wanted)
}

/** One gesture, however many; what may not come back is told, the rest does. */
function useRestore(): (items: readonly TrashItem[]) => void {
  const workspace = useWorkspace()
  const company = useSource(workspace.company)
  const end = useGestureEnd()
  return (items) => {
    const label = items.length === 1 ? (items[0]?.name ?? '') : ''
    end({ kind: 'restore', label: label.slice(0, 200), changes: restoreChanges(company, items), notices: [] })
  }
}
