import { useState } from 'react'
import { useDecisions } from '../home/useDecisions.ts'
import { NavLink } from 'react-router'
import { Icon } from '../kit/Icon.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { useStandInNews } from '../ownership/standInNews.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './Nav.module.css'
import { usePlaces } from './usePlaces.ts'

const key = 'kebu.nav'

/** The pages, at the left; narrow or wide as this person likes it. */
export function Nav() {
  const words = useWords().shell
  const [wide, setWide] = useState(() => localStorage.getItem(key) !== 'narrow')
  const waiting = useWaitingForMe()
  const listed = usePlaces().shown.filter(({ aside }) => aside !== true)
  const toggle = () => {
    localStorage.setItem(key, wide ? 'narrow' : 'wide')
    setWide(!wide)
  }
  return (
    <nav className={styles.nav} data-wide={wide} aria-label={words.nav.label}>
      <p className={styles.mark}>
        <img src="/icon.svg" width="28" height="28" alt="" />
        <span className={styles.name}>{words.product}</span>
      </p>
      <ul className={styles.places}>
        {listed.map(({ path, name, icon }) => (
          <li key={path}>
            <NavLink
              to={path}
              end={path === '/'}
              title={wide ? undefined : words.nav[name]}
              className={styles.place ?? ''}
            >
              <Icon name={icon} size={20} />
              <span className={styles.name}>{words.nav[name]}</span>
              {name === 'home' && waiting > 0 && (
                <span className={styles.badge} title={words.nav.waiting(waiting)}>
                  {waiting > 99 ? '99+' : waiting}
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
      <IconButton
        className={styles.toggle}
        icon={wide ? 'left' : 'right'}
        label={wide ? words.nav.collapse : words.nav.expand}
        onClick={toggle}
      />
    </nav>
  )
}

/** Open notices and open proposals: only what waits for this person. */
export function useWaitingForMe(): number {
  const workspace = useWorkspace()
  const notices = useSource(workspace.notices)
  return notices.length + useDecisions().length + useStandInNews().length
}
