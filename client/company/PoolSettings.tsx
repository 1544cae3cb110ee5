import { mayConfigure } from '#shared/ownership/rights.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './PoolSettings.module.css'
import { CountedForm } from './CountedForm.tsx'
import { DealRulesForm } from './DealRulesForm.tsx'
import { PoolRulesForm } from './PoolRulesForm.tsx'
import { PoolsForm } from './PoolsForm.tsx'
import { SharingForm } from './SharingForm.tsx'
import { TerritoryForm } from './TerritoryForm.tsx'

/** The pool's rules, and how customers are shared out. */
export function PoolSettings() {
  const words = useWords()
  const { about } = words.company
  const mayEdit = mayConfigure(useSource(useWorkspace().viewer))
  return (
    <div className={styles.parts}>
      <section className={styles.narrow}>
        <h2 className={styles.title}>{about.poolRules}</h2>
        <p className={styles.lead}>{mayEdit ? about.poolLead : about.onlyManagers}</p>
        <PoolRulesForm mayEdit={mayEdit} />
      </section>
      <section className={styles.narrow} aria-label={words.pool.counted.title}>
        <h2 className={styles.title}>{words.pool.counted.title}</h2>
        <p className={styles.lead}>{words.pool.counted.lead}</p>
        <CountedForm mayEdit={mayEdit} />
      </section>
      <section className={styles.narrow} aria-label={words.pool.deals.title}>
        <h2 className={styles.title}>{words.pool.deals.title}</h2>
        <DealRulesForm mayEdit={mayEdit} />
      </section>
      <section>
        <h2 className={styles.title}>{words.pool.pools.title}</h2>
        <p className={styles.lead}>{words.pool.pools.lead}</p>
        <PoolsForm mayEdit={mayEdit} />
      </section>
      <section>
        <h2 className={styles.title}>{words.pool.sharing.title}</h2>
        <p className={styles.lead}>{mayEdit ? words.pool.sharing.lead : about.onlyManagers}</p>
        <SharingForm mayEdit={mayEdit} />
      </section>
      <section>
        <h2 className={styles.title}>{words.pool.sharing.territory}</h2>
        <p className={styles.lead}>{words.pool.sharing.territoryLead}</p>
        <TerritoryForm mayEdit={mayEdit} />
      </section>
    </div>
  )
}
