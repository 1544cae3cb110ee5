import { useWords } from '../words/useWords.ts'
import styles from './Decisions.module.css'
import { SuggestionCard } from './SuggestionCard.tsx'
import { useMySuggestions } from './useDecisions.ts'

/** What became of the changes that I could only propose: each cell's fate, who decided, and why. */
export function MySuggestions() {
  const words = useWords().home
  const mine = useMySuggestions()
  if (mine.length === 0) return null
  return (
    <section id="suggestions" className={styles.decisions}>
      <h2 className={styles.title}>{words.suggestions}</h2>
      <ul>
        {mine.map((proposal) => (
          <SuggestionCard key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </section>
  )
}
