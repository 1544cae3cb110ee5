import { daysBetween, dayOf } from '#shared/base/instant.ts'
import { phonesOf } from '#shared/ledger/contactText.ts'
import { GradeTag } from '../kit/GradeTag.tsx'
import { Icon } from '../kit/Icon.tsx'
import { StageDot } from '../kit/StageDot.tsx'
import type { ViewRow } from '../replica/workspace.ts'
import { useOpenProposals } from '../proposal/useOpenProposals.ts'
import { useSource, useWorkspace } from '../replica/WorkspaceContext.tsx'
import { useCustomerInUrl } from '../shell/openCustomer.ts'
import { useFormat, useWords } from '../words/useWords.ts'
import styles from './CustomerCards.module.css'
import { useRoleReader } from './useRoleReader.ts'

/** One customer: name, grade, stage, comments, open proposals, when due; a call is one tap away. */
export function CustomerCard({ row, remarks }: { readonly row: ViewRow; readonly remarks: number }) {
  const { home: words, sheet } = useWords()
  const format = useFormat()
  const workspace = useWorkspace()
  const { settings } = useSource(workspace.company)
  const { open } = useCustomerInUrl()
  const cells = useRoleReader('customers')
  const proposals = useOpenProposals().get(row.id)?.proposals.length ?? 0
  const name = cells.text(row, 'name')
  const grade = cells.option(row, 'grade')
  const stage = cells.option(row, 'stage')
  const dueOn = cells.text(row, 'nextFollowUpOn')
  const phone = cells.text(row, 'phone')
  const lateDays = dueOn === '' ? 0 : daysBetween(dueOn, dayOf(workspace.now(), settings.zoneMinutes))
  return (
    <li className={styles.card}>
      <button type="button" className={styles.open} aria-label={words.openOf(name)} onClick={() => open(row.customer)}>
        <span className={styles.name}>{name}</span>
        <span className={styles.facts}>
          {grade !== null && <GradeTag name={grade.name} color={grade.color} />}
          {stage !== null && <StageDot name={stage.name} color={stage.color} />}
          {remarks > 0 && <span>{sheet.remarks(remarks)}</span>}
          {proposals > 0 && <span className={styles.proposed}>{sheet.proposals(proposals)}</span>}
          {dueOn !== '' && (
            <span className={styles.due} data-late={lateDays > 0}>
              {lateDays > 0 ? words.lateDays(lateDays) : format.longDay(dueOn)}
            </span>
          )}
        </span>
      </button>
      {phone !== '' && (
        <a href={`tel:${phonesOf(phone)[0]?.dial ?? ''}`} className={styles.call} aria-label={`${name} ${phone}`}>
          <Icon name="phone" size={20} />
        </a>
      )}
    </li>
  )
}
