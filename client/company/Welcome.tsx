import { Icon } from '../kit/Icon.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './Welcome.module.css'

/** What Kebu is, in four lines. */
export function Welcome() {
  const words = useWords()
  return (
    <header className={styles.welcome}>
      <p className={styles.mark}>
        <img src="/icon.svg" width="40" height="40" alt="" />
        {words.shell.product}
      </p>
      <h1 className={styles.headline}>{words.company.first.headline}</h1>
      <p className={styles.lead}>{words.company.first.lead}</p>
      <ul className={styles.points}>
        {words.company.first.points.map((point) => (
          <li key={point}>
            <Icon name="check" size={16} />
            {point}
          </li>
        ))}
      </ul>
    </header>
  )
}
