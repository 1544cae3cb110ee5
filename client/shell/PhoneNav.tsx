import { NavLink } from 'react-router'
import { Icon } from '../kit/Icon.tsx'
import { Popover } from '../kit/Popover.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './PhoneNav.module.css'
import { phonePlaces } from './places.ts'
import { usePlaces } from './usePlaces.ts'

/** The pages under a thumb. */
export function PhoneNav() {
  const words = useWords().shell
  const { shown, isOwn } = usePlaces()
  const listed = shown.filter(({ aside }) => aside !== true)
  const usual = listed.filter(({ name }) => phonePlaces.includes(name))
  // his own order says what he wants under his thumb
  const near = isOwn || usual.length < phonePlaces.length ? listed.slice(0, phonePlaces.length) : usual
  const far = shown.filter((place) => !near.includes(place))
  return (
    <nav className={styles.nav} aria-label={words.nav.label}>
      {near.map(({ path, name, icon }) => (
        <NavLink key={path} to={path} end={path === '/'} className={styles.place ?? ''}>
          <Icon name={icon} size={22} />
          {words.nav[name]}
        </NavLink>
      ))}
      <Popover
        label={words.phone.more}
        align="end"
        side="above"
        opener={(open) => (
          <button {...open} type="button" className={styles.place}>
            <Icon name="settings" size={22} />
            {words.phone.more}
          </button>
        )}
      >
        {(close) => (
          <ul className={styles.more}>
            {far.map(({ path, name, icon }) => (
              <li key={path}>
                <NavLink to={path} onClick={close}>
                  <Icon name={icon} />
                  {words.nav[name]}
                </NavLink>
              </li>
            ))}
          </ul>
        )}
      </Popover>
    </nav>
  )
}
