import { languages } from '../words/language.ts'
import { useSpeech } from '../words/useWords.ts'
import styles from './LanguageSwitch.module.css'

/** Every language under its own name. */
export function LanguageSwitch() {
  const { language, words, speak } = useSpeech()
  return (
    <fieldset className={styles.switch} aria-label={words.company.first.language}>
      {languages.map(({ id, name, locale }) => (
        <button key={id} type="button" lang={locale} aria-pressed={language === id} onClick={() => speak(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}
