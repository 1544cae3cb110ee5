import { useStandInNews } from '../ownership/standInNews.ts'
import { useCompanyChange } from '../company/useCompanyChange.ts'
import { Button } from '../kit/Button.tsx'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './DueList.module.css'

/** For whom I was asked to stand in, and who stands in for me, until I say that I have seen it. */
export function StandInList() {
  const words = useWords().home
  const news = useStandInNews()
  const { members } = useSource(useWorkspace().company)
  const change = useCompanyChange('personal')
  if (news.length === 0) return null
  return (
    <section id="standIns" className={styles.list}>
      <h2 className={styles.title}>
        {words.standIns} <span className={styles.count}>{news.length}</span>
      </h2>
      <ul>
        {news.map(({ kind, other, by, from, until, seenKey }) => {
          const name = members.get(other)?.name ?? ''
          return (
            <li key={seenKey} className={styles.row}>
              <span className={styles.open}>
                <span className={styles.name}>{words[kind](name, from, until)}</span>
                <span className={styles.what}>{words.arrangedBy(members.get(by)?.name ?? '')}</span>
              </span>
              <Button
                look="quiet"
                aria-label={words.seenOf(name)}
                onClick={() => change({ kind: 'putPersonal', key: seenKey, value: true })}
              >
                {words.seen}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
