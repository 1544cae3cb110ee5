import { useAppearance } from '../kit/useAppearance.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { ThemeSwitch } from '../shell/ThemeSwitch.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './AboutCompany.module.css'
import { ChangePassword } from './ChangePassword.tsx'
import { ClearDevice } from './ClearDevice.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import switchStyles from './LanguageSwitch.module.css'
import { NavOrder } from './NavOrder.tsx'
import { StandInForm } from './StandInForm.tsx'
import { useRoleName } from './useRoleName.ts'
import { useSession } from './useSession.ts'

/** How this device looks and speaks, my password, the copy on this device. */
export function MyAccount() {
  const words = useWords().company
  const nameOf = useRoleName()
  const { state } = useSession()
  const workspace = useWorkspace()
  const me = useSource(workspace.company).members.get(workspace.me)
  return (
    <div className={styles.parts}>
      <section>
        <h2 className={styles.title}>{me === undefined ? '' : words.account.who(me.name, nameOf(me.role))}</h2>
        <p className={styles.lead}>{state.kind === 'member' && !isDemo(state.login) ? state.login : ''}</p>
      </section>
      <section>
        <h2 className={styles.title}>{words.account.appearance}</h2>
        <div className={styles.row}>
          {words.account.language}
          <LanguageSwitch />
        </div>
        <div className={styles.row}>
          {words.account.theme}
          <ThemeSwitch />
        </div>
        <div className={styles.row}>
          {words.account.density}
          <DensitySwitch />
        </div>
      </section>
      {me !== undefined && <StandInForm key={JSON.stringify(me.standIn)} person={me} />}
      <NavOrder />
      <ChangePassword />
      <ClearDevice />
    </div>
  )
}

/** People of the demo company have names that nobody can type, and nobody needs to see. */
const isDemo = (login: string): boolean => login.startsWith('~')

function DensitySwitch() {
  const words = useWords().company.account
  const { density, choose } = useAppearance()

  return (
    <fieldset className={switchStyles.switch} aria-label={words.density}>
      {(['compact', 'regular', 'relaxed'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={density === each} onClick={() => choose({ density: each })}>
          {words.densities[each]}
        </button>
      ))}
    </fieldset>
  )
}
