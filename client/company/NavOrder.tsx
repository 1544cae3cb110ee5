import type { NavArrangement } from '#shared/ownership/module.ts'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useWorkspace } from '../replica/WorkspaceContext.tsx'
import { arrangementKey, fixed, usePlaces } from '../shell/usePlaces.ts'
import { useWords } from '../words/useWords.ts'
import styles from './NavOrder.module.css'

/** My own navigation: which pages stand in it, and in which order; on all of my devices. */
export function NavOrder() {
  const words = useWords()
  const { navOrder } = words.company.account
  const workspace = useWorkspace()
  const { all, hidden, isOwn } = usePlaces()
  const listed = all.filter(({ aside }) => aside !== true)
  const put = (value: NavArrangement | null) =>
    void workspace.submit({
      kind: 'personal',
      changes: [
        { kind: 'putPersonal', key: arrangementKey, value: value === null ? null : (structuredClone(value) as never) },
      ],
    })
  const order = listed.map(({ name }) => name)
  const swap = (place: number, by: 1 | -1) => {
    const next = [...order]
    const [moved] = next.splice(place, 1)
    if (moved !== undefined) next.splice(place + by, 0, moved)
    put({ order: next, hidden: [...hidden] })
  }
  const show = (name: string, isShown: boolean) =>
    put({ order, hidden: isShown ? [...hidden].filter((each) => each !== name) : [...hidden, name] })
  return (
    <section>
      <h2 className={styles.title}>{navOrder.title}</h2>
      <p className={styles.lead}>{navOrder.lead}</p>
      <ol className={styles.list} aria-label={navOrder.title}>
        {listed.map(({ name }, place) => {
          const called = words.shell.nav[name]
          return (
            <li key={name}>
              <label>
                <input
                  type="checkbox"
                  disabled={fixed.has(name)}
                  checked={!hidden.has(name)}
                  onChange={(event) => show(name, event.target.checked)}
                />
                {called}
              </label>
              <IconButton
                size={16}
                icon="up"
                label={navOrder.up(called)}
                disabled={place === 0}
                onClick={() => swap(place, -1)}
              />
              <IconButton
                size={16}
                icon="down"
                label={navOrder.down(called)}
                disabled={place === listed.length - 1}
                onClick={() => swap(place, 1)}
              />
            </li>
          )
        })}
      </ol>
      {isOwn && (
        <Button look="quiet" onClick={() => put(null)}>
          {navOrder.reset}
        </Button>
      )}
    </section>
  )
}
