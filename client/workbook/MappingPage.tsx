import type { PlanRefusal } from '#shared/workbook/plan.ts'
import { Button } from '../kit/Button.tsx'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './ImportWizard.module.css'
import { MappingTable } from './MappingTable.tsx'
import { PreviewTable } from './PreviewTable.tsx'
import { SourceChoice } from './SourceChoice.tsx'
import type { ImportActs, MappingState } from './useImport.ts'

interface MappingPageProps {
  readonly state: MappingState
  readonly acts: ImportActs
  readonly onCancel: () => void
}

/** Where every column goes, and the first rows as they will be. */
export function MappingPage({ state, acts, onCancel }: MappingPageProps) {
  const words = useWords().workbook
  const format = useFormat()
  const { plan, refusal, planning } = state
  // the table is typed by kind; the compiler cannot see that a refusal meets its own sentence
  const refusalText = refusal && (words.planRefused[refusal.kind] as (facts: PlanRefusal) => string)(refusal)
  return (
    <>
      <div className={styles.body}>
        <SourceChoice state={state} acts={acts} />
        {state.recalled !== null && (
          <p role="status" className={styles.recalled}>
            {words.recalled(state.recalled.file, format.moment(state.recalled.at).slice(0, 10))}
            <Button onClick={acts.guessAnew}>{words.guessAnew}</Button>
          </p>
        )}
        <MappingTable state={state} onMap={acts.map} />
        {plan !== null && <PreviewTable plan={plan} />}
      </div>
      <footer className={styles.foot}>
        <p role="status" data-tone={refusal === null ? 'plain' : 'lost'}>
          {planning && words.planning}
          {!planning && refusalText}
          {!planning && plan !== null && words.summary(plan)}
        </p>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button look="primary" disabled={planning || plan === null || plan.created === 0} onClick={acts.start}>
          {words.start(plan?.created ?? 0)}
        </Button>
      </footer>
    </>
  )
}
