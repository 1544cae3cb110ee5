import type { WorkbookFault } from '#shared/workbook/fault.ts'
import { Button } from '../kit/Button.tsx'
import { useWords } from '../words/useWords.ts'
import styles from './ImportWizard.module.css'
import { chooseFile } from './openFilePicker.ts'

/** Why this file cannot be read, in one sentence, and the next step. */
export function FileFault({
  fault,
  onChoose,
}: {
  readonly fault: WorkbookFault
  readonly onChoose: (file: File) => void
}) {
  const words = useWords().workbook
  // the table is typed by kind; the compiler cannot see that a fault meets its own sentence
  const sentence = (words.fault[fault.kind] as (facts: WorkbookFault) => string)(fault)
  return (
    <div className={styles.middle}>
      <p role="alert" className={styles.fault} data-fault={fault.kind}>
        {sentence}
      </p>
      <Button look="primary" onClick={() => chooseFile(onChoose)}>
        {words.chooseAnother}
      </Button>
    </div>
  )
}
