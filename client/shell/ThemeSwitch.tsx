import styles from '../company/LanguageSwitch.module.css'
import { useAppearance } from '../kit/useAppearance.ts'
import { useWords } from '../words/useWords.ts'

/** Light, dark, or as the system. */
export function ThemeSwitch() {
  const { theme, choose } = useAppearance()
  const words = useWords().company.account
  return (
    <fieldset className={styles.switch} aria-label={words.theme}>
      {(['auto', 'light', 'dark'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={theme === each} onClick={() => choose({ theme: each })}>
          {words.themes[each]}
        </button>
      ))}
    </fieldset>
  )
}
