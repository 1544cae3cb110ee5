import { NavLink, useParams } from 'react-router'
import { useWords } from '../words/useWords.ts'
import { AboutCompany } from './AboutCompany.tsx'
import { Devices } from './Devices.tsx'
import { ExportLog } from './ExportLog.tsx'
import { MyAccount } from './MyAccount.tsx'
import { PoolSettings } from './PoolSettings.tsx'
import { People } from './People.tsx'
import { Roles } from './Roles.tsx'
import styles from './SettingsPage.module.css'

const parts = {
  people: People,
  roles: Roles,
  company: AboutCompany,
  pool: PoolSettings,
  exports: ExportLog,
  devices: Devices,
  account: MyAccount,
} as const
const names = Object.keys(parts) as (keyof typeof parts)[] // keys of the object above, in its order

/** What has no cell in the sheet: people, the company, devices, my account. */
export default function SettingsPage() {
  const words = useWords().company.settings
  const { part } = useParams()
  const Part = parts[names.find((name) => name === part) ?? 'people']
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{words.title}</h1>
      <nav className={styles.tabs} aria-label={words.title}>
        {names.map((name) => (
          <NavLink key={name} to={`/settings/${name}`}>
            {words.tabs[name]}
          </NavLink>
        ))}
      </nav>
      <Part />
    </div>
  )
}
