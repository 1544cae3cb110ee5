import { useCompanyChange } from '../company/useCompanyChange.ts'
import { Button } from '../kit/Button.tsx'
import type { StandInNews } from '../ownership/standInNews.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './NoticeCards.module.css'

/** A colleague arranged, moved or ended a stand-in of mine while I was here. */
export function StandInCard({ news }: { readonly news: StandInNews }) {
  const words = useWords().home
  const { members } = useSource(useWorkspace().company)
  const change = useCompanyChange('personal')
  const { kind, other, by, from, until, seenKey } = news
  const name = members.get(other)?.name ?? ''
  return (
    <article className={styles.card} data-kind={kind}>
      <p className={styles.kind}>{words.standIns}</p>
      <h3 className={styles.title}>{words[kind](name, from, until)}</h3>
      <p className={styles.when}>{words.arrangedBy(members.get(by)?.name ?? '')}</p>
      <div className={styles.acts}>
        <Button
          aria-label={words.seenOf(name)}
          onClick={() => change({ kind: 'putPersonal', key: seenKey, value: true })}
        >
          {words.seen}
        </Button>
      </div>
    </article>
  )
}
